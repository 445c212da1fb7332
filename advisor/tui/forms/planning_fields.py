"""The fields of planning as text: how each is shown, read, and judged while it is typed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from advisor.assessment.entered_values import checked
from advisor.assessment.model import Planning
from advisor.document.share import percent_of, written_share
from advisor.errors import AdvisorError
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.forms.value_checks import count_problem, day_problem, percent_problem, shown
from advisor.tui.widgets.field import Check


@dataclass(frozen=True, kw_only=True)
class PlanningField:
    """One field: `show` returns it as text, `read` what a text stands for, None for nothing."""

    name: str
    title: str
    says: str
    show: Callable[[Planning], str]
    read: Callable[[str], Any]
    problem: Check


def planning_fields(rubric: Rubric) -> Sequence[PlanningField]:
    """Return the fields in the order in which they are asked for."""

    def steps_problem(text: str) -> str | None:
        try:
            checked(rubric, {"planning": {"done": listed(text)}})
        except AdvisorError as error:
            return error.problems[0].message
        return None

    return (
        PlanningField(
            name="start",
            title=sentence("Work starts on"),
            says=sentence("YYYY-MM-DD; empty: the day after the assessment"),
            show=lambda given: given.start.isoformat() if given.start else "",
            read=lambda text: date.fromisoformat(text) if text else None,
            problem=day_problem,
        ),
        PlanningField(
            name="share",
            title=sentence("Share of their time"),
            says=sentence("percent; empty: all of it"),
            show=lambda given: (
                str(written_share(given.share)) if given.share != Planning().share else ""
            ),
            read=lambda text: percent_of(text) if text else None,
            problem=lambda text: percent_problem(text) if text else None,
        ),
        PlanningField(
            name="parallel",
            title=sentence("Steps at a time"),
            says=sentence("at most; empty: people + 1"),
            show=lambda given: shown(given.parallel),
            read=lambda text: int(text) if text else None,
            problem=count_problem,
        ),
        PlanningField(
            name="holidays",
            title=sentence("Days off"),
            says=sentence("YYYY-MM-DD, more with commas"),
            show=lambda given: ", ".join(day.isoformat() for day in given.holidays),
            read=days,
            problem=days_problem,
        ),
        *(
            PlanningField(
                name=name,
                title=title,
                says=sentence("ids, with commas; the planner marks them too"),
                show=lambda given, name=name: ", ".join(getattr(given, name)),  # type: ignore[misc] # bound per name
                read=listed,
                problem=steps_problem,
            )
            for name, title in (
                ("exclude", sentence("Steps left out")),
                ("done", sentence("Steps done")),
            )
        ),
    )


def listed(text: str) -> tuple[str, ...]:
    """Return what is typed with commas or blanks between, each once."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def days(text: str) -> tuple[date, ...]:
    """Return days typed with commas or blanks between, in order. Raises ValueError."""
    return tuple(sorted(date.fromisoformat(day) for day in listed(text)))


def days_problem(text: str) -> str | None:
    """Check days, or nothing."""
    wrong = next((day for day in listed(text) if day_problem(day)), None)
    return sentence("`{wrong}`: write it as YYYY-MM-DD", wrong=wrong) if wrong else None
