"""The steps of a plan, one a row: a click marks one, a second opens it."""

from textual import events

from advisor.tui.widgets.choice_list import ChoiceList


class StepList(ChoiceList):
    """A list in which a single click only moves the mark."""

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None or self.get_option_at_index(place).disabled:
            return
        self.highlighted = place
        if event.chain > 1:
            self.action_select()
