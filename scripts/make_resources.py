#!/usr/bin/env python3
"""Makes config/resources/ from a folder of gathered facts: helplines.csv, emergency_numbers.csv.

    scripts/make_resources.py FACTS_FOLDER GATHERED    (for example: ../shared/facts 2026-11)

Ships only lines of confidence high or medium, and of those only the fields with a basis. Retired lines go to
retired.csv, so that loading refuses them should anybody bring one back. GATHERED is the month of the emergency list.
"""

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

Row = dict[str, str]
TARGET = Path(__file__).resolve().parent.parent / "config" / "resources"
COLUMNS = (
    "country",
    "name",
    "call",
    "text",
    "chat",
    "url",
    "hours",
    "languages",
    "topics",
    "reach",
    "audience",
    "note",
)
LONGEST_URL = 100

# How the words of gathered lists become the few words Lightkeeper shows.
TOPICS: dict[str, str] = {
    "suicide": "crisis",
    "crisis": "crisis",
    "self-harm": "self_harm",
    "general": "talk",
    "emotional support": "talk",
    "warmline": "lonely",
    "family": "talk",
    "mental health": "low talk",
    "mental-health information": "low",
    "mental-health referral": "low",
    "health": "low",
    "general health": "low",
    "anxiety": "low",
    "depression": "low",
    "trauma": "low",
    "disaster": "talk",
    "eating disorder": "eating",
    "substance": "substance",
    "addiction": "substance",
    "overdose": "substance",
    "harm reduction": "substance",
    "gambling": "gambling",
    "domestic abuse": "abuse",
    "gender violence": "abuse",
    "sexual assault": "abuse",
    "child abuse": "abuse young",
    "cyberbullying": "abuse young",
    "bereavement": "grief",
    "grief": "grief",
    "loneliness": "lonely",
    "lgbtq": "lgbtq",
    "child": "young",
    "youth": "young",
    "youth health": "young",
    "runaway": "young",
    "youth homelessness": "young",
    "veterans": "veterans",
    "perinatal": "parents",
}

YOUNG = {
    "children",
    "children, young people",
    "under 18",
    "under 19",
    "under 21",
    "under 24",
    "under 25",
    "under 30",
    "young people",
    "primary school",
    "5-25",
    "12-25",
}

AUDIENCES = {
    "all": ("everyone", ""),
    "adults": ("everyone", "adults"),
    "15+": ("everyone", "15 and older"),
    "children, adults": ("everyone", "children and adults"),
    "all (aimed at men)": ("everyone", "everyone, men especially"),
    "all, esp. veterans": ("everyone", "everyone, veterans especially"),
    "all (England, Wales, Scotland route differs)": ("everyone", "England and Wales; Scotland differs"),
    "CABA/GBA; national via landline number": ("everyone", "Buenos Aires; elsewhere the longer number"),
    "under 35 and people worried about them": ("young", "under 35, and people worried about them"),
    "NI residents": ("some", "Northern Ireland"),
    "war/terror trauma": ("some", "people hurt by war or terror"),
    "children, adults concerned": ("young", "children, and adults worried about one"),
    "children, women": ("some", "children and women"),
    "women, children": ("some", "women and children"),
    "veterans, families": ("some", "veterans and their families"),
}

HOURS = {
    "check provider site": "",
    "09:00-05:00 (from 2026-07-01; was 11:00-04/05:00)": "09:00-05:00",
    "24/7 (older sources: 12:00-05:30)": "",
    "24/7 (one source: hours vary)": "",
    "daily 09:00/10:00-24:00": "daily 10:00-24:00",
    "varies by locality; not guaranteed 24/7": "vary from place to place",
    "toll-free 16:00-21:00 (24h on 10th); navi 10:00-22:00": "0120 number 16:00-21:00, 0570 number 10:00-22:00",
    "8:00-20:00 (lifeline)": "8:00-20:00",
}

NOTES = {
    "Referral line; no counselling": "Finds services; gives no counselling.",
    "not a crisis line": "Information; not for a crisis.",
    "Not a crisis line": "Not for a crisis.",
    "Not an emergency line": "Not for an emergency.",
    "Peer line": "Peers who listen; not an emergency service.",
    "Dial from mobile": "From a mobile phone.",
    "UK-only short code": "Only from the UK.",
    "US only": "Only from the US.",
    "warn about browser history": "A visit to the site stays in the browser's history.",
    "933 for adults": "Adults 933, children 116.",
    "NI: use Lifeline NI": "In Northern Ireland, Lifeline instead.",
    "Scotland 0808 801 0432": "For England; other nations have their own number.",
}

