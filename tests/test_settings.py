"""What an admin meets when the configuration is read."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.decision import Tier
from bot.settings import Settings, SettingsError, load

EXAMPLE = Path("config/lightkeeper.toml").absolute()
SERVER = 100000000000000001
SECRET = "MTAwMDAwMDAwMDAwMDAwMDAx.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB"  # noqa: S105  made up, in the shape of one
KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

MINIMAL = """
[[server]]
id = 100000000000000001
moderators_channel = 100000000000000002
moderator_roles = [100000000000000003]
watch = [100000000000000004]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "lightkeeper.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaints(folder: Path, text: str, env: dict[str, str] | None = None) -> dict[str, str]:
    """key → the whole line an admin reads."""
    with pytest.raises(SettingsError) as caught:
        load(write(folder, text), env or {})
    return {problem.key: str(problem) for problem in caught.value.problems}


def test_the_example_that_ships_is_valid_and_names_every_key_with_its_default(tmp_path: Path) -> None:
    example = load(EXAMPLE, {})
    bare = load(write(tmp_path, ""), {})
    for section in ("model", "storage", "discord", "watch"):
        assert getattr(example, section) == getattr(bare, section)
        written = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))[section]
        assert set(written) == set(type(getattr(example, section)).model_fields)
    assert example.thresholds_for(SERVER, 1) == bare.thresholds_for(SERVER, 1)
    server = example.server(SERVER)
    assert server is not None
    assert server.model_fields_set == set(type(server).model_fields)


def test_ids_may_be_text_or_numbers_and_are_numbers_inside(tmp_path: Path) -> None:
    server = load(write(tmp_path, MINIMAL), {}).server(SERVER)
    assert server is not None
    assert server.watch == (100000000000000004,)
    assert load(EXAMPLE, {}).servers[0].moderators_channel == 100000000000000020


def test_a_server_without_a_section_is_unknown() -> None:
    assert load(EXAMPLE, {}).server(1) is None


def test_a_channel_keeps_what_it_does_not_change(tmp_path: Path) -> None:
    text = f"""
[model]
path = "/no/model/there"
[thresholds]
red = 0.6
[thresholds.floor]
red = 0.7
[thresholds.labels.abuse]
at = 0.8
tier = "amber"
{MINIMAL}
[[server.channel]]
id = 100000000000000004
[server.channel.thresholds]
crisis = 0.3
[server.channel.thresholds.floor]
amber = 0.2
[server.channel.thresholds.labels.violence]
at = 0.9
tier = "red"
"""
    read = load(write(tmp_path, text), {})
    here, elsewhere = read.thresholds_for(SERVER, 100000000000000004), read.thresholds_for(SERVER, 5)
    assert here.tiers == {Tier.AMBER: 0.5, Tier.RED: 0.6, Tier.CRISIS: 0.3}
    assert here.floor == {Tier.AMBER: 0.2, Tier.RED: 0.7, Tier.CRISIS: 0.5}
    assert here.labels == {"abuse": 0.8, "violence": 0.9}
    assert here.label_tiers == {"abuse": Tier.AMBER, "violence": Tier.RED}
    assert elsewhere.tiers[Tier.CRISIS] == 0.5
    assert elsewhere.labels == {"abuse": 0.8}


