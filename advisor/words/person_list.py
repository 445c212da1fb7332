"""What everybody does first, by name, from the first day on."""

from collections.abc import Iterator, Sequence

from advisor.result.model import Result
from advisor.roadmap.advice_model import PersonPlan, Stint
from advisor.translation import sentence
from advisor.words.quantity import say_day, say_plain_days
from advisor.words.titles import Titles

_FIRST = 3


def say_person_list(result: Result) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield each person or role with work, their first steps, and how many follow."""
    numbers = result.roadmap.numbers
    titles = Titles(result).roles
    for person in result.roadmap.people:
        if person.stints:
            begun = _by_step(person)
            first = tuple(_begun(person, stint, numbers) for stint in begun[:_FIRST])
            name = titles.get(person.name) or person.name
            yield name, first, max(len(begun) - _FIRST, 0)


def _by_step(person: PersonPlan) -> list[Stint]:
    """Return the first stint of each step, in the order in which they begin."""
    first = {stint.step: stint for stint in reversed(person.stints)}
    return sorted(first.values(), key=lambda stint: stint.start)


def _begun(person: PersonPlan, stint: Stint, numbers: dict[str, int]) -> str:
    return sentence(
        "step {n}, {day}, {days}",
        n=numbers.get(stint.step, 0),
        day=say_day(stint.start),
        days=say_plain_days(_days(person.stints, stint.step)),
    )


def _days(stints: Sequence[Stint], step: str) -> float:
    return round(sum(stint.days for stint in stints if stint.step == step), 1)
