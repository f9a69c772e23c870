"""What a test asks of a components v2 message."""

from discord import ui

from bot.sandbox.payloads import COMPONENTS_V2
from bot.sandbox.validate import check_message


def words(layout: ui.LayoutView) -> str:
    """Everything it says."""
    return "\n".join(item.content for item in layout.walk_children() if isinstance(item, ui.TextDisplay))


def ids(layout: ui.LayoutView) -> list[str]:
    """Its buttons and selects."""
    found = [item for item in layout.walk_children() if isinstance(item, ui.Button | ui.Select)]
    return [item.custom_id for item in found if item.custom_id is not None]


def accepted(layout: ui.LayoutView) -> None:
    """Raises what Discord would answer, by the limits the sandbox keeps."""
    components = layout.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it so
    check_message({"flags": COMPONENTS_V2, "components": components})
