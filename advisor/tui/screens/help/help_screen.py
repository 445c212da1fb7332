"""The keys of the screen at hand, and what it is for."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_hints import joined_keys, offers
from advisor.tui.keyboard.key_table import KEYS, bound, key_to
from advisor.tui.screens.base.panel_screen import SCROLLING, PanelScreen
from advisor.tui.widgets.text import columns, line, lines
from advisor.tui.widgets.text_block import TextBlock

_WORDS = (
    ("claimed", sentence("the level your answers hold")),
    ("supported", sentence("the level that evidence which has not expired backs")),
    ("guarded", sentence("the components of the level held are held too")),
    ("blocker", sentence("a criterion that keeps the team from the next level")),
    ("✓ ✗ ? · –", sentence("met, not met, unknown, nothing said yet, does not apply")),
    ("● ◐", sentence("the level answered, a level of which some is met")),
    ("◆ ⚑", sentence("blocks the next level or defines a feature, flagged for discussion")),
    ("■ ◧ □", sentence("supported, claimed, not reached")),
)
_KEYS_OF_YOUR_OWN = sentence("docs/keys.md says how to give keys of your own.")


class HelpScreen(PanelScreen[None]):
    """Lists every key of a screen, those that do nothing just now as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("back", "leave", "back"),
        bound("help", "leave", "back", show=False),
        *SCROLLING,
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__(sentence("Keys of this screen"))
        self._keys = list(_key_rows(screen))
        about = str(getattr(screen, "ABOUT", ""))
        self._about = about.format_map({name: key_to(name) for name in KEYS})

    def body(self) -> Iterable[Widget]:
        """Yield what the screen is for, its keys, and the words used."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield TextBlock(id="keys")

    def on_resize(self) -> None:
        """Lay the columns out for the width there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        if not width:
            return
        rows = [*line(self._about).wrap(width), Content("")] if self._about else []
        rows += columns(self._keys, width)
        rows += [Content(""), *line((_KEYS_OF_YOUR_OWN, "$quiet")).wrap(width)]
        rows += [Content(""), line((sentence("Words and signs"), "bold"))]
        words = [(line((word, "bold $accent")), line(says)) for word, says in _WORDS]
        rows += columns(words, width)
        self.query_one("#keys", TextBlock).show(lines(rows))


def _key_rows(screen: Screen[object]) -> Iterable[tuple[Content, ...]]:
    """Yield keys, what they do and more about it, those that do the same in one row."""
    keys: dict[tuple[str, str], list[str]] = {}
    for offer in offers(screen):
        binding = offer.binding
        labels = keys.setdefault((binding.description, binding.tooltip), [])
        if offer.label not in labels:
            labels.append(offer.label)
    for (description, tooltip), names in keys.items():
        yield (
            line((joined_keys(names), "bold $accent")),
            line((description, "bold")),
            line((tooltip, "$quiet")),
        )
