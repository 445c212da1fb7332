"""What cannot happen in a workshop as it stands."""

from advisor.errors import AdvisorError
from advisor.translation import sentence


class RefusedEventError(AdvisorError):
    """An event that the workshop does not take; nothing is changed."""


def unknown_question(practice: str) -> RefusedEventError:
    """Return that a question is not on the agenda."""
    return RefusedEventError(sentence("`{name}` is not on the agenda", name=practice))


def nothing_open() -> RefusedEventError:
    """Return that no question is under discussion."""
    return RefusedEventError(
        sentence("no question is under discussion"), hint=sentence("Open one first.")
    )
