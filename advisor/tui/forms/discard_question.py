"""One rule for whatever is typed: enter saves it; to let it go, one is asked first."""

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to

LEAVE_HINT = sentence("Without saving; asks first when something was typed")


class DiscardQuestion:
    """Remembers what one was asked about: the same a second time may be let go."""

    def __init__(self) -> None:
        self._asked: object = None

    def may_discard(self, typed: object, saved: object) -> bool:
        """Tell whether what is typed may be let go; if not, the question is to be shown."""
        if typed in (saved, self._asked):
            return True
        self._asked = typed
        return False


def question() -> str:
    """Return the question, with the two answers there are."""
    save, leave = key_to("entry-save"), key_to("entry-abandon")
    return sentence(
        "Not saved yet: {save} saves it, {leave} again lets it go.", save=save, leave=leave
    )