def test_what_the_file_leaves_open_is_what_the_model_was_calibrated_for(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text('{"thresholds": {"amber": 0.3, "red": 0.4, "crisis": 0.6}}', encoding="utf-8")
    path = write(tmp_path, f'[model]\npath = "{tmp_path}"\n[thresholds]\nred = 0.7\n')
    read = load(path, {})
    assert read.thresholds_for(SERVER, 1).tiers == {Tier.AMBER: 0.3, Tier.RED: 0.7, Tier.CRISIS: 0.6}
    assert read.model_directory == tmp_path
    (tmp_path / "model.json").write_text('{"thresholds": {"amber": "low"}}', encoding="utf-8")
    assert load(path, {}).thresholds_for(SERVER, 1).tiers[Tier.AMBER] == 0.5


def test_what_is_written_goes_to_the_data_folder(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    assert load(path, {}).database == Path("data/lightkeeper.db")
    assert load(path, {"LIGHTKEEPER_DATA": "/data"}).database == Path("/data/lightkeeper.db")
    path = write(tmp_path, '[storage]\ndatabase = "/elsewhere/record.db"')
    assert load(path, {"LIGHTKEEPER_DATA": "/data"}).database == Path("/elsewhere/record.db")


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = """[modell]
[model]
thread = 2
threads = "2"
[thresholds]
red = 1.5
[thresholds.labels.suicid]
at = 1
tier = "blue"
[[server]]
id = true
moderator_roles = []
watch = ["100000000000000010", "100000000000000010"]
"""
    told = complaints(tmp_path, text)
    file = tmp_path / "lightkeeper.toml"
    assert told == {
        "modell": f"{file}:1: modell: unknown key; did you mean “model”?",
        "model.thread": f"{file}:3: model.thread: unknown key; did you mean “threads”?",
        "model.threads": f"{file}:4: model.threads: found '2'; allowed: a valid integer",
        "thresholds.red": f"{file}:6: thresholds.red: found 1.5; allowed: less than or equal to 1",
        "thresholds.labels.suicid": f"{file}:7: thresholds.labels.suicid: unknown key; did you mean “suicide”?",
        "thresholds.labels.suicid.tier": f"{file}:9: thresholds.labels.suicid.tier: found 'blue'; "
        "allowed: 'amber', 'red' or 'crisis'",
        "server[1].moderators_channel": f"{file}:10: server[1].moderators_channel: is missing and has no default",
        "server[1].id": f"{file}:11: server[1].id: found true; "
        "allowed: a Discord id: 15 to 19 digits, as “Copy ID” gives",
        "server[1].moderator_roles": f"{file}:12: server[1].moderator_roles: found a list of 0; allowed: at least one",
        "server[1].watch[2]": f"{file}:13: server[1].watch[2]: found '100000000000000010'; "
        "this channel is already watched, by server[1].watch[1]",
    }


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        ('leads_channel = 100000000000000004\nname="x"', "server[1].leads_channel", "watched channel"),
        ("[[server.channel]]\nid = 100000000000000009", "server[1].channel[1].id", "it would change nothing"),
        (MINIMAL, "server[2].id", "already has a section"),
        ('[model]\nbackend = "torch"', "model.backend", "needs model.path"),
        ('[discord]\napi_base = "http://example.org/api"', "discord.api_base", "begins with https://"),
        ('[discord]\ngateway_url = "https://example.org"', "discord.gateway_url", "begins with wss://"),
        ('country = "uk"', "server[1].country", "two capital letters"),
        ("[thresholds]\ncrisis = 0", "thresholds.crisis", "greater than 0"),
        ("[thresholds]\namber = nan", "thresholds.amber", "finite number"),
        ("[storage]\nkeep_days = 0", "storage.keep_days", "greater than or equal to 1"),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, change: str, key: str, says: str) -> None:
    assert says in complaints(tmp_path, MINIMAL + change)[key]


def test_the_sandbox_may_be_reached_without_encryption_on_this_machine(tmp_path: Path) -> None:
    text = '[discord]\napi_base = "http://127.0.0.1:8080/api/v10/"\ngateway_url = "ws://localhost:8080/gateway"'
    assert load(write(tmp_path, text), {}).discord.api_base == "http://127.0.0.1:8080/api/v10"


def test_a_file_that_is_no_toml_names_its_line(tmp_path: Path) -> None:
    assert ":2: not valid TOML" in complaints(tmp_path, "[model]\nthreads = = 1\n")[""]
    assert ":2: not valid TOML" in complaints(tmp_path, "[model]\npath = '")[""]
    assert "too large" in complaints(tmp_path, "a = " + "[" * 5000)[""]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "absent.toml", {})
    (tmp_path / "latin.toml").write_bytes(b"# one\nname = '\xe9'\n")
    with pytest.raises(SettingsError, match=r"latin.toml:2: found a byte that is not UTF-8"):
        load(tmp_path / "latin.toml", {})


def test_the_token_comes_from_the_environment_or_a_file_and_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(SECRET + "\n", encoding="utf-8")
    in_file = write(tmp_path, f'[discord]\ntoken_file = "{tmp_path / "token"}"')
    for env in ({"DISCORD_TOKEN": SECRET}, {"LIGHTKEEPER_TOKEN_FILE": str(tmp_path / "token")}, {}):
        read = load(in_file, env)
        assert read.token is not None
        assert read.token.get_secret_value() == SECRET
        assert SECRET not in f"{read!r}{read}{read.token!r}{read.model_dump()}{read.model_dump_json()}"


