"""The floor: reads a message with fixed rules, when the model cannot. Pure and quick; precise rather than greedy.

A hit counts less when it is denied, long past, quoted, laughed about or part of a game or a song. The numbers are
ranks: a tier the rules found lies above 0.5, the next one below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.assessment import LABELS, LEVELS, RANKS, Assessment, Span
from models.normalise import NormalisedText, normalise
from models.terms.answers import ANSWERS
from models.terms.feeling import DISTRESS, RECOVERY
from models.terms.frame import ANNOYANCE, ASKED, DENIED, FICTION, HARMLESS, LAUGHTER, PAST
from models.terms.harm import EATING, SELF_HARM, SUBSTANCE
from models.terms.languages import LANGUAGES
from models.terms.others import ABUSE, HOSTILITY, UNSAFE, VIOLENCE
from models.terms.rule import PIECES, Rule, lines
from models.terms.sudden import SUDDEN
from models.terms.suicide import SUICIDE
from models.together import meetings
from models.words import Line, line_of

_RULES = (
    *(*SUICIDE, *SUDDEN, *SELF_HARM, *EATING, *SUBSTANCE, *ABUSE, *VIOLENCE, *HOSTILITY, *UNSAFE, *LANGUAGES),
    *(*DISTRESS, *RECOVERY),
)
_TIERS = ("green", "amber", "red", "crisis")
_GREEN, _AMBER, _RED, _CRISIS = range(4)
_FOUND, _DOUBTED, _ABSENT = 0.85, 0.4, 0.03
_SPANS = 3


def _compile(patterns: str) -> re.Pattern[str]:
    def piece(match: re.Match[str]) -> str:
        return _PIECE.sub(piece, PIECES[match[1]])

    return re.compile(rf"(?<!\S)(?:{'|'.join(_PIECE.sub(piece, pattern) for pattern in lines(patterns))})(?!\S)")


_PIECE = re.compile(r"\{([a-z]+)\}")
_NEVER = "(?!)"
_COMPILED = tuple((rule, _compile(rule.patterns)) for rule in _RULES)
_ANSWERS = tuple(
    (
        *(answer.rule, _compile(answer.asked), _compile(answer.said)),
        *(_compile(answer.amid or answer.asked), _compile(answer.unless or _NEVER)),
    )
    for answer in ANSWERS
)
_ANNOYANCE_RE, _ASKED_RE, _DENIED_RE, _PAST_RE, _FICTION_RE, _HARMLESS_RE, _LAUGHTER_RE = map(
    _compile, (ANNOYANCE, ASKED, DENIED, PAST, FICTION, HARMLESS, LAUGHTER)
)
_QUOTE = re.compile(r'"[^"\n]{1,200}"|“[^”\n]{1,200}”')
_QUOTED_LINE = re.compile(r"^>[^\n]*$", re.MULTILINE)
_DENIAL_REACH = 24  # characters of the plain line before a hit
_SHORT_MESSAGE = 60  # words within which a joke or a game colours everything
_SHORT_ANSWER = 9  # words
_BEFORE = 3  # messages an answer may belong to


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    tier: int
    start: int
    end: int


class LexiconReader:
    """Reads by rules alone; keeps nothing between messages. A `models.assessment.Reader`."""

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """Read `text`; of `context`, only a question that a short answer belongs to. Never raises for a str."""
        plain = normalise(text)
        line = line_of(_QUOTED_LINE.sub(lambda quoted: " " * len(quoted[0]), plain.text))
        hits = sorted(
            (*_hits(line, plain.text), *_answers(line, context)), key=lambda hit: (-hit.tier, hit.start - hit.end)
        )
        return _assessment(hits, line, plain)


def _hits(line: Line, plain: str) -> Iterator[_Hit]:
    frame = _Frame.of(line.text)
    quotes = [quote.span() for quote in _QUOTE.finditer(plain)]
    for rule, pattern in _COMPILED:
        for match in pattern.finditer(line.text):
            start, end = line.span(*match.span())
            quoted = any(first < start and end < last for first, last in quotes)
            tier = _GREEN if quoted else frame.tier_of(rule, line.text, *match.span())
            yield _Hit(rule, tier, match.start(), match.end())
    for rule, start, end in meetings(line):
        first, last = line.span(start, end)
        quoted = any(a < first and last < b for a, b in quotes)
        yield _Hit(rule, _GREEN if quoted else frame.tier_of(rule, line.text, start, end), start, end)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What surrounds a hit and changes what it means."""

    laughing: bool
    fiction: bool

    @classmethod
    def of(cls, text: str) -> "_Frame":
        short = text.count(" ") < _SHORT_MESSAGE
        return cls(
            laughing=short and _LAUGHTER_RE.search(text) is not None,
            fiction=short and _FICTION_RE.search(text) is not None,
        )

    def tier_of(self, rule: Rule, text: str, start: int, end: int) -> int:
        tier = _TIERS.index(rule.tier)
        before = max(text.rfind(".", 0, start), 0)
        after = text.find(" .", end)
        sentence = text[before : after if after >= 0 else len(text)]
        near = text[max(before, start - _DENIAL_REACH) : start].rstrip()
        if _HARMLESS_RE.search(sentence) or (rule.subject == "self" and _ASKED_RE.search(near)):
            return _GREEN
        if not rule.firm and _ANNOYANCE_RE.search(sentence):
            return _GREEN
        if _DENIED_RE.search(near):
            tier = min(tier, _AMBER)
        if _PAST_RE.search(sentence):
            tier = min(tier, _AMBER)
        if rule.firm:
            return tier - 1 if self.fiction and tier > _AMBER else tier
        if self.fiction:
            return _GREEN
        return max(tier - 1, _GREEN) if self.laughing else tier


