"""What an action can be about: a question, flagged or not, or a step of the rubric."""

from collections.abc import Iterator

from advisor.errors import UsageError
from advisor.translation import sentence
from advisor.workshop.room import Room


def abouts(room: Room) -> Iterator[tuple[str, str]]:
    """Yield what an action can be about, by its id and its title: questions first."""
    asked = {item.practice for item in room.workshop.agenda}
    yield from ((p.id, p.title) for p in room.rubric.practices if p.id in asked)
    yield from ((step.id, step.title) for step in room.rubric.steps)


def about_of(room: Room, given: str | None) -> str | None:
    """Return the id of what somebody named by its title, or its id. Raises UsageError."""
    wanted = (given or "").strip().casefold()
    if not wanted:
        return None
    for name, title in abouts(room):
        if wanted in {name.casefold(), title.casefold()}:
            return name
    raise UsageError(
        sentence("no question of this workshop and no step is called that"),
        hint=sentence("Choose one that is offered, or leave it empty."),
    )
