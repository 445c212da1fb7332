"""Where a plan leads and when, the saved plan and the what-if side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.tui.what_if.what_if import PlanRequest as Ask
from advisor.tui.widgets.text import Part, fitted, line
from advisor.words.catalogue import sentence
from advisor.words.level import say_number
from advisor.words.phrase import capital
from advisor.words.plan import nothing_left
from advisor.words.plan_remark import nearest
from advisor.words.quantity import say_day
from advisor.words.shortfall import say_shortfalls
from advisor.words.titles import Titles
from advisor.words.what_if import say_apart, say_no_date, say_too_late

_PROMISED = {"scheduled", "late"}
_SOME, _FULL, _ROOMY = 66, 78, 100


def level_dates(roadmap: Roadmap) -> dict[int, date]:
    """Return the overall levels that the plan reaches, with their dates."""
    return {
        reached.level: reached.date
        for reached in roadmap.milestones
        if reached.date and reached.dimension is None and reached.stage is None
    }


@dataclass(frozen=True, kw_only=True)
class AskedPlan:
    """A plan, and what it was asked for."""

    ask: Ask
    roadmap: Roadmap


def headline(rubric: Rubric, new: AskedPlan, saved: AskedPlan | None) -> Content:
    """Return for each level on the way when it is reached, now and before; the highest first."""
    roadmap = new.roadmap
    if roadmap.target is None:
        return line((nothing_left(), "bold $success"))
    dates, before = level_dates(roadmap), level_dates(saved.roadmap) if saved else {}
    goal = roadmap.target.level
    parts = [_goal(rubric, new, saved)]
    for level in sorted(dates, reverse=True):
        if level != goal:
            moved = _moved(say_day(dates[level]), dates[level], before.get(level))
            parts.append(line((f"{say_number(level)}: ", "bold"), *moved))
    return Content(" · ").join(parts)


def _goal(rubric: Rubric, new: AskedPlan, saved: AskedPlan | None) -> Content:
    target = new.roadmap.target
    level = None if target is None else target.level
    name = sentence("The chosen parts") if level is None else capital(say_number(level))
    day = _day(new.roadmap)
    says = say_day(day) if day else say_no_date(new.roadmap, Titles(rubric))
    if saved is None:
        return line(
            (f"{name}: ", "bold $accent"),
            (says, "bold" if day else "bold $error"),
            *_too_late(new.roadmap),
        )
    old = saved.roadmap
    same = old.target is not None and (old.target.level == level or level in level_dates(old))
    if not same or level is None:
        goes_for = old.target is not None and old.target.level is None and level is None
        before = _day(old) if goes_for else None
    else:
        before = level_dates(old).get(level)
    if before is None and same and not _day(old):
        says = f"{say_no_date(old, Titles(rubric))} → {says}"
    return line((f"{name}: ", "bold $accent"), *_moved(says, day, before), *_too_late(new.roadmap))


def _too_late(roadmap: Roadmap) -> Iterator[Part]:
    wanted, day = roadmap.target.by if roadmap.target else None, _day(roadmap)
    if wanted and day and day > wanted:
        yield f", {say_too_late((day - wanted).days)}", "bold $error"


def _moved(says: str, day: date | None, before: date | None) -> Iterator[Part]:
    if before is not None:
        yield f"{say_day(before)} → ", "$quiet"
    yield says, "bold" if day else "bold $error"
    if day and before:
        yield _apart((day - before).days)


def _apart(days: int) -> tuple[str, str]:
    style = "$quiet" if days == 0 else "bold $success" if days < 0 else "bold $warning"
    return f" ({say_apart(days)})", style


def _day(roadmap: Roadmap) -> date | None:
    """Return when the target is reached, or None where that cannot be promised."""
    if roadmap.target is None or roadmap.outcome not in _PROMISED:
        return None
    if roadmap.target.level is None:
        return roadmap.held_on or roadmap.end
    return level_dates(roadmap).get(roadmap.target.level)


def figures(side: AskedPlan, name: str, style: str, width: int) -> Content:
    """Return end, confidence, number of steps and effort in columns, as many as there is room."""
    roadmap, sure = side.roadmap, side.roadmap.confidence
    days = [("end", roadmap.end)]
    if width >= _FULL:
        days.append(("50 %", sure.p50 if sure else None))
    days.append(("85 %", sure.p85 if sure else None))
    row = [line((fitted(name, 7), style))]
    for title, day in days:
        row.append(line((f"{title} ", "$quiet"), (f"{say_day(day):>11}", style)))
    steps = len(roadmap.steps)
    row.append(line((f"{steps:>2}", style), (" step " if steps == 1 else " steps", "$quiet")))
    if width < _SOME:
        return Content("  ").join(row)
    effort = f"{roadmap.likely_days:>4.0f}"
    unit = " person-day" if effort.strip() == "1" else " person-days"
    row.append(line((effort, style), (unit if width >= _ROOMY else " d", "$quiet")))
    return Content("   " if width >= _ROOMY else "  ").join(row)


def notes(rubric: Rubric, side: AskedPlan, most: int, card: Scorecard) -> Iterator[Content]:
    """Yield what stands against the plan, and the nearest that can be had beyond what is held."""
    roadmap = side.roadmap
    basis: Basis = "supported" if side.ask.strict else "claimed"
    yield from map(_note, say_shortfalls(roadmap, Titles(rubric))[:most])
    yield from map(_note, nearest(roadmap, card, basis, say_day))


def _note(text: str) -> Content:
    return line(("! ", "bold $warning"), text)
