"""A line of text in which edits can be taken back."""

from typing import Any, ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.widgets import Input

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound


class LineInput(Input):
    """Takes its own edits back by ctrl+z, and only when there is none leaves the key to others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "entry-undo",
            "undo",
            sentence("undo edit"),
            sentence("Take the last edit back"),
            show=False,
        ),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._edits: list[str] = []
        super().__init__(*args, **kwargs)

    def watch_value(self, before: str, after: str) -> None:
        """Keep what was there before an edit."""
        if before != after:
            self._edits.append(before)

    def action_undo(self) -> None:
        """Take the last edit back."""
        if not self._edits:
            raise SkipAction
        self.value = self._edits.pop()
        self._edits.pop()  # taking back is no edit of its own
        self.cursor_position = len(self.value)

    def forget_edits(self) -> None:
        """Take nothing back beyond what is there now."""
        self._edits.clear()
