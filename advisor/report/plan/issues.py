"""The roadmap as issues to import into a tracker: one epic a level, one issue a step.

What hurt lately comes before all levels, with what it needs first: it has an epic of its own.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.plain_text import inert, plain, plain_json
from advisor.report.markdown_text import literal
from advisor.report.marks import ISSUE_LABEL, JIRA_COLUMNS
from advisor.report.plan.table import csv_text
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.words.load import say_people
from advisor.words.quantity import say_date
from advisor.words.step import say_raised
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt, say_hurt_summary

_BEFORE_LEVELS = 0
_JIRA_MARKUP = re.compile(r"([\\{}\[\]!|])")


@dataclass(frozen=True, kw_only=True)
class _Epic:
    """A level, or what hurt lately, with the steps it takes."""

    label: str
    title: str
    summary: str
    steps: tuple[tuple[int, RoadmapStep], ...]

    @property
    def labels(self) -> list[str]:
        return [ISSUE_LABEL, self.label]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of work."""
        starts = [step.start for _, step in self.steps if step.start]
        ends = [step.end for _, step in self.steps if step.end]
        return min(starts, default=None), max(ends, default=None)


def github(result: Result) -> str:
    """Return a JSON list of issues, each as GitHub's API takes it: `title`, `body`, `labels`.

    Created in this order, an epic comes before its steps.
    """
    issues = []
    for epic in _epics(result):
        listed = [f"- [ ] {number}. {literal(step.title)}" for number, step in epic.steps]
        body = "\n".join([literal(epic.summary), "", *listed])
        issues.append({"title": epic.title, "body": body, "labels": [*epic.labels, "epic"]})
        for number, step in epic.steps:
            text = "\n".join(_body(result, step, literal, task="- [ ] ", head="### "))
            title = plain(f"{number}. {step.title}")
            issues.append({"title": title, "body": text, "labels": epic.labels})
    return plain_json(json.dumps(issues, indent=2, ensure_ascii=False)) + "\n"


def jira(result: Result) -> str:
    """Return CSV as Jira's importer takes it: epics first, each step with its parent's id."""
    epics = list(_epics(result))
    first = 1 + len(epics)
    rows: list[Sequence[str]] = []
    children: list[Sequence[str]] = []
    for number, epic in enumerate(epics, 1):
        dates = (_iso(day) for day in epic.days)
        labels = " ".join(epic.labels)
        rows.append((str(number), "", "Epic", epic.title, _wiki(epic.summary), *dates, labels))
        for place, step in epic.steps:
            text = "\n".join(_body(result, step, _wiki, task="* ", head="h3. "))
            days = (_iso(step.start), _iso(step.end))
            name = f"{place}. {step.title}"
            key = str(first + len(children))
            children.append((key, str(number), "Task", name, text, *days, labels))
    return csv_text([JIRA_COLUMNS, *rows, *children])


def _epics(result: Result) -> Iterator[_Epic]:
    numbered = list(enumerate(result.roadmap.steps, 1))
    for level in sorted({_level(step) for _, step in numbered}):
        steps = tuple((n, step) for n, step in numbered if _level(step) == level)
        if level == _BEFORE_LEVELS:
            yield _Epic(label="urgent", title=say_hurt(), summary=say_hurt_summary(), steps=steps)
            continue
        yield _Epic(
            label=f"level-{level}",
            title=f"Level {level}: {result.levels[level].title}",
            summary=result.levels[level].summary,
            steps=steps,
        )


def _level(step: RoadmapStep) -> int:
    return step.level if step.toward is None else step.toward


def _body(
    result: Result, step: RoadmapStep, show: Callable[[str], str], *, task: str, head: str
) -> Iterator[str]:
    titles = Titles(result)
    yield show(step.why)
    yield ""
    if step.start and step.end:
        yield f"{say_date(step.start)} to {say_date(step.end)}"
    yield show(f"Likely days: {say_people(step, titles)}")
    yield show(f"Raises: {say_raised(step, titles)}")
    for name in step.depends_on:
        yield show(f"After: {titles.steps[name]}")
    for title, items in (("Tasks", step.tasks), ("Done when", step.done_when)):
        yield ""
        yield f"{head}{title}"
        yield ""
        for item in items:
            yield f"{task}{show(item)}"


def _wiki(text: str) -> str:
    """Return text as Jira shows it."""
    return _JIRA_MARKUP.sub(r"\\\1", inert(" ".join(plain(text).split())))


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
