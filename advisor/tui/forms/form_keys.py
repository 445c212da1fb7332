"""The keys that go through the fields of a form, and leave it."""

from textual.binding import Binding

from advisor.translation import sentence
from advisor.tui.forms.discard_question import LEAVE_HINT
from advisor.tui.keyboard.key_table import bound

_ABOVE_OR_BELOW = sentence("The field above or below")
FORM_KEYS: tuple[Binding, ...] = (
    bound("next-part", "app.focus_next", sentence("next field")),
    bound("previous-part", "app.focus_previous", sentence("field before"), show=False),
    bound("entry-up", "app.focus_previous", "move", _ABOVE_OR_BELOW, show=False),
    bound("entry-down", "app.focus_next", "move", _ABOVE_OR_BELOW, show=False),
    bound("entry-abandon", "leave", "leave", LEAVE_HINT),
)
