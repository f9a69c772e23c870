"""What people do to words so that a filter does not see them: one function a move, from plain text to disguised.

For measuring only; `models.normalise` undoes most of these. Every move keeps what a person reads.
"""

from collections.abc import Callable

from models.disguises import LEET

_TWINS = str.maketrans("aceopxyisj", "асеорхуіѕј")  # Latin to the Cyrillic letters that look the same
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LEET = {ord(letter): signs[0] for letter, signs in LEET.items() if letter in "aeiost"}
_HIDDEN = "\u200b"
LONG = 3  # letters from which a word is worth dotting


def look_alikes(text: str) -> str:
    """Every other look-alike letter from another alphabet."""
    return "".join(sign.translate(_TWINS) if at % 2 else sign for at, sign in enumerate(text))


def fullwidth(text: str) -> str:
    """The wide forms of East Asian typography."""
    return text.translate(_WIDE)


def zero_width(text: str) -> str:
    """A sign that is not seen between any two letters."""
    return _HIDDEN.join(text)


def spaced(text: str) -> str:
    """Letters apart, words further apart: as in l o o k  h e r e."""
    return "  ".join(" ".join(word) for word in text.split())


def dotted(text: str) -> str:
    """Letters of longer words joined by dots: as in l.o.o.k h.e.r.e."""
    return " ".join(".".join(word) if len(word) >= LONG else word for word in text.split())


def backwards(text: str) -> str:
    """The whole message from its end to its beginning."""
    return text[::-1]


def leet(text: str) -> str:
    """The commonest digits that stand for letters: as in l0ok h3r3."""
    return text.lower().translate(_LEET)


def markdown(text: str) -> str:
    """Every word in bold, the first half of each hidden behind a spoiler."""
    words = text.split()
    half = len(words) // 2
    marked = [f"**{word}**" for word in words]
    return " ".join([f"||{' '.join(marked[:half])}||", *marked[half:]]) if half else f"||{' '.join(marked)}||"


def boxed(text: str) -> str:
    """Every word in squared emoji letters."""
    return _letters(text, 0x1F170, "")


def flags(text: str) -> str:
    """Every word in regional letters, kept apart by blanks so that they draw no flags."""
    return _letters(text, 0x1F1E6, " ")


def hidden_flags(text: str) -> str:
    """The same, kept apart by a sign that is not seen."""
    return _letters(text, 0x1F1E6, _HIDDEN)


def _letters(text: str, first: int, between: str) -> str:
    words = text.lower().split()
    return ("  " if between == " " else " ").join(
        between.join(chr(first + ord(sign) - ord("a")) if "a" <= sign <= "z" else sign for sign in word)
        for word in words
    )


MOVES: dict[str, Callable[[str], str]] = {
    "look-alike letters": look_alikes,
    "fullwidth letters": fullwidth,
    "zero-width signs": zero_width,
    "spaced letters": spaced,
    "dotted letters": dotted,
    "reversed": backwards,
    "digits for letters": leet,
    "bold and spoilers": markdown,
    "boxed emoji letters": boxed,
    "regional letters": flags,
    "regional letters, zero-width signs between": hidden_flags,
}
