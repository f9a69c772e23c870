"""Find cues on a plain line, and which of them meet. Pure; linear in the length of the line."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from models.terms.cues import CUES
from models.terms.rule import Rule
from models.terms.together import TOGETHER
from models.words import Line

Span = tuple[int, int]
_Places = Mapping[str, Sequence[Span]]
_NUMBER, _ANY = "#", "_"


def _index() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]:
    """Phrases with their cue, by their first two words."""
    index: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
    for cue, phrases in CUES.items():
        for phrase in phrases:
            index.setdefault(phrase[:2], []).append((phrase, cue))
    return index


_BY_FIRST_WORDS = _index()


def meetings(line: Line) -> Iterator[tuple[Rule, int, int]]:
    """What is shown together, and the characters of the line where."""
    words = line.text.split(" ")
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    places = _places(words)
    for together in TOGETHER:
        for shown in together.shown:
            span = _meeting(shown, places, together.words)
            if span and not any(_near(places.get(cue, ()), span, together.words) for cue in together.unless):
                yield together.rule, starts[span[0]], starts[span[1]] - 1


def _places(words: Sequence[str]) -> _Places:
    places: dict[str, list[Span]] = {}
    shapes = [_NUMBER if word.isdigit() else word for word in words]
    for start, (word, second) in enumerate(zip(shapes, [*shapes[1:], ""], strict=True)):
        for first in ((word,), (word, second), (word, _ANY)):
            for phrase, cue in _BY_FIRST_WORDS.get(first, ()):
                here = shapes[start : start + len(phrase)]
                if len(here) == len(phrase) and all(map(_fits, phrase, here)):
                    places.setdefault(cue, []).append((start, start + len(phrase)))
    return places


def _fits(part: str, word: str) -> bool:
    return part in (_ANY, word)


def _meeting(shown: Sequence[Sequence[str]], places: _Places, reach: int) -> Span | None:
    if not all(any(cue in places for cue in either) for either in shown):
        return None
    kinds = [_spans(either, places) for either in shown]
    for anchor in kinds[0]:
        chosen = [anchor]
        for spans in kinds[1:]:
            nearest = _nearest(spans, anchor[0], chosen)
            if nearest is None:
                break
            chosen.append(nearest)
        else:
            start, end = min(span[0] for span in chosen), max(span[1] for span in chosen)
            if end - start <= reach:
                return start, end
    return None


def _spans(either: Sequence[str], places: _Places) -> Sequence[Span]:
    """Where any of the cues stands, in order."""
    if len(either) == 1:
        return places[either[0]]
    return sorted(span for cue in either for span in places.get(cue, ()))


def _nearest(spans: Sequence[Span], place: int, taken: Sequence[Span]) -> Span | None:
    at = bisect_left(spans, (place, 0))
    found: Span | None = None
    for span in spans[max(0, at - 3) : at + 3]:
        if all(span[1] <= start or end <= span[0] for start, end in taken) and (
            found is None or abs(span[0] - place) < abs(found[0] - place)
        ):
            found = span
    return found


def _near(spans: Sequence[Span], where: Span, reach: int) -> bool:
    return any(where[0] - reach < start and end < where[1] + reach for start, end in spans)
