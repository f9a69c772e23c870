"""A tiny Hugging Face model, made here, through the second backend and the common contract."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from models.assessment import LABELS, Assessment
from models.errors import ModelError
from models.loading import DEFAULT_MODEL, Backend, open_reader
from models.torch import TorchReader

OUTPUTS: Mapping[str, Mapping[str, object]] = {
    "calm": {},
    "sad": {"tier": "amber", "labels": ["distress"], "subject": "self"},
    "low": {"tier": "red", "labels": ["suicide", "distress"], "subject": "self", "level": 2},
}
MAP = {"format": 1, "activation": "softmax", "max_tokens": 64, "context": True, "outputs": OUTPUTS}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "i", "feel", "fine", "awful", "today"]
    plain = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    plain.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
        tokenizer_object=plain, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(tmp_path)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        id2label=dict(enumerate(OUTPUTS)),
        label2id={name: i for i, name in enumerate(OUTPUTS)},
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    write_map(tmp_path, MAP)
    return tmp_path


def write_map(directory: Path, found: Mapping[str, Any]) -> None:
    (directory / "lightkeeper.json").write_text(json.dumps(found), encoding="utf-8")


def obeys(answer: Assessment, text: str) -> None:
    """What every reader promises."""
    tiers = answer.tiers
    assert 1.0 >= tiers.amber >= tiers.red >= tiers.crisis >= 0.0
    assert tuple(answer.labels) == LABELS
    assert sum(answer.subject.values()) == pytest.approx(1.0)
    assert len(answer.level) == 6
    assert list(answer.level) == sorted(answer.level, reverse=True)
    assert all(0 <= span.start < span.end <= len(text) and 0 <= span.weight <= 1 for span in answer.evidence)
    assert answer.by == "model"


@pytest.mark.parametrize("text", ["i feel fine", "i feel awful. today i feel awful", "", " \n", "…", "i " * 400, "💀"])
@pytest.mark.parametrize("context", [(), ("mo: today",), ("mo: i feel awful",) * 9])
@pytest.mark.parametrize("backend", ["onnx", "torch"])
def test_both_backends_keep_the_contract(
    directory: Path, backend: Backend, text: str, context: tuple[str, ...]
) -> None:
    reader = open_reader(directory if backend == "torch" else DEFAULT_MODEL, backend)
    answer = reader.read(text, context)
    obeys(answer, text)
    assert reader.read(text, context) == answer


def test_outputs_of_a_softmax_that_share_a_meaning_add_up(directory: Path) -> None:
    answer = TorchReader(directory).read("i feel awful today")
    assert answer.labels["distress"] == pytest.approx(answer.tiers.amber)
    assert answer.labels["suicide"] == pytest.approx(answer.tiers.red)
    assert answer.level[:2] == pytest.approx((answer.tiers.red, answer.tiers.red))
    assert answer.level[2] == answer.tiers.crisis == 0.0
    assert answer.subject["self"] == pytest.approx(answer.tiers.amber)


def test_of_sigmoid_outputs_the_largest_counts(directory: Path) -> None:
    write_map(directory, MAP | {"activation": "sigmoid"})
    answer = TorchReader(directory).read("i feel awful today")
    assert answer.tiers.amber == max(answer.labels["distress"], answer.labels["suicide"])
    obeys(answer, "i feel awful today")


def test_context_is_read_only_when_the_map_says_so(directory: Path) -> None:
    reads = TorchReader(directory)
    assert reads.read("i feel", ("mo: awful today",)) != reads.read("i feel")
    write_map(directory, MAP | {"context": False})
    deaf = TorchReader(directory)
    assert deaf.read("i feel", ("mo: awful today",)) == deaf.read("i feel")


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (MAP | {"activation": "relu"}, "activation"),
        (MAP | {"outputs": {"calm": {}}}, "other outputs"),
        (MAP | {"outputs": {**OUTPUTS, "sad": {"labels": ["joy"]}}}, "unknown labels joy"),
    ],
)
def test_a_wrong_map_is_refused_with_what_and_where(directory: Path, found: Mapping[str, Any], says: str) -> None:
    write_map(directory, found)
    with pytest.raises(ModelError, match=says) as caught:
        TorchReader(directory)
    assert str(directory) in str(caught.value)


def test_a_directory_without_a_map_or_a_model_is_refused(directory: Path, tmp_path: Path) -> None:
    (directory / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="cannot open the model"):
        TorchReader(directory)
    with pytest.raises(ModelError, match=r"lightkeeper\.json"):
        TorchReader(tmp_path / "nowhere")
