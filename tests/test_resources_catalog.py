"""The resources that ship, and what is refused on loading."""

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.policy.resources import MOST_LINES, TOPICS, Catalog, choose
from bot.resources_catalog import ResourcesError, load_catalog
from bot.shipped import RESOURCES

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(RESOURCES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES, tmp_path / "resources"))


def numbers(catalog: Catalog, country: str) -> str:
    return " ".join(re.sub(r"\D", "", line.call + line.text) for line in catalog.lines if line.country == country)


def test_every_country_and_need_yields_something_safe(catalog: Catalog) -> None:
    for country in (*catalog.countries, "", "??"):
        for topic in TOPICS:
            found = choose(catalog, country, topic, TODAY)
            assert found.emergency
            assert found.universal.line.url == "https://findahelpline.com"
            assert len(found.lines) <= MOST_LINES
            for offer in found.lines:
                line = offer.line
                assert line.country == country
                assert line.call or line.text or line.chat or line.url
                assert line.lists >= 2


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("IN", "18005990019"),
        ("KR", "1393"),
        ("KR", "15770199"),
        ("SG", "18002214444"),
        ("US", "18009312237"),
        ("GB", "08457909090"),
        ("CA", "18334564566"),
        ("FR", "0810037037"),
        ("IT", "199284284"),
    ],
)
def test_retired_numbers_do_not_ship(catalog: Catalog, country: str, number: str) -> None:
    assert number not in numbers(catalog, country)


def test_retired_services_do_not_ship(catalog: Catalog) -> None:
    shipped = " ".join(f"{line.country} {line.name} {line.note}" for line in catalog.lines)
    for gone in ("Talk Suicide", "KIRAN", "HOPELINEUK", "Befrienders Cairo", "Sourire de Reda", "NEDA", "ress 3"):
        assert gone not in shipped


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("IN", "14416"),
        ("KR", "109"),
        ("SG", "1767"),
        ("GB", "116123"),
        ("CA", "988"),
        ("FR", "0969325900"),
        ("FR", "3114"),
        ("PT", "1411"),
        ("CN", "12356"),
        ("CL", "4141"),
        ("ES", "024"),
        ("TW", "1925"),
        ("US", "18006973738"),
    ],
)
def test_the_newer_numbers_ship(catalog: Catalog, country: str, number: str) -> None:
    assert number in numbers(catalog, country).split() or number in numbers(catalog, country)


@pytest.mark.parametrize("country", ["PY", "GT", "SV", "NI", "AF", "SY", "ET", "MA", "BG"])
def test_where_no_line_for_suicide_is_known_none_is_invented(catalog: Catalog, country: str) -> None:
    found = choose(catalog, country, "crisis", TODAY)
    assert not [offer for offer in found.lines if "crisis" in offer.line.topics]
    assert found.emergency


def test_a_disputed_emergency_number_is_not_told(catalog: Catalog) -> None:
    assert catalog.countries["GB"].emergency == ""
    assert catalog.countries["US"].emergency == "911"


def test_hours_without_a_basis_are_left_out(catalog: Catalog) -> None:
    assert not [line for line in catalog.lines if re.search("check|source|confirm", line.hours)]


def test_every_topic_can_be_asked_for_in_words_and_every_page_names_its_basis(catalog: Catalog) -> None:
    assert len(TOPICS) <= 25
    for page in catalog.self_help:
        assert page.rests_on
        assert page.topics <= set(TOPICS)


def spoil(folder: Path, column: str, value: str) -> str:
    """Change one cell of the third line of the file, and give what loading says."""
    path = folder / "helplines.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[2][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(ResourcesError) as caught:
        load_catalog(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("country", "QQ", "country: is not in countries.csv"),
        ("name", "", "name: is missing"),
        ("topics", "", "topics: is missing"),
        ("topics", "crisis magic", "topics: unknown: magic; allowed: crisis"),
        ("reach", "all", "reach: allowed: everyone, young, some"),
        ("lists", "1", "lists: allowed: two or more"),
        ("dated", "last year", "dated: allowed: YYYY"),
        ("url", "example.org", "url: allowed: an address"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(folder: Path, column: str, value: str, says: str) -> None:
    assert f"{folder / 'helplines.csv'}:3: {says}" in spoil(folder, column, value)


def test_a_retired_number_is_refused_also_in_another_writing(folder: Path) -> None:
    with (folder / "helplines.csv").open("a", encoding="utf-8") as file:
        file.write("KR,Back again,109 or 1577 0199,,,,,KO,crisis,everyone,,,3,2026-08-12\n")
        file.write("SG,Back again,1800 2214444,,,,,EN,crisis,everyone,,,3,2026-08-12\n")
    with pytest.raises(ResourcesError) as caught:
        load_catalog(folder)
    assert [problem.allowed for problem in caught.value.problems] == [
        "this number is retired (retired.csv says why)"
    ] * 2


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "self_help.toml").write_text("[[page]]\n", encoding="utf-8")
    (folder / "retired.csv").unlink()
    with (folder / "countries.csv").open("a", encoding="utf-8") as file:
        file.write("q,,twelve,,soon\nQQ,too,few\n")
    said = spoil(folder, "lists", "many")
    for part in ("self_help.toml:1: ", "retired.csv:1: ", "code: allowed", "name: is missing", "emergency:", "dated:"):
        assert part in said
    assert "has more or fewer cells" in said


def test_without_a_directory_for_everywhere_nothing_loads(folder: Path) -> None:
    path = folder / "helplines.csv"
    kept = [text for text in path.read_text(encoding="utf-8").splitlines() if not text.startswith("ZZ,")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(ResourcesError, match="no directory for everywhere"):
        load_catalog(folder)
