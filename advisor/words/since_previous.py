"""What moved since an earlier assessment."""

from collections.abc import Iterator, Sequence

from advisor.result.model import Moved, Since
from advisor.translation import counted, sentence
from advisor.words.phrase import few, within
from advisor.words.quantity import say_date

_MOST = 4


def say_moved_since(since: Since) -> str:
    """Return how many practices rose and fell since an earlier assessment."""
    risen, fallen, day = len(since.risen), len(since.fallen), say_date(since.assessed_on)
    if not risen and not fallen:
        return sentence("No practice rose or fell since {day}.", day=day)
    if not risen:
        return counted(
            "{n} practice fell and none rose since {day}.",
            "{n} practices fell and none rose since {day}.",
            fallen,
            day=day,
        )
    if not fallen:
        return counted(
            "{n} practice rose and none fell since {day}.",
            "{n} practices rose and none fell since {day}.",
            risen,
            day=day,
        )
    return counted(
        "{n} practice rose and {fallen} fell since {day}.",
        "{n} practices rose and {fallen} fell since {day}.",
        risen,
        fallen=fallen,
        day=day,
    )


def say_no_earlier() -> str:
    """Return why nothing is told of what moved."""
    return sentence("No earlier assessment was given to compare this one with.")


def say_which_moved(since: Since) -> Iterator[str]:
    """Yield which practices fell and which rose, the first of them by name."""
    if since.fallen:
        yield sentence("Fell: {practices}.", practices=_names(since.fallen))
    if since.risen:
        yield sentence("Rose: {practices}.", practices=_names(since.risen))


def _names(moved: Sequence[Moved]) -> str:
    first, *others = [item.title for item in moved]
    return few([first, *map(within, others)], _MOST)


def say_moved(item: Moved) -> str:
    """Return from which level to which a practice moved."""
    before, after = (
        sentence("no level") if level is None else str(level) for level in (item.before, item.after)
    )
    return sentence("from {before} to {after}", before=before, after=after)
