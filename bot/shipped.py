"""Where the data that ships with Lightkeeper lies: beside the code in a wheel, in the repository otherwise."""

from pathlib import Path

_IN_WHEEL = Path(__file__).parent / "_config"

CONFIG = _IN_WHEEL if _IN_WHEEL.is_dir() else Path(__file__).parent.parent / "config"
EXAMPLE = CONFIG / "lightkeeper.toml"
RESOURCES = CONFIG / "resources"
