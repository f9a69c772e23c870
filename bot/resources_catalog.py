"""config/resources/ → `Catalog`; every line is checked, and a wrong one is told with file and line."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast, get_args

from bot.configuration.problems import Problem
from bot.policy.resources import TOPICS, Catalog, Country, Dated, Line, Reach, SelfHelp

_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
_NOWHERE = "ZZ"
_ADDRESS = re.compile(r"https?://[^\s<>()]+")

Row = dict[str, str]


class ResourcesError(Exception):
    """The resources cannot be used. `problems` holds every one that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


def load_catalog(folder: Path) -> Catalog:
    """Read helplines.csv, countries.csv, retired.csv and self_help.toml; `ResourcesError` with all problems."""
    problems: list[Problem] = []
    numbered = list(_rows(folder / "countries.csv", problems))
    countries = {row["code"]: row for _, row in numbered}
    retired = {(row["country"], _digits(row["number"])) for _, row in _rows(folder / "retired.csv", problems)}
    for number, row in numbered:
        problems += _told(folder / "countries.csv", number, _country_faults(row))
    lines: list[Row] = []
    for number, row in _rows(folder / "helplines.csv", problems):
        faults = list(_line_faults(row, countries, retired))
        problems += _told(folder / "helplines.csv", number, faults)
        lines += [] if faults else [row]
    pages = _pages(folder / "self_help.toml", problems)
    read = [_line(row) for row in lines]
    universal = next((line for line in read if line.country == _NOWHERE), None)
    if universal is None:
        problems.append(Problem(str(folder / "helplines.csv"), 1, "country", "", "no directory for everywhere (ZZ)"))
    if universal is None or problems:
        raise ResourcesError(problems)
    return Catalog(
        lines=tuple(line for line in read if line.country != _NOWHERE),
        countries={code: _country(row) for code, row in countries.items()},
        self_help=pages,
        universal=universal,
    )


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """Line number and row of each full row of a CSV file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                if None in row or None in row.values():
                    problems.append(Problem(str(path), reader.line_num, "", "", "has more or fewer cells than columns"))
                else:
                    yield reader.line_num, row
    except (OSError, ValueError, csv.Error) as error:
        problems.append(Problem(str(path), 1, "", "", f"cannot be read ({type(error).__name__})"))


def _told(path: Path, number: int, faults: Iterable[tuple[str, str]]) -> list[Problem]:
    return [Problem(str(path), number, key, "", allowed) for key, allowed in faults]


def _country_faults(row: Row) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"[A-Z]{2}", row["code"]):
        yield "code", "allowed: two capital letters"
    if not row["name"]:
        yield "name", "is missing"
    for key in ("emergency", "ambulance"):
        if not re.fullmatch(r"\d{0,5}", row[key]):
            yield key, "allowed: a short number, or nothing where lists disagree"
    if not _DATE.fullmatch(row["dated"]):
        yield "dated", "allowed: YYYY, YYYY-MM or YYYY-MM-DD"


def _line_faults(row: Row, countries: dict[str, Row], retired: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    universal = row["country"] == _NOWHERE
    unknown = set(row["topics"].split()) - set(TOPICS)
    reaches, ways = get_args(Reach), [row[key] for key in ("call", "text", "chat", "url")]
    wrong_addresses = [key for key in ("chat", "url") if row[key] and not _ADDRESS.fullmatch(row[key])]
    rules = (
        (row["country"] in countries or universal, "country", "is not in countries.csv"),
        (row["name"], "name", "is missing"),
        (any(ways), "call", "there is no way to reach this line"),
        (not _retired(row, retired), "call", "this number is retired (retired.csv says why)"),
        (not unknown, "topics", f"unknown: {', '.join(sorted(unknown))}; allowed: {', '.join(TOPICS)}"),
        (row["topics"] or universal, "topics", "is missing"),
        (row["reach"] in reaches, "reach", f"allowed: {', '.join(reaches)}"),
        (re.fullmatch(r"[2-9]|[1-9]\d", row["lists"]), "lists", "allowed: two or more independent lists"),
        (_DATE.fullmatch(row["dated"]), "dated", "allowed: YYYY, YYYY-MM, YYYY-MM-DD, or nothing when undated"),
        (
            not wrong_addresses,
            " and ".join(wrong_addresses),
            "allowed: an address that begins with https:// or http://",
        ),
    )
    yield from ((key, allowed) for kept, key, allowed in rules if not kept)


def _retired(row: Row, retired: set[tuple[str, str]]) -> bool:
    return any(number and (row["country"], number) in retired for number in _numbers(row))


def _numbers(row: Row) -> Iterator[str]:
    """Each number of a row, and the row's numbers together, as digits."""
    for key in ("call", "text"):
        yield _digits(row[key])
        yield from (_digits(part) for part in re.split(r" or |;", row[key]))


def _digits(number: str) -> str:
    """Digits alone, for comparing; a menu option belongs to its number, a text number in brackets does not."""
    return re.sub(r"\D", "", re.sub(r"\(.*?\)", "", number))


def _line(row: Row) -> Line:
    same = {key: row[key] for key in ("country", "name", "call", "text", "chat", "url", "hours", "languages", "note")}
    return Line(
        **same,
        audience=row["audience"],
        topics=frozenset(row["topics"].split()),
        reach=cast("Reach", row["reach"]),
        lists=int(row["lists"]),
        dated=Dated(row["dated"]),
    )


def _country(row: Row) -> Country:
    return Country(row["code"], row["name"], row["emergency"], row["ambulance"], Dated(row["dated"]))


def _pages(path: Path, problems: list[Problem]) -> tuple[SelfHelp, ...]:
    try:
        pages: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["page"]
        return tuple(
            SelfHelp(page["title"], page["text"], frozenset(page["topics"]), page["rests_on"], Dated(page["dated"]))
            for page in pages
            if not set(page["topics"]) - set(TOPICS)
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        problems.append(Problem(str(path), 1, "", "", f"cannot be read ({type(error).__name__}: {error})"))
        return ()
