"""Undo disguises in a message, and remember where every character came from.

Look-alike and drawn letters, hidden characters, spaced, dotted and digit-masked words, Discord's markup: what a
person sees through at once and a reader of text does not. Words and lines written backwards are turned only when what
comes out is plainly about harm.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.backwards import line_forwards, word_backwards
from models.disguises import DRAWN_LETTERS, FLAGS, LEET, LOOK_ALIKES, MASKED_WORDS


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """Plain `text`, and for each of its characters where it began in the original.

    `offsets` has len(text) + 1 entries, never falling; the last one is the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` ≤ i < `end` came from, empty only for an empty span."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        after = bisect_right(self.offsets, self.offsets[end - 1], lo=end)
        return self.offsets[start], self.offsets[after]


# One layer may hide another: spaced letters inside bold. A few rounds see through all that people write.
_ROUNDS = 6


def normalise(text: str) -> NormalisedText:
    """Undo the disguises of `text`. Total, linear in its length; normalising twice changes nothing more."""
    draft = _Draft(text, list(range(len(text) + 1)))
    for _ in range(_ROUNDS):
        before = draft.text
        for step in _STEPS:
            draft = step(draft)
        if draft.text == before:
            break
    return NormalisedText(draft.text, tuple(draft.offsets))


# What takes a match's place: a new text, or the positions of the characters that stay.
_Change = str | Sequence[int]


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    offsets: list[int]

    def edit(
        self, pattern: re.Pattern[str], change: Callable[[re.Match[str]], _Change], *, whole: bool = False
    ) -> "_Draft":
        """Put the change in place of every match. `whole`: each of its characters stands for all of the match."""
        text: list[str] = []
        offsets: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = change(match)
            if new == match[0]:
                continue
            if isinstance(new, str):
                one_by_one = len(new) == end - start and not whole
                origins = self.offsets[start:end] if one_by_one else [self.offsets[start]] * len(new)
            else:
                origins = [self.offsets[i] for i in new]
                new = "".join(self.text[i] for i in new)
            text += (self.text[done:start], new)
            offsets += self.offsets[done:start] + origins
            done = end
        return _Draft("".join(text) + self.text[done:], offsets + self.offsets[done:]) if done else self


# --- characters: hidden ones, drawn letters, piles of marks ---

_MARK = "\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_NOT_PLAIN = re.compile(rf"(?P<base>[^\x20-\x7e\n{_MARK}])[{_MARK}]*|(?P<plain>[\x20-\x7e])?[{_MARK}]+")
_MARKS_OF_A_REAL_LETTER = 2
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]+")
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {chr(i) for i in range(0xFE00, 0xFE10)}
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


def _plain_characters(draft: _Draft) -> _Draft:
    return draft.edit(_NOT_PLAIN, _plain_character).edit(_FLAG_LETTERS, _flag_letters)


def _plain_character(match: re.Match[str]) -> str:
    base = match["base"] or match["plain"]
    if not base:
        return ""
    plain, marks = _plain_letter(base), match[0][1:]
    if not marks or len(marks) > _MARKS_OF_A_REAL_LETTER:
        return plain
    accented = unicodedata.normalize("NFC", plain + marks)
    return accented if len(accented) == 1 else plain


def _plain_letter(letter: str) -> str:
    if letter in DRAWN_LETTERS:
        return DRAWN_LETTERS[letter]
    if letter in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(letter)
    if letter in _BLANKS or category == "Cf":
        return ""
    return " " if category == "Cc" else unicodedata.normalize("NFKC", letter)


def _flag_letters(match: re.Match[str]) -> str:
    """Two flag letters draw a flag; a run that cannot be cut into flags spells a word."""
    letters = "".join(chr(ord(letter) - 0x1F1E6 + ord("a")) for letter in match[0])
    if len(letters) % 2 == 0 and all(letters[i : i + 2] in FLAGS for i in range(0, len(letters), 2)):
        return match[0]
    return letters


# --- Discord's markup ---

_ENTITY = re.compile(
    r"<a?(?P<emoji>:\w{1,64}:)\d{1,22}>|(?P<member><@[!&]?\d{1,22}>)|(?P<channel><#\d{1,22}>)"
    r"|\b(?:https?://|www\.)[^\s<>()]+"
)
_EMPHASIS = re.compile(r"[*_~|`]+")


def _entities(draft: _Draft) -> _Draft:
    return draft.edit(_ENTITY, _entity)


def _entity(match: re.Match[str]) -> _Change:
    if match["emoji"]:
        return range(*match.span("emoji"))
    return "@member" if match["member"] else "#channel" if match["channel"] else "link"


def _emphasis(draft: _Draft) -> _Draft:
    """Bold, italics, spoilers and code ticks go; a_name, a ~ or | alone, and a star that masks a letter stay."""
    masks = [m.start() for m in _EMPHASIS.finditer(draft.text) if set(m[0]) == {"*"} and all(_beside(m))]

    def change(match: re.Match[str]) -> str:
        signs, beside = match[0], _beside(match)
        if signs == "_" or (signs == "*" and not all(beside)):
            keep = beside[0] == beside[1]
        else:
            keep = signs in ("~", "|") or masks == [match.start()]
        return signs if keep else ""

    return draft.edit(_EMPHASIS, change)


