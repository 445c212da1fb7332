"""Made-up teams that travel with the product."""

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.shipped import shipped
from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line

_SAMPLES = (
    ("parcel-eta", "Parcel ETA", sentence("strong software delivery, ML by hand (level 0)")),
    (
        "churn-scoring",
        sentence("Churn scoring"),
        sentence("an automated training pipeline (level 1)"),
    ),
    ("fraud-stream", sentence("Fraud stream"), sentence("pipelines under CI/CD (level 2)")),
)


def sample(name: str) -> Path:
    """Return the answers file of a sample team."""
    return shipped("reports") / "samples" / name / "answers.yaml"


class SamplesScreen(PanelScreen[Path]):
    """Returns the answers file of the sample chosen."""

    def __init__(self) -> None:
        super().__init__(sentence("Look at a sample team: change what you like, it is a copy"))

    def body(self) -> Iterable[Widget]:
        """Yield the samples."""
        choices = ChoiceList("open", id="samples")
        choices.add_options(
            Option(line((f"{title:<16}", "bold"), (says, "$quiet")), id=name)
            for name, title, says in _SAMPLES
        )
        yield choices

    def begin(self) -> None:
        """Mark the first."""
        choices = self.query_one("#samples", ChoiceList)
        choices.highlighted = 0
        choices.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return what was chosen."""
        self.close_with(sample(event.option_id or ""))
