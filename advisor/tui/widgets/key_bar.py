"""The keys of a screen at its foot: always the same ones, dimmed while they do nothing."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_hints import Hint, Offer, hints
from advisor.tui.widgets.text import ACTION, clickable, line, lines

_GAP = "  "
_ARROWS = "←→↑↓"
_TROUBLE = ("settle", sentence("write here"))  # the ways out of it, at the end while it lasts
_HELP = "help"
_OFF = "dim"


def _shown(hint: Hint) -> Content:
    """Return a hint that can be clicked: a key does its own action, the words the only one."""
    offers = sorted(hint.offers, key=lambda offer: _ARROWS.find(offer.label))
    keys = [_key(offer) for offer in offers]
    usable = [offer for offer in offers if offer.usable]
    text = f" {hint.says}"
    words = line((text, "$foreground" if usable else _OFF))
    if len({offer.binding.action for offer in offers}) == 1 and usable:
        words = _clickable(usable[0], text, "$foreground")
    return Content(_between([offer.label for offer in offers])).join(keys) + words


def _key(offer: Offer) -> Content:
    if offer.usable:
        return _clickable(offer, offer.label, "bold $accent")
    return line((offer.label, _OFF))


def _clickable(offer: Offer, text: str, style: str) -> Content:
    return clickable(text, offer.binding.action, style)


def _between(keys: list[str]) -> str:
    if all(key.isdigit() for key in keys):
        return " "
    return "" if all(key in _ARROWS for key in keys) else "/"


class KeyBar(Widget):
    """Shows hints in as many lines as they need, at most `most`; what does not fit is in help."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: auto; background: $panel; padding: 0 1; }
    """

    # Its size follows from what it shows: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0), repaint=False)

    def __init__(self, most: int = 2) -> None:
        super().__init__()
        self._most = most
        self._drawn: list[Content] = []
        self._kept: dict[int, list[Content]] = {}  # by width, until something can be used or not

    def on_mount(self) -> None:
        """Follow what the screen offers."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: "Screen[object]") -> None:
        self._kept.clear()
        if self.is_attached and screen is self.screen and self.content_size.width:
            rows = self._rows(self.content_size.width)
            if looks(rows) != looks(self._drawn):
                self.refresh(layout=len(rows) != len(self._drawn))

    def get_content_height(self, *size_and_width: object) -> int:
        """Return the lines needed at a width."""
        width = size_and_width[-1]
        return len(self._rows(width)) if isinstance(width, int) else 1

    def render(self) -> Content:
        """Return the hints."""
        self._drawn = self._rows(self.content_size.width)
        return lines(self._drawn)

    def _rows(self, width: int) -> list[Content]:
        if width not in self._kept:
            self._kept[width] = self._laid_out(width)
        return self._kept[width]

    def _laid_out(self, width: int) -> list[Content]:
        offered = hints(self.screen)
        rest = [hint for hint in offered if hint.says not in (*_TROUBLE, _HELP)]
        always = [hint for hint in offered if hint.says in (*_TROUBLE, _HELP)]
        always.sort(key=lambda hint: hint.says == _HELP)
        end = [_shown(hint) for hint in always]
        rows: list[list[Content]] = [[]]
        for hint in map(_shown, rest):
            last = len(rows) == self._most
            if _width(rows[-1]) + hint.cell_length + (_width(end) if last else 0) > width:
                if last:
                    continue
                rows.append([])
            rows[-1].append(hint)
        if _width(rows[-1]) + _width(end) - len(_GAP) > width:
            rows.append([])
        rows[-1] += end
        return [Content(_GAP).join(row) for row in rows if row]

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        action = event.style.meta.get(ACTION)
        if action:
            chain = [self.screen.focused, self.screen, self.app]
            await self.app.run_action(action, next(n for n in chain if _offers(n, action)))


def looks(rows: list[Content]) -> list[tuple[str, object]]:
    """Return text and style, of which two contents are compared by text alone."""
    return [(row.plain, row.spans) for row in rows]


def _width(row: list[Content]) -> int:
    return sum(hint.cell_length + len(_GAP) for hint in row)


def _offers(node: object, action: str) -> bool:
    name = action.partition("(")[0].rpartition(".")[2]
    return node is not None and hasattr(node, f"action_{name}")
