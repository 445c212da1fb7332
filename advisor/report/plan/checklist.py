"""The roadmap as a Markdown checklist."""

from collections.abc import Iterator

from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.report.plan.grid import markdown_lines
from advisor.report.plan.load import PEAK, load
from advisor.report.plan.projection import projection
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.coverage import say_thin
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import (
    horizons,
    say_because,
    say_fortnight,
    say_later,
    say_line,
    say_ninety,
    say_not_now,
    say_people,
    say_possible,
    say_quarter,
    say_this_week,
)
from advisor.words.phrase import join_words
from advisor.words.plan import headline, milestones, reached_by
from advisor.words.plan_remark import remarks
from advisor.words.quantity import say_date, say_days, say_from_to
from advisor.words.step import say_raised
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt_by
from advisor.words.workload import say_load, say_peak, say_projection
from advisor.words.workload import say_people as say_days_by_role

_MOST_POINTS = 8


def checklist(result: Result) -> str:
    """Return what to do when, then the steps to tick off, with tasks and what each is done by."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Result) -> Iterator[str]:
    yield MARKDOWN_MARK
    yield ""
    yield f"# Roadmap: {literal(str(result.team['name']))}"
    yield ""
    if thin := say_thin(result):
        yield from (literal(thin), "")
    yield literal(headline(result))
    yield ""
    for remark in remarks(result):
        yield f"- {literal(remark)}"
    for label, day, sure in milestones(result):
        yield f"- {literal(f'{label}: {say_date(day)}')}{f', {sure}' if sure else ''}."
    yield from _first_aid(result)
    yield from _to_find_out(result)
    yield from _by_horizon(result)
    yield from _not_now(result)
    yield from _steps(result)
    yield from _outlook(result)


def _first_aid(result: Result) -> Iterator[str]:
    titles = Titles(result)
    if result.roadmap.first_aid:
        yield from ("", f"## {say_this_week()}", "")
    for line in result.roadmap.first_aid:
        mark = f"**{say_hurt_by(line)}:** " if line.urgent else ""
        yield f"- [ ] {mark}{literal(say_line(line, titles))}"


def _to_find_out(result: Result) -> Iterator[str]:
    items, titles = result.roadmap.find_out, Titles(result)
    if items:
        yield from ("", f"## {say_find_out()}", "")
    for item in items:
        yield f"- [ ] {literal(say_practice_facts(item, titles))}"
    if possible := say_possible(result.roadmap):
        yield from ("", literal(possible))


def _by_horizon(result: Result) -> Iterator[str]:
    """Yield what begins soon, step by step, and the rest by quarter; of a plan with dates."""
    roadmap = result.roadmap
    if roadmap.start is None:
        return
    found = horizons(roadmap)
    number = roadmap.numbers
    for name, steps in ((say_fortnight(), found.fortnight), (say_ninety(), found.ninety)):
        if steps:
            yield from ("", f"## {name}", "")
        for step in steps:
            said = [f"{number[step.id]}. {step.title}", *_in_short(result, step)]
            yield f"- {' · '.join(map(literal, said))}"
    quarters = found.quarters()
    if quarters:
        yield from ("", f"## {say_later()}", "")
    for quarter, later in quarters.items():
        yield f"- {literal(say_quarter(quarter, later))}"


def _in_short(result: Result, step: RoadmapStep) -> Iterator[str]:
    if step.start and step.end:
        yield f"{say_date(step.start)} to {say_date(step.end)}"
    yield say_days(step.likely_days)
    if step.people:
        yield say_people(step.people, Titles(result))
    yield say_because(result.roadmap, step)


def _not_now(result: Result) -> Iterator[str]:
    if result.roadmap.not_now:
        yield from ("", f"## {say_not_now()}", "")
    for item in result.roadmap.not_now:
        yield f"- **{literal(item.title)}:** {literal(item.reason)}"


def _steps(result: Result) -> Iterator[str]:
    reached, titles = reached_by(result), Titles(result)
    numbers = result.roadmap.numbers
    for number, step in enumerate(result.roadmap.steps, 1):
        yield ""
        yield f"## {number}. {literal(step.title)}"
        yield ""
        yield from _step(result, step, numbers)
        if step.id in reached:
            yield ""
            then = join_words([say_milestone(item, titles) for item in reached[step.id]])
            yield f"**Then: {literal(then)}.**"


def _outlook(result: Result) -> Iterator[str]:
    """Yield where the steps lead, and how busy they keep whom."""
    grids = projection(result, most=_MOST_POINTS)
    if grids:
        yield from ("", f"## {sentence('Where it leads')}", "", f"{say_projection(result)}.")
    for grid in grids:
        yield ""
        yield from markdown_lines(grid)
    busy = load(result)
    if busy:
        yield from (
            "",
            f"## {sentence('Who is busy when')}",
            "",
            f"{say_load()}; {PEAK} {say_peak()}.",
            "",
        )
        yield from markdown_lines(busy)


def _step(result: Result, step: RoadmapStep, numbers: dict[str, int]) -> Iterator[str]:
    titles = Titles(result)
    if step.start and step.end:
        yield f"- {sentence('When')}: {say_from_to(step.start, step.end)}"
    if step.people:
        yield f"- {sentence('Who')}: {literal(say_people(step.people, titles))}"
    yield f"- {sentence('Likely days')}: {literal(say_days_by_role(step, titles))}"
    yield f"- {sentence('Raises')}: {literal(say_raised(step, titles))}"
    if step.depends_on:
        before = sorted(numbers[name] for name in step.depends_on)
        yield f"- {sentence('After')}: {', '.join(map(str, before))}"
    reason = sentence("Mended first") if step.mends else sentence("Why here")
    yield f"- {reason}: {literal(say_because(result.roadmap, step))}"
    yield f"- {sentence('Why')}: {literal(step.why)}"
    yield ""
    for task in step.tasks:
        yield f"- [ ] {literal(task)}"
    yield ""
    yield f"{sentence('Done when')}:"
    yield ""
    for sign in step.done_when:
        yield f"- [ ] {literal(sign)}"
