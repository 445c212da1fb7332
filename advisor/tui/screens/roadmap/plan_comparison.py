"""Where a plan leads and when, the saved plan and the what-if side by side."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from advisor.frozen import dataclass
from advisor.roadmap.model import Milestone, Roadmap
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.tui.what_if.what_if import PlanRequest as Ask
from advisor.tui.widgets.text import Part, fitted, line
from advisor.words.find_out import say_once_known
from advisor.words.horizon import say_price
from advisor.words.level import say_number
from advisor.words.phrase import capital, within
from advisor.words.plan import nothing_left, say_status
from advisor.words.plan_remark import nearest
from advisor.words.plan_shortfall import say_shortfalls
from advisor.words.quantity import say_day
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from advisor.words.what_if import (
    say_apart,
    say_chosen_parts,
    say_even_by,
    say_likely_by,
    say_no_date,
    say_too_late,
)

_PROMISED = {"scheduled", "late"}
_SOME, _FULL, _ROOMY = 66, 78, 100
_STATUS = {"met": "bold $success", "at-risk": "bold $warning", "missed": "bold $error"}


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
    """Return when the target is likely reached, now and before, and what is wanted of it.

    Levels on the way are told likewise, the highest first.
    """
    roadmap, titles = new.roadmap, Titles(rubric)
    if roadmap.target is None:
        return line((nothing_left(), "bold $success"))
    reached, before = _reached(roadmap), _reached(saved.roadmap) if saved else {}
    parts = [_goal(titles, new, saved)]
    for place in sorted(reached, reverse=True):
        if place != (roadmap.target.level, True):
            day = _likely(reached.get(place))
            moved = _moved(say_day(day), day, _likely(before.get(place)))
            parts.append(line((f"{say_milestone(reached[place], titles)}: ", "bold"), *moved))
    return Content(" · ").join(parts)


def _reached(roadmap: Roadmap) -> dict[tuple[int, bool], Milestone]:
    """Return the overall levels that the plan reaches, held and guarded ones."""
    return {
        (reached.level, reached.guarded): reached
        for reached in roadmap.milestones
        if reached.date and reached.dimension is None and reached.stage is None
    }


def _likely(reached: Milestone | None) -> date | None:
    return None if reached is None else reached.p85 or reached.date


def _goal(titles: Titles, new: AskedPlan, saved: AskedPlan | None) -> Content:
    roadmap = new.roadmap
    level = None if roadmap.target is None else roadmap.target.level
    name = say_chosen_parts() if level is None else capital(say_number(level))
    day, before = _day(roadmap), None if saved is None else _before(saved.roadmap, level)
    says = say_day(day) if day else say_no_date(roadmap, titles)
    if saved is not None and before is None and _is_same(saved.roadmap, level):
        says = f"{say_no_date(saved.roadmap, titles)} → {says}"
    parts: list[Part] = [*_moved(says, day, before)]
    if day and roadmap.likely and roadmap.even:
        parts = [f"{say_likely_by()} ", *parts, f", {say_even_by(say_day(roadmap.even))}"]
    return line((f"{name}: ", "bold $accent"), *parts, *_wanted(roadmap))


def _is_same(old: Roadmap, level: int | None) -> bool:
    """Tell whether a plan leads to a level as well, or likewise to chosen parts."""
    return old.target is not None and (old.target.level == level or (level, True) in _reached(old))


def _before(old: Roadmap, level: int | None) -> date | None:
    """Return when a level, or what parts were chosen, is reached by another plan."""
    if old.target is None or old.target.level == level:
        return _day(old)
    return None if level is None else _likely(_reached(old).get((level, True)))


def _wanted(roadmap: Roadmap) -> Iterator[Part]:
    """Yield whether the wanted date is met, at risk or missed, and by how much."""
    wanted, day = roadmap.target.by if roadmap.target else None, _day(roadmap)
    if wanted and day and day > wanted:
        yield f", {say_too_late((day - wanted).days)}", "bold $error"
    if wanted and roadmap.status != "none":
        judged = within(say_status(roadmap, say_day(wanted)).rstrip("."))
        yield f" · {judged}", _STATUS[roadmap.status]


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
    """Return when the target is likely reached, or None where that cannot be promised."""
    if roadmap.target is None or roadmap.outcome not in _PROMISED:
        return None
    return roadmap.likely or roadmap.reached_on


def figures(side: AskedPlan, name: str, style: str, width: int) -> Content:
    """Return end, confidence, number of steps and effort in columns, as many as there is room."""
    roadmap, sure = side.roadmap, side.roadmap.confidence
    even, likely = roadmap.even, roadmap.likely
    if sure and roadmap.aim == "date":  # by when everything is done
        even, likely = sure.p50, sure.p85
    days = [(sentence("end"), roadmap.end)]
    if width >= _FULL:
        days.append(("50 %", even))
    days.append(("85 %", likely))
    row = [line((fitted(name, 7), style))]
    for title, day in days:
        row.append(line((f"{title} ", "$quiet"), (f"{say_day(day):>11}", style)))
    steps = len(roadmap.steps)
    unit = sentence("step") if steps == 1 else sentence("steps")
    row.append(line((f"{steps:>2}", style), (f" {unit:<5}", "$quiet")))
    if width < _SOME:
        return Content("  ").join(row)
    effort = f"{roadmap.likely_days:>4.0f}"
    unit = sentence("person-day") if effort.strip() == "1" else sentence("person-days")
    row.append(line((effort, style), (f" {unit}" if width >= _ROOMY else " d", "$quiet")))
    return Content("   " if width >= _ROOMY else "  ").join(row)


def notes(rubric: Rubric, side: AskedPlan, most: int, card: Scorecard) -> Iterator[Content]:
    """Yield what stands against the plan, and the nearest that can be had beyond what is held.

    With room for more than one it tells what mending first costs, too.
    """
    roadmap = side.roadmap
    basis: Basis = "supported" if side.ask.strict else "claimed"
    yield from map(_note, say_shortfalls(roadmap, Titles(rubric))[:most])
    yield from map(_note, nearest(roadmap, card, basis, say_day))
    if once := say_once_known(roadmap):
        yield _note(once)
    if most > 1 and (price := say_price(roadmap)):
        yield line(price)


def _note(text: str) -> Content:
    return line(("! ", "bold $warning"), text)
