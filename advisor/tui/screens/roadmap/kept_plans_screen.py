"""The saved plan, what is tried, and all what-ifs that were kept, side by side."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.roadmap.side_by_side import SidePlan, head, row
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line

SAVED, TRIED = "saved", "tried"


class KeptPlansScreen(PanelScreen[str]):
    """Returns the id of the plan to go on with; `plans` tells them anew as they become known.

    The first is the saved one. `drop` lets go of one that was kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("clear", "clear", "remove", sentence("Keep the marked what-if no longer")),
        bound("kept", "leave", "back", show=False),
    ]

    def __init__(
        self,
        rubric: Rubric,
        plans: Callable[[], list[SidePlan]],
        now: str,
        drop: Callable[[str], None],
    ) -> None:
        super().__init__(sentence("Plans side by side"))
        self._rubric = rubric
        self._plans = plans
        self._now = now
        self._drop = drop

    def body(self) -> Iterable[Widget]:
        """Yield the table."""
        yield ChoiceList(sentence("try it"), id="plans")
        yield Static(line((_explained(), "$quiet")), classes="hint", markup=False)

    def begin(self) -> None:
        """Show what is known."""
        self.renew()
        plans = self.query_one("#plans", ChoiceList)
        plans.focus()
        plans.action_first()

    def renew(self) -> None:
        """Show what became known since."""
        listed = self.query_one("#plans", ChoiceList)
        marked, plans = listed.highlighted, self._plans()
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        listed.clear_options()
        listed.add_option(Option(head(width), disabled=True))
        for plan in plans:
            now = plan.id == self._now
            shown = row(self._rubric, plan, plans[0].roadmap, width, now=now)
            listed.add_option(Option(shown, id=plan.id))
        listed.highlighted = None if marked is None else min(marked, len(plans))

    def action_clear(self) -> None:
        """Let go of the what-if under the mark."""
        listed = self.query_one("#plans", ChoiceList)
        if listed.highlighted is not None:
            name = listed.get_option_at_index(listed.highlighted).id or ""
            if name not in {SAVED, TRIED}:
                self._drop(name)
                self._now = TRIED if name == self._now else self._now
                self.renew()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the plan."""
        self.close_with(event.option_id)


def _explained() -> str:
    return sentence(
        "Likely by: with 85 % confidence; days are person-days. {keep} on the roadmap keeps what "
        "is tried.",
        keep=key_to("keep"),
    )
