"""From a trained network to what ships: a fused int8 ONNX file, its tokenizer and its description."""

import json
import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]  # ships no types
from onnxruntime.transformers import optimizer  # type: ignore[import-untyped]  # same
from onnxruntime.transformers.fusion_options import FusionOptions  # type: ignore[import-untyped]  # same
from torch import Tensor, nn
from transformers import AttentionInterface

from models.manifest import FORMAT, NAMES, Caps, Manifest, Temperatures, Thresholds, sha256
from models.training.network import ReaderNetwork
from models.training.recipe import BASE, LANGUAGES_MEASURED, LICENCE, Recipe

HEADS = 12  # attention heads of the encoder
HIDDEN = 384
SHIPPED = ("model.onnx", "tokenizer.json")


def _attend(
    module: nn.Module, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, **_: object
) -> tuple[Tensor, None]:
    """Plain attention without a mask, divided (not multiplied) by √d: the pattern the optimiser fuses."""
    del module, mask
    scores = torch.matmul(query, key.transpose(-1, -2)) / query.shape[-1] ** 0.5
    return torch.matmul(torch.softmax(scores, dim=-1), value).transpose(1, 2), None


AttentionInterface.register("fusable", _attend)


class _Unpadded(nn.Module):
    """The network as it is read: one row, nothing padded, so no mask."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        logits: Tensor = self.network(ids, types)
        return logits


def load(base: Path, weights: Path) -> ReaderNetwork:
    """The trained network, in the plain form of attention that the optimiser can fuse."""
    network = ReaderNetwork(base, attention="fusable")
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network.eval()


def to_onnx(network: ReaderNetwork, path: Path) -> None:
    """Write the fp32 graph, its attention, GELU and layer norms fused."""
    example = (torch.tensor([[101, 7592, 102, 7592, 102]]), torch.tensor([[0, 0, 0, 1, 1]]))
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        # The tracing exporter is deprecated, but its graph is the one onnxruntime's optimiser knows how to fuse.
        warnings.simplefilter("ignore")
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            _Unpadded(network).eval(),
            example,
            raw,
            input_names=["ids", "types"],
            output_names=["logits"],
            dynamic_axes={"ids": {1: "tokens"}, "types": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        fused = optimizer.optimize_model(
            str(raw), "bert", num_heads=HEADS, hidden_size=HIDDEN, optimization_options=FusionOptions("bert")
        )
        print("fused:", {name: count for name, count in fused.get_fused_operator_statistics().items() if count})
        fused.save_model_to_file(str(path))


def quantise(fp32: Path, int8: Path) -> None:
    """Weights to 7 of 8 bits per channel: AVX2 without VNNI saturates on full 8-bit products."""
    quantize_dynamic(
        fp32,
        int8,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},  # types behind fused nodes are not inferred
    )


def describe(directory: Path, recipe: Recipe, temperatures: Temperatures, thresholds: Thresholds, date: str) -> None:
    """Write `model.json` beside the files it vouches for. `date` is the day of the export, ISO 8601."""
    manifest = Manifest(
        format=FORMAT,
        name=directory.name,
        base=BASE,
        licence=LICENCE,
        date=date,
        recipe=recipe.fingerprint(),
        heads=NAMES,
        languages=LANGUAGES_MEASURED,
        caps=Caps(
            text=recipe.text_cap,
            context=recipe.context_cap,
            overlap=recipe.overlap,
            sentence=recipe.sentence_cap,
        ),
        temperatures=temperatures,
        thresholds=thresholds,
        files={name: sha256(directory / name) for name in SHIPPED},
    )
    text = json.dumps(manifest.model_dump(), indent=2, ensure_ascii=False)
    (directory / "model.json").write_text(f"{text}\n", encoding="utf-8")


def ship(network: ReaderNetwork, base: Path, directory: Path, recipe: Recipe, date: str) -> None:
    """Write a whole model directory with neutral temperatures and thresholds, for `calibrate` to set."""
    directory.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        fp32 = Path(folder) / "fp32.onnx"
        to_onnx(network, fp32)
        quantise(fp32, directory / "model.onnx")
    # Read, parsed and written again: the base's truncation and padding settings are left behind.
    shutil.copyfile(base / "tokenizer.json", directory / "tokenizer.json")
    neutral = Thresholds(amber=0.5, red=0.5, crisis=0.5)
    describe(directory, recipe, Temperatures(), neutral, date)