def _beside(match: re.Match[str]) -> tuple[bool, bool]:
    """Whether a letter or digit stands before and after."""
    text, (start, end) = match.string, match.span()
    return text[start - 1 : start].isalnum(), text[end : end + 1].isalnum()


# --- letters taken apart ---

_SIGN = "[A-Za-z0134579$@!]"
_SPACED = re.compile(rf"(?<!\S)[A-Za-z](?:\s{{1,3}}{_SIGN}(?![\w@$'’-])){{2,}}")
# Each pair again with the same sign; sixty are more than any word has, and keep the search linear.
_DOTTED = re.compile(rf"(?<![A-Za-z0-9'’])[A-Za-z](\s?[.\-–_*•·/|~+]\s?){_SIGN}(?:\1{_SIGN}){{1,60}}(?!\1?[A-Za-z0-9])")
# "y r u", "i c u", "a.k.a.": talk, not a word taken apart.
_TEXTING = frozenset("abciknoruxy")


def _letters_apart(draft: _Draft) -> _Draft:
    return draft.edit(_DOTTED, _dotted).edit(_SPACED, _spaced)


def _dotted(match: re.Match[str]) -> _Change:
    signs = _signs(match)
    return signs if _spells(match.string, signs) else match[0]


def _spaced(match: re.Match[str]) -> _Change:
    signs = _signs(match)
    if not _spells(match.string, signs):
        return match[0]
    # "k i l l  m e": the wider gap is the space between two words, unless a letter would be left alone.
    gaps = [after - before for before, after in pairwise(signs)]
    starts = [sign for sign, gap in zip(signs[1:], gaps, strict=True) if gap > min(gaps)]
    places = [0, *(signs.index(start) for start in starts), len(signs)]
    if any(after - before == 1 for before, after in pairwise(places)):
        return signs
    return sorted([*signs, *(start - 1 for start in starts)])


def _signs(match: re.Match[str]) -> list[int]:
    return [i for i in range(*match.span()) if match.string[i].isalnum() or match.string[i] in "$@!"]


def _spells(text: str, signs: Sequence[int]) -> bool:
    letters = [text[i].lower() for i in signs if text[i].isalpha()]
    return 2 * len(letters) > len(signs) and not _TEXTING.issuperset(letters)


# --- letters masked by another sign, or drawn out ---

_WORD = re.compile(r"[^\W\d_]{3,}")
_CYRILLIC = "\u0400"
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")  # Greek, then Cyrillic
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}|([!?.,])\2{3,}", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_STANDS_ALONE = 5


def _masked(word: str) -> str:
    signs = "".join(f"[{letter}{LEET.get(letter, '')}]" for letter in word)
    return f"({signs})" if len(word) > _STANDS_ALONE else rf"({signs})(?![A-Za-z0-9])"


_WORDS = sorted(MASKED_WORDS, key=len, reverse=True)
_LEET = re.compile(rf"(?<![\w@$])(?=[a-z]{{0,12}}[0-9@$!|])(?:{'|'.join(map(_masked, _WORDS))})", re.IGNORECASE)


def _look_alikes(draft: _Draft) -> _Draft:
    return draft if draft.text.isascii() else draft.edit(_WORD, _look_alike)


def _look_alike(match: re.Match[str]) -> str:
    word = match[0]
    foreign = _FOREIGN.findall(word)
    scripts = {letter < _CYRILLIC for letter in foreign}
    if (len(foreign) == len(word) and len(scripts) == 1) or not all(letter in LOOK_ALIKES for letter in foreign):
        return word
    return "".join(LOOK_ALIKES.get(letter, letter) for letter in word)


def _digits_for_letters(draft: _Draft) -> _Draft:
    def change(match: re.Match[str]) -> str:
        word = _WORDS[(match.lastindex or 1) - 1]
        return "".join(sign if sign.isalpha() else meant for sign, meant in zip(match[0], word, strict=True))

    return draft.edit(_LEET, change)


def _drawn_out(draft: _Draft) -> _Draft:
    def change(match: re.Match[str]) -> _Change:
        if match[0] == "III":
            return match[0]
        return range(match.start(), match.start() + (2 if match[1] else 3))

    return draft.edit(_DRAWN_OUT, change)


def _white_space(draft: _Draft) -> _Draft:
    def change(match: re.Match[str]) -> str:
        if match.start() == 0 or match.end() == len(match.string):
            return ""
        return "\n" if "\n" in match[0] else " "

    return draft.edit(_SPACE, change)


# --- words and lines written backwards ---

_TEXT_LINE = re.compile(r"[^\n]{4,}")


def _forwards(draft: _Draft) -> _Draft:
    def turned(match: re.Match[str]) -> str:
        return line_forwards(match[0])

    def turned_word(match: re.Match[str]) -> str:
        return match[0][::-1] if word_backwards(match[0]) else match[0]

    return draft.edit(_TEXT_LINE, turned, whole=True).edit(_WORD, turned_word, whole=True)


_STEPS = (
    *(_plain_characters, _entities, _look_alikes, _letters_apart, _emphasis),
    *(_digits_for_letters, _forwards, _drawn_out, _white_space),
)
