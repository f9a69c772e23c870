"""A member's text on a card: inert, cut to fit, its evidence marked. Pure."""

import re

from models.assessment import Span

_SPECIAL = re.compile(r"([\\*_~`|>#<\[\]()@:.-])")
ELLIPSIS = " […]"


def inert(text: str) -> str:
    """The text with every mark of Discord's escaped: it can neither format, mention, link nor leave a spoiler."""
    return _SPECIAL.sub(r"\\\1", text)


def marked(text: str, evidence: tuple[Span, ...], room: int) -> str:
    """At most `room` characters: the text around its strongest evidence, the evidence in bold.

    Spans that do not fit the text (it may have been edited since) mark nothing.
    """
    spans = sorted((s for s in evidence if 0 <= s.start < s.end <= len(text)), key=lambda s: s.start)
    whole = _join(text, spans, 0, len(text))
    if len(whole) <= room:
        return whole
    strongest = max(spans, key=lambda s: s.weight) if spans else Span(0, 0, 0.0)
    # Escaping at most doubles a text; each mark adds four characters.
    width = max(0, (room - 2 * len(ELLIPSIS) - 4 * len(spans)) // 2)
    start = max(0, min(strongest.start - width // 4, len(text) - width))
    end = min(len(text), start + width)
    cut = _join(text, spans, start, end)
    return (ELLIPSIS.lstrip() + " " if start else "") + cut + (ELLIPSIS if end < len(text) else "")


def _join(text: str, spans: list[Span], start: int, end: int) -> str:
    pieces, at = [], start
    for span in spans:
        a, b = max(span.start, at), min(span.end, end)
        if a >= b:
            continue
        pieces += [inert(text[at:a]), _bold(text[a:b])]
        at = b
    return "".join([*pieces, inert(text[at:end])])


def _bold(piece: str) -> str:
    """Bold needs a letter at both ends and no line break within."""
    bare = piece.strip()
    if not bare or "\n" in bare:
        return inert(piece)
    lead = piece[: len(piece) - len(piece.lstrip())]
    tail = piece[len(piece.rstrip()) :]
    return f"{lead}**{inert(bare)}**{tail}"
