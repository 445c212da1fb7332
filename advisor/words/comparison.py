"""What stands over the parts of a comparison of two scorecards."""

from advisor.scoring.change import Direction, ValueChange
from advisor.translation import counted, sentence


def say_arrow(before: str, after: str) -> str:
    """Return what was and what is, or once what stayed."""
    return before if before == after else f"{before} → {after}"


def say_number_of(level: int | None) -> str:
    """Return the number of a level, or a dash where there is none."""
    return "–" if level is None else str(level)


def say_levels(levels: ValueChange[int | None]) -> str:
    """Return the level that was held, and the one that is."""
    return say_arrow(say_number_of(levels.before), say_number_of(levels.after))


def say_both_levels(claimed: ValueChange[int | None], supported: ValueChange[int | None]) -> str:
    """Return how a side's claimed and supported level moved."""
    return sentence(
        "{claimed} claimed, {supported} supported",
        claimed=say_levels(claimed),
        supported=say_levels(supported),
    )


def say_supported_moved(supported: ValueChange[int | None]) -> str:
    """Return how the level of a practice that evidence supports moved."""
    return sentence("supported {levels}", levels=say_levels(supported))


def say_criteria_moved(direction: Direction) -> str:
    """Return what happened to the criteria that moved in one direction, as a heading."""
    return {
        "up": sentence("Criteria that turned met, or are shown now"),
        "down": sentence("Criteria that turned unmet, or are not shown any more"),
        "other": sentence("Criteria whose answer is new, or gone"),
    }[direction]


def say_practices_moved(up: int, down: int, other: int) -> str:
    """Return how many practices moved, and whereto, as a heading."""
    return counted(
        "{n} practice moved: {up} up, {down} down, {other} other",
        "{n} practices moved: {up} up, {down} down, {other} other",
        up + down + other,
        up=up,
        down=down,
        other=other,
    )


def say_before_level(level: int) -> str:
    """Return before which level a practice stands."""
    return sentence("before level {level}", level=level)


def say_lifted_before(level: int | None) -> str:
    """Return over the criteria that stand before a level no more."""
    return sentence("Before level {level}, lifted", level=level)


def say_remaining_before(level: int | None) -> str:
    """Return over the criteria that still stand before a level."""
    return sentence("Before level {level}, remaining", level=level)


def say_new_before(level: int | None) -> str:
    """Return over the criteria that stand before a level, and did not."""
    return sentence("Before level {level}, new", level=level)


def say_fallen() -> str:
    """Return over the defining criteria that were met and are not."""
    return sentence("Defining criteria that were met before")


def say_nothing_moved() -> str:
    """Return that the two assessments say the same."""
    return sentence("Nothing moved.")
