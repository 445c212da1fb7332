"""In which form the plan is written as a file."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.export.plan_file import FORMS
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import columns, line


class PlanFormatScreen(PanelScreen[str]):
    """Returns the form chosen; `about` tells which plan it is."""

    def __init__(self, about: str) -> None:
        super().__init__(sentence("The plan as a file"))
        self._about = about

    def body(self) -> Iterable[Widget]:
        """Yield which plan it is, and the forms."""
        yield Static(line((self._about, "$quiet")), classes="hint", markup=False)
        yield ChoiceList("choose", id="forms")

    def begin(self) -> None:
        """Offer the forms."""
        forms = self.query_one("#forms", ChoiceList)
        rows = columns(
            [(line((form.title, "bold")), line((form.says, "$quiet"))) for form in FORMS.values()],
            max(30, min(94, int(self.size.width * 0.9) - 8)),
        )
        forms.add_options(Option(row, id=name) for name, row in zip(FORMS, rows, strict=True))
        forms.highlighted = 0
        forms.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the form."""
        self.close_with(event.option_id)
