"""The roadmap as a Markdown checklist."""

from collections.abc import Iterator

from advisor.report.markdown_text import literal
from advisor.report.marks import MARKDOWN_MARK
from advisor.report.plan.grid import markdown_lines
from advisor.report.plan.load import PEAK, load
from advisor.report.plan.projection import projection
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.held import say_thin
from advisor.words.load import say_load, say_peak, say_people, say_projection
from advisor.words.phrase import join_words
from advisor.words.plan import headline, milestones, reached_by
from advisor.words.plan_remark import remarks
from advisor.words.quantity import say_date
from advisor.words.step import say_raised
from advisor.words.target import say_milestone
from advisor.words.titles import Titles

_MOST_POINTS = 8


def checklist(result: Result) -> str:
    """Return the steps to tick off, each with its tasks and what it is done by."""
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
    reached, titles = reached_by(result), Titles(result)
    numbers = {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}
    for number, step in enumerate(result.roadmap.steps, 1):
        yield ""
        yield f"## {number}. {literal(step.title)}"
        yield ""
        yield from _step(result, step, numbers)
        if step.id in reached:
            yield ""
            then = join_words([say_milestone(item, titles) for item in reached[step.id]])
            yield f"**Then: {literal(then)}.**"
    yield from _to_find_out(result)
    yield from _outlook(result)


def _to_find_out(result: Result) -> Iterator[str]:
    items, titles = result.roadmap.find_out, Titles(result)
    if items:
        yield from ("", f"## {say_find_out()}", "")
    for item in items:
        yield f"- [ ] {literal(say_practice_facts(item, titles))}"


def _outlook(result: Result) -> Iterator[str]:
    """Yield where the steps lead, and how busy they keep whom."""
    grids = projection(result, most=_MOST_POINTS)
    if grids:
        yield from ("", "## Where it leads", "", f"{say_projection(result)}.")
    for grid in grids:
        yield ""
        yield from markdown_lines(grid)
    busy = load(result)
    if busy:
        yield from ("", "## Who is busy when", "", f"{say_load()}; {PEAK} {say_peak()}.", "")
        yield from markdown_lines(busy)


def _step(result: Result, step: RoadmapStep, numbers: dict[str, int]) -> Iterator[str]:
    titles = Titles(result)
    if step.start and step.end:
        yield f"- When: {say_date(step.start)} to {say_date(step.end)}"
    yield f"- Who: {literal(say_people(step, titles))} (likely days)"
    yield f"- Raises: {literal(say_raised(step, titles))}"
    if step.depends_on:
        yield f"- After: {', '.join(str(n) for n in sorted(numbers[i] for i in step.depends_on))}"
    if step.urgent:
        yield "- Urgent: its lack hurt the team lately."
    yield f"- Why: {literal(step.why)}"
    yield ""
    for task in step.tasks:
        yield f"- [ ] {literal(task)}"
    yield ""
    yield "Done when:"
    yield ""
    for sign in step.done_when:
        yield f"- [ ] {literal(sign)}"
