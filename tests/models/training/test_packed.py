"""The base encoder's weights, read from the file that a package carries."""

import struct
from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.packed import Packed

WIDTH, LAYERS, HEADS, INNER, PIECES, POSITIONS, TYPES = 32, 2, 4, 64, 3, 8, 2


def weights(path: Path) -> Path:
    """A tiny file in that form: one tensor in floats, one in blocks of 4 bits."""
    head = b"E5S1" + struct.pack("<I7i", 1, WIDTH, LAYERS, HEADS, INNER, PIECES, POSITIONS, TYPES)
    head += struct.pack("<fi", 1e-12, 32)
    tokens, blob = 2, b"hello"
    head += struct.pack("<5iQ", tokens, 0, 2, 1, 3, len(blob)) + bytes(4 * (tokens + 1) + 4 * tokens) + blob
    head += struct.pack("<iI", 0, 3) + b"xyz" + struct.pack("<i", 2)
    floats = np.arange(4, dtype="<f4").tobytes()
    nibbles = bytes(low | (15 - low) << 4 for low in range(16))
    block = struct.pack("<e", 0.5) + nibbles
    entries = ((b"plain", 0, 4, floats), (b"packed", 1, 32, block))
    offset = len(head) + sum(2 + len(name) + 1 + 20 for name, *_ in entries)
    for name, kind, count, data in entries:
        head += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, count, offset, len(data))
        offset += len(data)
    path.write_bytes(head + floats + block)
    return path


def test_sizes_and_tensors_come_out_as_they_went_in(tmp_path: Path) -> None:
    packed = Packed(weights(tmp_path / "small.bin"))
    assert (packed.width, packed.layers, packed.heads, packed.inner) == (WIDTH, LAYERS, HEADS, INNER)
    assert (packed.pieces, packed.positions, packed.types) == (PIECES, POSITIONS, TYPES)
    assert torch.equal(packed.tensor("plain", 2, 2), torch.tensor([[0.0, 1.0], [2.0, 3.0]]))
    low = torch.arange(16.0)
    assert torch.equal(packed.tensor("packed", 32), torch.cat([(low - 8) * 0.5, (15 - low - 8) * 0.5]))


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF0000")
    with pytest.raises(ValueError, match=r"other\.bin does not begin with E5S1"):
        Packed(tmp_path / "other.bin")
