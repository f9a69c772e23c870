"""Tell words and lines written backwards from ordinary ones: only where what comes out is plainly about harm. Pure."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is looked for. Too short or too common words, backwards a word or a name ("evil", "Eid"), need a whole line.
_ALONE = _words(
    "myself yourself suicide suicidal kill killing overdose overdosed selfharm unalive goodbye tonight dying death"
    " cutting"
)
_RISKY = _ALONE | _words("die dead kys kms hang cut pills gun bleed bleeding jump end")
_PLAIN = _RISKY | _words(
    "i im am a to the my me and it is want wanna need going gonna will just this that life everyone you all of for now"
    " be no not more anymore cant dont please help go have take took with in on so tired hate feel sorry bye love mom"
)
_STARTS = _words("i im you we the my please help just goodbye kill cut end sorry no going gonna all take took hang")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST = 0.6


def word_backwards(word: str) -> bool:
    """Whether `word` alone is one of the words looked for, from right to left."""
    return word[::-1].lower() in _ALONE


def line_forwards(line: str) -> str:
    """`line` as it was meant: turned as a whole, or word by word; unchanged unless most of it is backwards."""
    tokens = [token.lower().replace("'", "") for token in _TOKEN.findall(line)]
    turned = [token[::-1] for token in tokens]
    telling = [(token, back) for token, back in zip(tokens, turned, strict=True) if token != back]
    hits = [back for token, back in telling if back in _PLAIN and token not in _PLAIN]
    if len(hits) < 2 or len(hits) < _MOST * len(telling) or not _RISKY.intersection(hits):  # noqa: PLR2004 - one may be chance
        return line
    if turned[0] not in _STARTS and turned[-1] in _STARTS:
        return line[::-1]
    return _TOKEN.sub(lambda match: match[0][::-1], line)
