"""From a text and its context to token ids: one code path for training and for reading.

Shape of one window: `[CLS] text [SEP] message [SEP] message [SEP]`; the text and its `[SEP]` are segment 0, the
context messages (oldest first, each with its name) are segment 1. Without context the second segment is absent,
never padded in, so a row reads the same alone and beside others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

MAX_CONTEXT_MESSAGES = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids and segment ids of one pass through the network, equally long, and the characters it covers."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    start: int
    end: int


class Encoder:
    """Turns a normalised text into windows of at most `text_cap` text tokens, sharing `context_cap` context tokens.

    A longer text is read in several windows that overlap by `overlap` tokens: no tail is ever skipped.
    Of a longer context the newest tokens are kept.
    """

    def __init__(self, tokenizer: Path, text_cap: int, context_cap: int, overlap: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cls = self._special("[CLS]", "<s>")
        self._sep = self._special("[SEP]", "</s>")
        self._text_cap, self._context_cap, self._overlap = text_cap, context_cap, overlap

    def windows(self, text: str, context: Sequence[str] = ()) -> list[Window]:
        """All windows of `text`; at least one, even for an empty text."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        after = self._context(context)
        count = len(encoding.ids)
        windows = []
        for start in range(0, max(1, count - self._overlap), self._text_cap - self._overlap):
            stop = min(start + self._text_cap, count)
            first = (self._cls, *encoding.ids[start:stop], self._sep)
            spans = encoding.offsets[start:stop] or [(0, 0)]
            types = (*(0 for _ in first), *(1 for _ in after))
            windows.append(Window((*first, *after), types, spans[0][0], spans[-1][1]))
        return windows

    def _special(self, *names: str) -> int:
        """The id of the first of `names` that the vocabulary has: BERT's and XLM-R's words for the same thing."""
        found = [token for name in names if (token := self._tokenizer.token_to_id(name)) is not None]
        if not found:
            raise ValueError(f"the tokenizer has no {' or '.join(names)}")
        return int(found[0])

    def _context(self, context: Sequence[str]) -> list[int]:
        joined: list[int] = []
        for line in context[-MAX_CONTEXT_MESSAGES:]:
            joined += [*self._tokenizer.encode(line, add_special_tokens=False).ids, self._sep]
        return joined[-self._context_cap :]