@pytest.mark.parametrize("key", ["token", "name", "watch", "country", "model"])
def test_a_token_pasted_in_the_wrong_place_is_not_repeated(tmp_path: Path, key: str) -> None:
    told = complaints(tmp_path, f'{key} = "{SECRET}"\n{MINIMAL}country = "{SECRET}"')
    assert told
    assert SECRET not in "".join(told.values())


def test_a_secret_file_that_is_missing_or_empty_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    told = complaints(tmp_path, f'[discord]\ntoken_file = "{tmp_path / "empty"}"\n[storage]\nkey_file = "/absent/key"')
    assert told["discord.token_file"].endswith(":2: discord.token_file: the file it names is empty")
    assert ":4: storage.key_file: the file it names cannot be read" in told["storage.key_file"]
    told = complaints(tmp_path, "", {"LIGHTKEEPER_TOKEN_FILE": "/absent/token"})
    assert told["LIGHTKEEPER_TOKEN_FILE"].startswith("environment: LIGHTKEEPER_TOKEN_FILE: the file it names")


def test_a_secret_file_that_cannot_be_read_is_told_with_every_other_problem(tmp_path: Path) -> None:
    told = complaints(tmp_path, '[storage]\nkey_file = "/absent/key"\nkeep_days = 0\n[discord]\ntoken_file = 7\n')
    assert set(told) == {"storage.key_file", "storage.keep_days", "discord.token_file"}


def test_a_key_that_does_not_fit_is_refused_without_being_shown(tmp_path: Path) -> None:
    read = load(write(tmp_path, ""), {"LIGHTKEEPER_KEY": KEY})
    assert read.key is not None
    assert KEY not in repr(read)
    for wrong in ("short-key", KEY[:-2], "é" * 43):
        told = complaints(tmp_path, "", {"LIGHTKEEPER_KEY": wrong})["LIGHTKEEPER_KEY"]
        assert "32 bytes" in told
        assert wrong not in told


def test_several_keys_stand_one_a_line_and_the_one_that_does_not_fit_is_named_by_its_place(tmp_path: Path) -> None:
    older = "B" * 42 + "A="
    (tmp_path / "keys").write_text(f"{KEY}\n{older}\n", encoding="utf-8")
    read = load(write(tmp_path, ""), {"LIGHTKEEPER_KEY_FILE": str(tmp_path / "keys")})
    assert read.key is not None
    assert read.key.get_secret_value().split() == [KEY, older]
    (tmp_path / "keys").write_text(f"{KEY}\nno-key-at-all\n", encoding="utf-8")
    told = complaints(tmp_path, "", {"LIGHTKEEPER_KEY_FILE": str(tmp_path / "keys")})["LIGHTKEEPER_KEY_FILE"]
    assert "key 2 of 2 is no key (32 bytes in url-safe base64, one key a line)" in told
    assert "no-key-at-all" not in told


def test_reading_leaves_no_choice_open_to_later_code(tmp_path: Path) -> None:
    read = load(write(tmp_path, MINIMAL), {})
    with pytest.raises(ValueError, match="frozen"):
        setattr(read, "servers", ())  # noqa: B010  the type checker refuses the plain form


_VALUES = st.one_of(
    st.sampled_from(['""', "true", "-1", "0", "1", "nan", "inf", "[]", "{}", "[{}]", "1979-05-27", '"x"', "9" * 30]),
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="'")).map(lambda text: f"'{text}'"),
)
_LINES = EXAMPLE.read_text(encoding="utf-8").split("\n")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The example with some lines dropped, doubled, moved, revalued, renamed or torn."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "value", "rename", "tear", "insert"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "value":
                lines[at] = lines[at].partition("=")[0] + "= " + draw(_VALUES)
            case "rename":
                lines[at] = draw(st.text("abcdef.[]\"'", max_size=8)) + lines[at]
            case "tear":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case _:
                lines.insert(at, draw(st.text(st.characters(codec="utf-8"), max_size=30)))
    return "\n".join(lines)


@given(mutated())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_change_gives_settings_or_problems_with_file_and_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lightkeeper.toml"
    path.write_bytes(text.encode())
    answer = settings_or_error(path)
    if isinstance(answer, Settings):
        assert all(answer.thresholds_for(server.id, place) for server in answer.servers for place in server.watch)
        return
    assert answer.problems
    for problem in answer.problems:
        assert problem.file == str(path)
        assert problem.line is not None
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.allowed


def settings_or_error(path: Path) -> Settings | SettingsError:
    try:
        return load(path, {})
    except SettingsError as error:
        return error
