"""Which few lines to offer to whom: pure, from a catalogue that was read elsewhere.

Every line is data with a date. None was confirmed with its provider, so what is shown says how it was checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Reach = Literal["everyone", "young", "some"]

STALE_AFTER = timedelta(days=180)
MOST_LINES = 4
LOCAL_EMERGENCY = "your local emergency number"
TOPICS: Mapping[str, str] = {
    "crisis": "a crisis, or thoughts of suicide",
    "talk": "someone to talk to",
    "low": "low mood, worry, mental health",
    "self_harm": "self-harm",
    "eating": "eating",
    "substance": "alcohol and drugs",
    "gambling": "gambling",
    "abuse": "violence and abuse",
    "grief": "grief",
    "lonely": "loneliness",
    "young": "children and young people",
    "lgbtq": "LGBTQ+",
    "parents": "pregnancy and new parents",
    "veterans": "veterans",
}
_GENERAL = frozenset({"crisis", "talk", "low"})
"""Needs that are no particular one: here a line for everyone comes before a line for some people."""
_FOR_ANY_NEED = frozenset({"crisis", "talk", "young"})
"""Topics of a line that may be offered when there is none for the need. The young: whoever asks may be young."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When a fact was last seen, as its source said: "2026-08-12", "2026-08", "2026" or "" (unknown)."""

    text: str

    @property
    def earliest(self) -> date | None:
        """The earliest day this can mean; None when unknown."""
        if not self.text:
            return None
        return date.fromisoformat(f"{self.text}-01-01"[:10])

    def stale(self, today: date) -> bool:
        """Whether it may be older than `STALE_AFTER`; what has no date is."""
        return self.earliest is None or today - self.earliest > STALE_AFTER


@dataclass(frozen=True, slots=True)
class Line:
    """One help line or directory. Empty fields were not checked, and are not shown.

    topics: codes of `TOPICS`. reach: whom it is for; `audience` says it in words, empty for everyone.
    lists: how many independent public lists carry it.
    """

    country: str
    name: str
    call: str
    text: str
    chat: str
    url: str
    hours: str
    languages: str
    topics: frozenset[str]
    reach: Reach
    audience: str
    note: str
    lists: int
    dated: Dated


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `emergency` and `ambulance` are empty where public lists disagree."""

    code: str
    name: str
    emergency: str
    ambulance: str
    dated: Dated


@dataclass(frozen=True, slots=True)
class SelfHelp:
    """A short page of our own words, and what it rests on."""

    title: str
    text: str
    topics: frozenset[str]
    rests_on: str
    dated: Dated


@dataclass(frozen=True, slots=True)
class Catalog:
    """All that can be offered. `universal` is the directory that fits everywhere."""

    lines: tuple[Line, ...]
    countries: Mapping[str, Country]
    self_help: tuple[SelfHelp, ...]
    universal: Line


@dataclass(frozen=True, slots=True)
class Offer:
    """A line as it may be shown today: `checked` says how and when, `stale` that it may have changed since."""

    line: Line
    checked: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member is offered.

    lines: up to four of the country, best first; empty where none is known.
    universal: findahelpline.com. emergency: a number, or words to the same end; never empty.
    country: None when unknown.
    """

    lines: tuple[Offer, ...]
    universal: Offer
    emergency: str
    self_help: SelfHelp | None
    country: Country | None


def choose(catalog: Catalog, country: str, topic: str, today: date) -> Choice:
    """Up to four lines of `country` (two capital letters, or anything) for `topic` (a code of `TOPICS`)."""
    here = [line for line in catalog.lines if line.country == country and _eligible(line, topic)]
    best = sorted(here, key=lambda line: _rank(line, topic, today))[:MOST_LINES]
    known = catalog.countries.get(country)
    return Choice(
        lines=tuple(_offer(line, today) for line in best),
        universal=_offer(catalog.universal, today),
        emergency=_emergency(known),
        self_help=next((page for page in catalog.self_help if topic in page.topics), None),
        country=known,
    )


def _eligible(line: Line, topic: str) -> bool:
    return topic in line.topics or (line.reach != "some" and bool(line.topics & _FOR_ANY_NEED))


def _rank(line: Line, topic: str, today: date) -> tuple[object, ...]:
    """Smaller is better: fits the topic, is for everyone (or for the young, when asked), is fresh, is well known."""
    reach = {"everyone": 1, "some": 2, "young": 0 if topic == "young" else 3}[line.reach]
    fits = topic in line.topics
    # A line for some people only is a poor first answer to a general need, but the right one to a particular need.
    particular = fits and topic not in _GENERAL
    return (
        not particular,
        reach if topic in _GENERAL or not fits else 0,
        not fits,
        line.dated.stale(today),
        -line.lists,
    )


def _emergency(country: Country | None) -> str:
    if country is None or not country.emergency:
        return LOCAL_EMERGENCY
    return f"{country.emergency} (ambulance {country.ambulance})" if country.ambulance else country.emergency


def _offer(line: Line, today: date) -> Offer:
    when = f", last dated {line.dated.text}" if line.dated.text else ", undated"
    stale = line.dated.stale(today)
    return Offer(line, f"in {line.lists} independent public lists{when}; not confirmed with the provider", stale)
