"""Where a plan leads and when, the saved plan and the what-if side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from advisor.plain_text import counted, sentence
from advisor.report.wording import few, join_words, say_date, total_days
from advisor.roadmap.model import Feasible, Roadmap
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard, Standing
from advisor.tui.what_if.what_if import PlanRequest as Ask
from advisor.tui.widgets.text import Part, fitted, line

_PROMISED = {"scheduled", "late"}
_NAMED = 2
_SOME, _FULL, _ROOMY = 66, 78, 100


def say_day(day: date | None) -> str:
    """Return a date in a few letters: `6 May 2027`."""
    if day is None:
        return "–"
    number, month, year = say_date(day).split()
    return f"{number} {month[:3]} {year}"


def level_dates(roadmap: Roadmap) -> dict[int, date]:
    """Return the overall levels that the plan reaches, with their dates."""
    return {
        reached.level: reached.date
        for reached in roadmap.milestones
        if reached.date and reached.dimension is None and reached.stage is None
    }


@dataclass(frozen=True, kw_only=True)
class Side:
    """A plan, and what it was asked for."""

    ask: Ask
    roadmap: Roadmap


def headline(rubric: Rubric, new: Side, saved: Side | None) -> Content:
    """Return for each level on the way when it is reached, now and before; the highest first."""
    roadmap = new.roadmap
    if roadmap.target is None:
        return line(("Nothing is left to do for this target.", "bold $success"))
    dates, before = level_dates(roadmap), level_dates(saved.roadmap) if saved else {}
    goal = roadmap.target.level
    parts = [_goal(rubric, new, saved)]
    for level in sorted(dates, reverse=True):
        if level != goal:
            moved = _moved(say_day(dates[level]), dates[level], before.get(level))
            parts.append(line((f"level {level}: ", "bold"), *moved))
    return Content(" · ").join(parts)


def _goal(rubric: Rubric, new: Side, saved: Side | None) -> Content:
    target = new.roadmap.target
    level = None if target is None else target.level
    name = "The chosen parts" if level is None else f"Level {level}"
    day = _day(new.roadmap)
    says = say_day(day) if day else _why_no_date(rubric, new.roadmap)
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
        says = f"{_why_no_date(rubric, old)} → {says}"
    return line((f"{name}: ", "bold $accent"), *_moved(says, day, before), *_too_late(new.roadmap))


def _too_late(roadmap: Roadmap) -> Iterator[Part]:
    wanted, day = roadmap.target.by if roadmap.target else None, _day(roadmap)
    if wanted and day and day > wanted:
        yield f", {counted((day - wanted).days, 'day')} after the date wanted", "bold $error"


def _moved(says: str, day: date | None, before: date | None) -> Iterator[Part]:
    if before is not None:
        yield f"{say_day(before)} → ", "$quiet"
    yield says, "bold" if day else "bold $error"
    if day and before:
        yield _apart((day - before).days)


def _apart(days: int) -> tuple[str, str]:
    if days == 0:
        return " (the same day)", "$quiet"
    if days < 0:
        return f" ({counted(-days, 'day')} sooner)", "bold $success"
    return f" ({counted(days, 'day')} later)", "bold $warning"


def _day(roadmap: Roadmap) -> date | None:
    """Return when the target is reached, or None where that cannot be promised."""
    if roadmap.target is None or roadmap.status not in _PROMISED:
        return None
    if roadmap.target.level is None:
        return roadmap.held_on or roadmap.end
    return level_dates(roadmap).get(roadmap.target.level)


def _why_no_date(rubric: Rubric, roadmap: Roadmap) -> str:
    titles = {role.id: role.title for role in rubric.roles}
    practices = {practice.id: practice.title for practice in rubric.practices}
    kinds = {missing.kind for missing in roadmap.missing}
    idle = [titles.get(m.role or "", "?") for m in roadmap.missing if m.kind == "role"]
    if roadmap.unreached:
        lacking = [practices.get(name, name) for name in roadmap.unreached]
        return f"out of reach, no step is left for {few(lacking, _NAMED)}"
    if idle:
        return f"no date, {join_words(idle)} {'has' if len(idle) == 1 else 'have'} no time"
    if roadmap.status == "partial" and roadmap.target and roadmap.target.by:
        return f"not by {say_day(roadmap.target.by)}"
    if "capacity" in kinds:
        return "no date, nobody's time is given"
    return "no date, it would take too long" if "horizon" in kinds else "no date"


def figures(side: Side, name: str, style: str, width: int) -> Content:
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
    effort = f"{total_days(roadmap.steps):>4.0f}"
    unit = " person-day" if effort.strip() == "1" else " person-days"
    row.append(line((effort, style), (unit if width >= _ROOMY else " d", "$quiet")))
    return Content("   " if width >= _ROOMY else "  ").join(row)


def notes(rubric: Rubric, side: Side, most: int, card: Scorecard) -> Iterator[Content]:
    """Yield what stands against the plan, and the nearest that can be had beyond what is held."""
    roadmap, by = side.roadmap, side.ask.target.by
    for missing in roadmap.missing[:most]:
        if missing.kind != "step":  # the headline names what no step is left for
            yield _note(sentence(missing.message))
    nearest = roadmap.feasible
    if nearest is None:
        return
    until = f"By {say_day(by)}" if by else "As things are"
    if had := list(_levels_had(rubric, nearest, card, side.ask)):
        yield _note(f"{until} {join_words(had)} can be held{_and_by(nearest.date)}.")
    elif nearest.level is not None or nearest.dimensions or nearest.stages:
        yield _note(f"{until} no further level can be held{_and_by(nearest.date)}.")
    elif nearest.date is not None:
        yield _note(f"The nearest date is {say_day(nearest.date)}.")


def _levels_had(rubric: Rubric, nearest: Feasible, card: Scorecard, ask: Ask) -> Iterator[str]:
    """Yield the levels that can be had and are not held yet."""

    def is_new(level: int, standing: Standing) -> bool:
        held = standing.supported if ask.strict else standing.level
        return held is None or level > held

    primary = rubric.primary_side
    if nearest.level is not None and is_new(nearest.level, card.sides[primary]):
        yield f"level {nearest.level}"
    parts = {part.id: part.sides.get(primary) for part in (*card.dimensions, *card.stages)}
    for name, level in (*nearest.dimensions.items(), *nearest.stages.items()):
        standing = parts.get(name)
        if standing is None or is_new(level, standing):
            yield f"level {level} in {rubric.part_titles[name]}"


def _and_by(day: date | None) -> str:
    return f"; the nearest date is {say_day(day)}" if day else ""


def _note(text: str) -> Content:
    return line(("! ", "bold $warning"), text)


def differences(rubric: Rubric, new: Ask, saved: Ask) -> list[str]:
    """Return what the what-if changes, each in a few words."""
    steps = (
        (new.conditions.excluded, saved.conditions.excluded, "left out"),
        (new.conditions.done, saved.conditions.done, "taken as done"),
    )
    return [
        *_other_values(new, saved),
        *_other_people(rubric, new.conditions.capacity, saved.conditions.capacity),
        *(["from supported levels"] if new.strict else []),
        *(
            f"{len(names) or 'none'} {what}"
            for names, before, what in steps
            if set(names) != set(before)
        ),
    ]


def _other_values(new: Ask, saved: Ask) -> Iterator[str]:
    target, given = new.target, new.conditions
    openly = "as much as fits by the date" if target.by else "the next level"
    words = {
        "level": openly if target.level is None else f"level {target.level}",
        "by": f"by {say_day(target.by)}" if target.by else "no date wanted",
        "share": f"{given.share:g} % of the time",
        "parallel": f"{given.parallel or 'any number'} at a time",
        "start": f"from {say_day(given.start)}",
        "holidays": f"{counted(len(given.holidays), 'day')} off",
    }
    for name, said in words.items():
        if new.value(name) != saved.value(name):
            yield said


def _other_people(
    rubric: Rubric, new: Mapping[str, float], saved: Mapping[str, float]
) -> Iterator[str]:
    for role in rubric.roles:
        one, other = saved.get(role.id, 0.0), new.get(role.id, 0.0)
        if one != other:
            yield f"{role.title} {one:g} → {other:g}"