def _answers(line: Line, context: Sequence[str]) -> Iterator[_Hit]:
    if not context or line.text.count(" ") >= _SHORT_ANSWER:
        return
    lines = [line_of(normalise(said).text).text for said in context[-_BEFORE:]]
    before = " . ".join(lines)
    for rule, asked, said, amid, unless in _ANSWERS:
        match = said.search(line.text)
        if match and asked.search(lines[-1]) and amid.search(before) and not unless.search(line.text):
            yield _Hit(rule, _TIERS.index(rule.tier), match.start(), match.end())


def _assessment(hits: Sequence[_Hit], line: Line, plain: NormalisedText) -> Assessment:
    tier = hits[0].tier if hits else _GREEN
    labels = dict.fromkeys(LABELS, _ABSENT)
    level = 0
    for hit in hits:
        strength = _DOUBTED if hit.tier < _TIERS.index(hit.rule.tier) else _FOUND
        for label in hit.rule.labels:
            labels[label] = max(labels[label], strength)
        level = max(level, hit.rule.level if strength == _FOUND else 0)
    subject = hits[0].rule.subject if tier else "none"
    return Assessment(
        tiers=RANKS[tier],
        labels=labels,
        subject={name: 0.8 if name == subject else 0.1 for name in ("self", "other", "none")},
        level=tuple(_FOUND if step <= level else _ABSENT for step in range(1, LEVELS + 1)),
        evidence=tuple(_evidence(hits, line, plain)) if tier else (),
        by="floor",
    )


def _evidence(hits: Sequence[_Hit], line: Line, plain: NormalisedText) -> Iterator[Span]:
    taken: list[Span] = []
    for hit in hits:
        first, last = line.span(hit.start, hit.end)
        start, end = plain.original_span(first, last)
        if hit.tier and start < end and all(end <= other.start or other.end <= start for other in taken):
            taken.append(Span(start, end, RANKS[hit.tier].amber))
            yield taken[-1]
        if len(taken) == _SPANS:
            return