NAMES = {
    "BO": "Bolivia",
    "CD": "DR Congo",
    "CG": "Congo (Brazzaville)",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "GB": "United Kingdom",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "PS": "Palestine",
    "RU": "Russia",
    "SY": "Syria",
    "TR": "Turkey (Türkiye)",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "US": "United States",
    "VA": "Vatican City",
    "VE": "Venezuela",
    "VG": "British Virgin Islands",
    "VI": "US Virgin Islands",
    "VN": "Vietnam",
}

AMBULANCE_NOTE = r"\b(\d{3,4}) ambulance"


def line(row: Row) -> Row:
    """One shipped line from one gathered row."""
    raw_topics = row["topics"].split(";")
    named = {topic for raw in raw_topics for topic in TOPICS.get(raw.split("(")[0].strip(), "").split()}
    topics = sorted(named | ({"veterans"} if "veteran" in row["audience"] else set()))
    reach, audience = reach_of(row["audience"], raw_topics)
    has_url = row["url_basis"] == "from a source"
    name = row["name"] if re.search(r"[A-Za-z]", row["name"]) else f"{kind(topics)} {row['name']}"
    return {
        "country": row["country"],
        "name": name,
        "call": row["phone"].replace(" / ", " or "),
        "text": row["text"],
        "chat": address(row["chat_url"]) if has_url else "",
        "url": address(row["url"]) if has_url else "",
        "hours": hours(row),
        "languages": languages(row["languages"]),
        "topics": " ".join(topics),
        "reach": reach,
        "audience": audience,
        "note": next((words for part, words in NOTES.items() if part in row["notes"]), ""),
        "lists": row["n_independent_families"],
        "dated": row["source_date"] if row["source_date"] != "undated" else "",
    }


def reach_of(audience: str, raw_topics: list[str]) -> tuple[str, str]:
    """Whom a line is for: everyone, young people, or some (named) people."""
    if "disaster" in raw_topics:
        return "some", "people after a disaster"
    if audience in AUDIENCES:
        return AUDIENCES[audience]
    return ("young" if audience in YOUNG else "some"), audience


def kind(topics: list[str]) -> str:
    """What to call a line whose list gives only its number."""
    if "young" in topics:
        return "Child helpline"
    return "Domestic abuse line" if "abuse" in topics else "Helpline"


def languages(gathered: str) -> str:
    """Language codes; numbers of single languages are left out, for they change most."""
    without_numbers = re.sub(r";.*\d{3}.*| \(.*\d{3}.*\)", "", gathered)
    return re.sub(r" ?\+ ?(\w*)", lambda more: f", {more[1] or 'others'}", without_numbers).replace(";", ",")


def hours(row: Row) -> str:
    """Opening hours with a basis, and without those the lists dispute."""
    if row["hours_basis"] != "from a source":
        return ""
    return HOURS.get(row["hours"], row["hours"])


def address(url: str) -> str:
    """A whole address, without trackers; none where it would not fit a card."""
    plain = re.split(r"[#?]", url.strip())[0]
    whole = plain if plain.startswith("http") or not plain else f"https://{plain}"
    return "" if len(whole) > LONGEST_URL or "privacypolicy" in whole else whole


def country(row: Row, gathered: str) -> Row:
    """A country, with its emergency number where the lists agree."""
    agreed = row["conflict"] == "" and row["confidence"] != "low"
    ambulance = re.search(AMBULANCE_NOTE, row["notes"])
    return {
        "code": row["country"],
        "name": NAMES.get(row["country"], row["name"]),
        "emergency": row["primary"] if agreed else "",
        "ambulance": ambulance[1] if agreed and ambulance else "",
        "dated": gathered,
    }


def retired(row: Row) -> list[Row]:
    """A line that must not come back: one row for each of its numbers."""
    numbers = row["phone"].split(" / ")
    return [{"country": row["country"], "name": row["name"], "number": one, "why": row["notes"]} for one in numbers]


def write(name: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write one file, in the order people look things up."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007  the last count is what is told
            writer.writerow(row)
    print(f"config/resources/{name}: {count} rows")


def read(path: Path) -> list[Row]:
    """All rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Make the three generated files; self_help.toml is written by hand."""
    facts, gathered = Path(sys.argv[1]), sys.argv[2]
    TARGET.mkdir(parents=True, exist_ok=True)
    lines = read(facts / "helplines.csv")
    shipped = [line(row) for row in lines if row["confidence"] in {"high", "medium"}]
    write("helplines.csv", (*COLUMNS, "lists", "dated"), sorted(shipped, key=lambda row: (row["country"], row["name"])))
    countries = [country(row, gathered) for row in read(facts / "emergency_numbers.csv")]
    write("countries.csv", ("code", "name", "emergency", "ambulance", "dated"), countries)
    gone = [one for row in lines if row["confidence"] == "retired" for one in retired(row)]
    write("retired.csv", ("country", "name", "number", "why"), gone)


if __name__ == "__main__":
    main()
