"""From a text and its context to token ids: one code path for training and for reading.

Shape of one window: `[CLS] text [SEP] message [SEP] message [SEP]`; the text and its `[SEP]` are segment 0, the
context messages (oldest first, each with its name) are segment 1. Without context the second segment is absent,
never padded in, so a row reads the same alone and beside others.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

MAX_CONTEXT_MESSAGES = 4
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids and segment ids of one pass through the network, equally long, and the characters it covers."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    start: int
    end: int


class Encoder:
    """Turns a normalised text into windows of at most `text_cap` text tokens, sharing `context_cap` context tokens.

    A longer text is read in several windows that overlap by `overlap` tokens: no tail is ever skipped. A text of more
    than `sentence_cap` tokens is also read a few sentences at a time, so that no clause drowns (0: never).
    Of a longer context the newest tokens are kept.
    """

    def __init__(
        self, tokenizer: Path, text_cap: int, context_cap: int, overlap: int, *, sentence_cap: int = 0
    ) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cls = self._special("[CLS]", "<s>")
        self._sep = self._special("[SEP]", "</s>")
        self._text_cap, self._context_cap, self._overlap = text_cap, context_cap, overlap
        self._sentence_cap = sentence_cap

    def windows(self, text: str, context: Sequence[str] = ()) -> list[Window]:
        """All windows of `text`; at least one, even for an empty text."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        after = self._context(context)
        count = len(encoding.ids)
        pieces = [
            (start, min(start + self._text_cap, count))
            for start in range(0, max(1, count - self._overlap), self._text_cap - self._overlap)
        ]
        windows = [self._window(encoding.ids[a:b], encoding.offsets[a:b], after) for a, b in pieces]
        if self._sentence_cap and count > self._sentence_cap:
            for a, b in self._sentences(text, encoding.offsets):
                windows.append(self._window(encoding.ids[a:b], encoding.offsets[a:b], []))
        return windows

    def _window(self, ids: Sequence[int], offsets: Sequence[tuple[int, int]], after: Sequence[int]) -> Window:
        first = (self._cls, *ids, self._sep)
        spans = offsets or [(0, 0)]
        types = (*(0 for _ in first), *(1 for _ in after))
        return Window((*first, *after), types, spans[0][0], spans[-1][1])

    def _sentences(self, text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ranges of tokens: whole sentences, as many as fit; a longer sentence alone, cut where it must be.

        Every range begins where it would if nothing followed, so what is appended changes only the last one.
        """
        starts = [start for start, _ in offsets]
        ends = [bisect_left(starts, match.end()) for match in _SENTENCE_END.finditer(text)]
        found: list[tuple[int, int]] = []
        begin = 0
        done = 0
        for end in (*ends, len(offsets)):
            if end - begin > self._sentence_cap and done > begin:
                found.append((begin, done))
                begin = done
            while end - begin > self._sentence_cap:
                found.append((begin, begin + self._sentence_cap))
                begin += self._sentence_cap
            done = end
        return [*found, (begin, done)] if done > begin else found

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
