"""What everybody does first, by name, from the first day on."""

from collections.abc import Iterator, Sequence

from advisor.result.model import Result
from advisor.roadmap.advice_model import PersonPlan, Stint
from advisor.words.catalogue import counted, sentence
from advisor.words.quantity import say_day, say_plain_days
from advisor.words.titles import Titles

_FIRST = 3


def say_person_list(result: Result) -> Iterator[tuple[str, str]]:
    """Yield each person or role with work, and their first steps with the day each begins."""
    numbers = {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}
    titles = Titles(result).roles
    for person in result.roadmap.people:
        if person.stints:
            yield titles.get(person.name) or person.name, _first(person, numbers)


def _first(person: PersonPlan, numbers: dict[str, int]) -> str:
    by_step = {stint.step: stint for stint in reversed(person.stints)}
    stints = sorted(by_step.values(), key=lambda stint: (stint.start, numbers.get(stint.step, 0)))
    said = "; ".join(_begun(person, stint, numbers) for stint in stints[:_FIRST])
    more = len(stints) - _FIRST
    if more <= 0:
        return said
    return sentence("{first}; {more}", first=said, more=counted("{n} more", "{n} more", more))


def _begun(person: PersonPlan, stint: Stint, numbers: dict[str, int]) -> str:
    return sentence(
        "step {n} from {day}, {days}",
        n=numbers.get(stint.step, 0),
        day=say_day(stint.start),
        days=say_plain_days(_days(person.stints, stint.step)),
    )


def _days(stints: Sequence[Stint], step: str) -> float:
    return round(sum(stint.days for stint in stints if stint.step == step), 1)
