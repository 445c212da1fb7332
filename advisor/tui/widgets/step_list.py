"""The steps of a plan, one a row: a click marks one, a second opens it."""

from collections.abc import Iterable

from textual import events
from textual.geometry import Region
from textual.widgets.option_list import Option

from advisor.tui.widgets.choice_list import ChoiceList


class StepList(ChoiceList):
    """A list in which a single click only moves the mark."""

    def refill(self, rows: Iterable[Option]) -> None:
        """Show other rows, the mark on the one it was on, or else near its place."""
        marked, name, top = self.highlighted or 0, self.marked, self.scroll_offset.y
        self.clear_options()
        self.add_options(rows)
        places = {option.id: place for place, option in enumerate(self.options) if option.id}
        if places:
            self.scroll_to(y=top, animate=False)
            last = max(places.values())
            near = next((place for place in places.values() if place >= marked), last)
            self.highlighted = near if name is None else places.get(name, near)

    @property
    def marked(self) -> str | None:
        """The id of the row under the mark."""
        return None if self.highlighted is None else self.options[self.highlighted].id

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the marked row into view, with the heading above it if it is the first below."""
        place = self.highlighted or 0
        if place and self.is_mounted and self.options[place - 1].disabled:
            self._update_lines()
            y = self._index_to_line.get(place - 1, 0)
            width, height = self.scrollable_content_region.size
            self.scroll_to_region(
                Region(0, y, width, min(height, 2)), force=True, animate=False, immediate=True
            )
        super().scroll_to_highlight(top)

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None or self.get_option_at_index(place).disabled:
            return
        self.highlighted = place
        if event.chain > 1:
            self.action_select()
