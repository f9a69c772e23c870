"""The command `lightkeeper`. Each part imports what it needs when it is asked for, so that --help comes at once."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

OK, PROBLEMS, USAGE, DISCORD = 0, 1, 2, 3
"""Exit codes: well; problems found; wrong usage or configuration; Discord refuses and an operator can mend it."""

_LOCAL = Path("config/lightkeeper.toml")
_ABOUT = """\
Lightkeeper reads the channels you choose, notices when somebody may be at risk, and brings a person.

Begin here:
  lightkeeper demo                        watch the whole job in a make-believe community, without Discord
  lightkeeper check --config my.toml      see what is still to mend in your own configuration
  lightkeeper run --config my.toml        start, with the bot's token in DISCORD_TOKEN

Exit codes: 0 well; 1 there is something to mend; 2 wrong usage or configuration; 3 Discord refuses, and an operator
can mend it.
"""
_DEMO = """\
Starts a stand-in for Discord on this machine with the real bot in it, and prints the address of one page.
Speak as any of several members on its left side, and be a moderator on its right. No token, no network.

  lightkeeper demo
  lightkeeper demo --config my.toml       try your own channels and thresholds before going live
"""
_RUN = """\
Connects to Discord and does the work until it is stopped (Ctrl-C). Exit code 3: Discord refuses something an
operator can mend, such as the token; `lightkeeper check` says what.

  DISCORD_TOKEN=… lightkeeper run --config my.toml
  LIGHTKEEPER_TOKEN_FILE=/run/secrets/discord_token lightkeeper run --config my.toml
"""
_CHECK = """\
Looks at configuration, model, database, keys and resources, and with a token also at intents, servers, channels,
permissions and roles. Changes nothing. Exit code 1: there is something to mend.

  lightkeeper check --config my.toml
  lightkeeper check --alive               for health checks: is a bot connected that writes to this data folder?
"""
_SCORE = """\
Reads JSON Lines, one message a line, and writes one line of probabilities for each, in the same order:
  in   {"id": 1, "text": "…", "context": ["Ann: …"]}        context: up to four messages before, may be left out
  out  {"id": 1, "tier": "green", "tiers": {…}, "labels": {…}, "level": {…}, "subject": {…}, "evidence": […], "by": …}
A line that cannot be read gives {"error": …, "line": n}, the rest goes on, and the exit code is 1.

  lightkeeper score messages.jsonl > scores.jsonl
  echo '{"id": 1, "text": "good morning"}' | lightkeeper score
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.act(arguments)
    except KeyboardInterrupt:
        return OK if arguments.act in (_run, _demo) else 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="lightkeeper", description=_ABOUT, formatter_class=plain)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, act, help_, description in (
        ("demo", _demo, "watch the whole job in a make-believe community", _DEMO),
        ("run", _run, "connect to Discord and do the work", _RUN),
        ("check", _check, "say what is still to mend", _CHECK),
        ("score", _score, "read messages from files, write probabilities", _SCORE),
    ):
        command = commands.add_parser(name, help=help_, description=description, formatter_class=plain)
        otherwise = f"{_LOCAL}" if name == "run" else f"{_LOCAL}, then the example that ships"
        command.add_argument("--config", type=Path, metavar="FILE", help=f"the configuration; without it {otherwise}")
        command.set_defaults(act=act)
        if name == "demo":
            command.add_argument("--port", type=int, default=0, help="of the page; 0, the default, takes a free one")
        if name == "check":
            command.add_argument("--alive", action="store_true", help="only: is a running bot connected?")
        if name == "score":
            command.add_argument(
                "files", nargs="*", metavar="FILE", help="JSON Lines; none, or -, reads what is piped in"
            )
    return parser


class _Version(argparse.Action):
    """Looks the version up only when asked: the look-up reads the disk."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415  see above

        _say(f"lightkeeper {version('lightkeeper')}")
        parser.exit()


def _run(arguments: argparse.Namespace) -> int:
    path = arguments.config or _LOCAL
    if not path.is_file():
        return _refuse(f"there is no configuration at {path}. Copy the example that ships ({_example()}) and name it.")
    settings = _settings(path)
    if settings is None:
        return USAGE
    if settings.token is None:
        return _refuse("there is no token. Set DISCORD_TOKEN, or name a file in LIGHTKEEPER_TOKEN_FILE.")
    if not settings.servers:
        return _refuse(f"{path} has no [[server]] section: there is nothing to watch.")
    from bot.app import run  # noqa: PLC0415  discord.py is imported only where it is needed

    return _start(lambda: run(settings))


def _demo(arguments: argparse.Namespace) -> int:
    settings = _settings(_config(arguments))
    if settings is None:
        return USAGE
    from bot.demo import run  # noqa: PLC0415  discord.py and the sandbox are imported only where they are needed

    return _start(lambda: run(settings, port=arguments.port))


def _start(work: Callable[[], int]) -> int:
    """Do long work with logs; what keeps it from starting is told in a sentence, without a trace."""
    from bot.logs import setup  # noqa: PLC0415  as above
    from bot.resources_catalog import ResourcesError  # noqa: PLC0415  same
    from bot.store.errors import StoreError  # noqa: PLC0415  same
    from models.errors import ModelError  # noqa: PLC0415  same

    setup()
    try:
        code = work()
    except (ModelError, StoreError, ResourcesError) as error:
        code = _refuse(str(error))
    return _leave(code)


def _leave(code: int) -> int:
    """The exit code; where a reading never ended, the process ends here with it, instead of aborting."""
    from bot.assess.worker import still_reading  # noqa: PLC0415  as above

    if still_reading():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _check(arguments: argparse.Namespace) -> int:
    if arguments.alive:
        return _alive(arguments)
    from bot.check import check  # noqa: PLC0415  pydantic takes a moment to import

    path = _config(arguments)
    return OK if check(path, os.environ, _say, datetime.now(UTC).date()) else PROBLEMS


def _alive(arguments: argparse.Namespace) -> int:
    from bot.heartbeat import LATE_AFTER, silent_for  # noqa: PLC0415  only here

    settings = _settings(_config(arguments))
    if settings is None:
        return USAGE
    silence = silent_for(settings.database.parent, time.time())
    if silence is None or silence > LATE_AFTER:
        _say("✗ no bot is connected" + ("" if silence is None else f" since {silence:.0f} s"))
        return PROBLEMS
    _say(f"✓ connected {silence:.0f} s ago")
    return OK


def _score(arguments: argparse.Namespace) -> int:
    settings = _settings(_config(arguments))
    if settings is None:
        return USAGE
    from bot.score_command import score_files  # noqa: PLC0415  numpy and onnxruntime take a moment to import

    return score_files(arguments.files, settings)


def _config(arguments: argparse.Namespace) -> Path:
    given: Path | None = arguments.config
    return given or (_LOCAL if _LOCAL.is_file() else _example())


def _example() -> Path:
    from bot.shipped import EXAMPLE  # noqa: PLC0415  kept beside the others

    return EXAMPLE


def _settings(path: Path) -> "Settings | None":
    """The settings, or None after telling every problem."""
    from bot.settings import SettingsError, load  # noqa: PLC0415  pydantic takes a moment to import

    try:
        return load(path, os.environ)
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201  a command speaks
        return None


def _refuse(sentence: str) -> int:
    print(f"lightkeeper: {sentence}", file=sys.stderr)  # noqa: T201  a command speaks
    return USAGE


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  a command speaks
