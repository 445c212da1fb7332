"""The snapshots of an assessment: where the team stood at each, and a way to compare it."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.scoring.history import PastCard, history
from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_share
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import fitted, folded, line, lines
from advisor.tui.workspace.snapshot_history import ReadSnapshot
from advisor.words.quantity import say_day
from advisor.words.trend import say_both, say_score_then

_DAY, _LEVEL, _SCORE, _ANSWERED = 13, 8, 12, 8
_LEAST_NAME = 16


class SnapshotsScreen(PanelScreen[str]):
    """Returns the place of the snapshot to compare; `remove` lets go of one for good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("clear", "clear", "remove", sentence("Remove the marked snapshot; asks first")),
        bound("kept", "leave", "back", show=False),
    ]

    def __init__(
        self,
        snapshots: Sequence[ReadSnapshot],
        card: Scorecard,
        remove: Callable[[ReadSnapshot], None],
    ) -> None:
        super().__init__(sentence("Snapshots of these answers"))
        self._snapshots = list(snapshots)
        self._card = card
        self._remove = remove
        self._asked: ReadSnapshot | None = None

    def body(self) -> Iterable[Widget]:
        """Yield the table, and what there is to say of it."""
        yield ChoiceList(sentence("compare with now"), id="snapshots")
        yield Static(id="said", classes="hint", markup=False)

    def begin(self) -> None:
        """Fill the table."""
        self._fill()
        self.query_one("#snapshots", ChoiceList).focus()
        self._say(sentence("Level: claimed / supported by evidence."), "$quiet")

    def _fill(self) -> None:
        listed = self.query_one("#snapshots", ChoiceList)
        marked = listed.highlighted
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        listed.clear_options()
        heads = (sentence("taken"), sentence("level"), sentence("score"), sentence("answered"))
        rows = [line((row, "bold $accent")) for row in _rows(sentence("name"), heads, width)]
        listed.add_option(Option(lines(rows), disabled=True))
        for place, item in enumerate(self._snapshots):
            listed.add_option(Option(_of(item, width), id=str(place)))
        now = PastCard(card=self._card, source="")
        listed.add_option(Option(_told(sentence("Now"), "", now, width), disabled=True))
        listed.highlighted = min(marked or 1, len(self._snapshots)) or None

    def action_clear(self) -> None:
        """Remove the marked snapshot when asked twice: nothing brings it back."""
        item = self._marked
        if item is None:
            return
        if self._asked is not item:
            self._asked = item
            again = sentence(
                "{clear} again removes {name} for good.",
                clear=key_to("clear"),
                name=item.snapshot.name,
            )
            self._say(again, "bold $warning")
            return
        self._remove(item)
        self._snapshots.remove(item)
        self._say(sentence("Removed: {name}.", name=item.snapshot.name), "bold")
        if self._snapshots:
            self._fill()
        else:
            self.action_leave()

    @property
    def _marked(self) -> ReadSnapshot | None:
        place = self.query_one("#snapshots", ChoiceList).highlighted
        return None if place is None else self._snapshots[place - 1]

    def _say(self, text: str, style: str) -> None:
        self.query_one("#said", Static).update(line((text, style)))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the snapshot, unless it cannot be read."""
        item = self._marked
        if item is not None and item.given is not None:
            self.close_with(event.option_id)


def _of(item: ReadSnapshot, width: int) -> Content:
    taken = say_day(item.snapshot.taken.date())
    if item.given is None:
        rows = [line((row, "bold")) for row in _rows(item.snapshot.name, (taken,), width)]
        wrong = folded(item.problem, width - 2)
        return lines([*rows, *(line((f"  {text}", "$error")) for text in wrong)])
    past = PastCard(card=item.given.scorecard, source="")
    return _told(item.snapshot.name, taken, past, width)


def _told(name: str, taken: str, past: PastCard, width: int) -> Content:
    (told,) = history([past])
    (moment,) = told.moments
    level = say_both(moment.levels.get(told.primary_side), thin=moment.thin)
    texts = (taken, level, say_score_then(moment), show_share(moment.coverage.value))
    return lines([line((row, "bold")) for row in _rows(name, texts, width)])


def _rows(name: str, texts: Sequence[str], width: int) -> list[str]:
    """Return a name with its figures in columns, or above them where they leave it no room."""
    widths = (_DAY, _LEVEL, _SCORE, _ANSWERED)
    told = "".join(fitted(text, room) for text, room in zip(texts, widths, strict=False))
    room = width - sum(widths)
    if room < _LEAST_NAME:
        return [*folded(name, width), f"  {told}".rstrip()]
    first, *rest = folded(name, room - 1)
    return [fitted(first, room) + told, *rest]
