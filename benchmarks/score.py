"""Throughput and latency of the shipped reader against the plain transformers pipeline, in one run.

Both read the same messages one by one on the same number of threads. The pipeline's model is an untrained encoder of
the same shape, made here, with the same tokenizer: what is compared is the work, not the answers.

    python benchmarks/score.py [--messages 400] [--threads 1]
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import quantiles

import torch
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, pipeline

from models.loading import DEFAULT_MODEL
from models.onnx import OnnxReader
from models.training.corpus import OWN, read_own

SENTENCES = (
    "we walked the long way round the lake and the dog met every other dog",
    "does anyone know whether the library opens on sunday this month",
    "my sister is visiting and we are going to try the new place by the station",
    "the last patch broke my favourite build and now i have to learn everything again",
    "work was long today but the soup turned out well so i am calling it even",
    "he never texted back and i have been staring at the ceiling for an hour",
)


def messages(count: int) -> list[str]:
    """Chat-like: most are short, a few are long; one in ten comes from the short cries."""
    dice = Random(3)  # noqa: S311 - reproducible, not secret
    chat, cries = (read_own(path) for path in OWN)
    mixed = []
    for _ in range(count):
        kind = dice.random()
        if kind < 0.1:  # noqa: PLR2004 - one in ten
            mixed.append(dice.choice(cries))
        elif kind < 0.4:  # noqa: PLR2004 - three in ten
            mixed.append(dice.choice(chat))
        else:
            sentences = min(8, 1 + int(dice.expovariate(1.0)))
            mixed.append(". ".join(dice.choice(SENTENCES) for _ in range(sentences)))
    return mixed


def measure(name: str, read: Callable[[str], object], texts: list[str]) -> float:
    """Print and return messages per second, after a short warm-up."""
    for text in texts[:20]:
        read(text)
    taken = []
    for text in texts:
        started = time.perf_counter()
        read(text)
        taken.append(time.perf_counter() - started)
    cuts = quantiles(taken, n=100)
    rate = len(texts) / sum(taken)
    print(f"{name:<28} {rate:8.0f} msg/s   p50 {cuts[49] * 1000:6.2f} ms   p99 {cuts[98] * 1000:6.2f} ms", flush=True)
    return rate


def plain_pipeline(folder: Path) -> Callable[[str], object]:
    """What most bots do."""
    shape = BertConfig(
        hidden_size=384,
        num_hidden_layers=6,
        num_attention_heads=12,
        intermediate_size=1536,
        id2label={0: "a", 1: "b", 2: "c"},
    )
    BertForSequenceClassification(shape).save_pretrained(folder)
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
        tokenizer_file=str(DEFAULT_MODEL / "tokenizer.json"),
        model_max_length=512,
        pad_token="[PAD]",  # noqa: S106 - a word of the vocabulary
        cls_token="[CLS]",  # noqa: S106 - same
        sep_token="[SEP]",  # noqa: S106 - same
    )
    tokenizer.save_pretrained(folder)
    return pipeline("text-classification", model=str(folder), tokenizer=str(folder), truncation=True, top_k=None)


def main() -> None:
    """Run both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    texts = messages(options.messages)
    with tempfile.TemporaryDirectory() as folder:
        plain = measure("transformers pipeline", plain_pipeline(Path(folder)), texts)
    started = time.perf_counter()
    reader = OnnxReader(DEFAULT_MODEL, options.threads)
    cold = time.perf_counter() - started
    ours = measure("OnnxReader, with evidence", reader.read, texts)
    bare = measure("OnnxReader, scores only", reader.logits, texts)
    print(f"ratio to the pipeline: {ours / plain:.1f} with evidence, {bare / plain:.1f} scores only")
    print(f"opened in {cold:.2f} s")


if __name__ == "__main__":
    main()
