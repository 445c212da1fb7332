"""The roadmap as issues to import into a tracker: one epic a level, one issue a step.

First aid and what hurt lately, with what it needs first, come before all levels: each has an epic
of its own. How soon a step begins is a label.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from advisor.frozen import dataclass
from advisor.plain_text import inert, plain, plain_json
from advisor.report.markdown_text import literal
from advisor.report.marks import ISSUE_LABEL, JIRA_COLUMNS
from advisor.report.plan.table import csv_text
from advisor.result.model import Result
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.horizon import (
    horizons,
    say_because,
    say_demanded,
    say_demanded_summary,
    say_first_aid_summary,
    say_line,
    say_people,
    say_this_week,
)
from advisor.words.load import say_people as say_days_by_role
from advisor.words.quantity import say_from_to
from advisor.words.step import say_raised
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt, say_hurt_summary

_HURT, _DEMANDED = -1, 0  # come before all levels
_URGENT = "urgent"
_WEEK, _FORTNIGHT, _NINETY, _LATER = "this-week", "this-fortnight", "next-90-days", "later"
_JIRA_MARKUP = re.compile(r"([\\{}\[\]!|])")
_Show = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class _Issue:
    """A step or a measure of first aid, its text without markup of the tracker's."""

    title: str
    labels: tuple[str, ...]
    days: tuple[date | None, date | None]
    step: RoadmapStep | None = None
    first_aid: FirstAidLine | None = None


@dataclass(frozen=True, kw_only=True)
class _Epic:
    """A level, what hurt lately, or first aid, with the steps it takes."""

    label: str
    title: str
    summary: str
    issues: tuple[_Issue, ...]

    @property
    def labels(self) -> list[str]:
        return [ISSUE_LABEL, self.label]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of work."""
        starts = [issue.days[0] for issue in self.issues if issue.days[0]]
        ends = [issue.days[1] for issue in self.issues if issue.days[1]]
        return min(starts, default=None), max(ends, default=None)


def github(result: Result) -> str:
    """Return a JSON list of issues, each as GitHub's API takes it: `title`, `body`, `labels`.

    Created in this order, an epic comes before its steps.
    """
    issues = []
    for epic in _epics(result):
        listed = [f"- [ ] {literal(issue.title)}" for issue in epic.issues]
        body = "\n".join([literal(epic.summary), "", *listed])
        issues.append({"title": epic.title, "body": body, "labels": [*epic.labels, "epic"]})
        for issue in epic.issues:
            text = "\n".join(_body(result, issue, literal, task="- [ ] ", head="### "))
            labels = [*epic.labels, *issue.labels]
            issues.append({"title": plain(issue.title), "body": text, "labels": labels})
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
        for issue in epic.issues:
            text = "\n".join(_body(result, issue, _wiki, task="* ", head="h3. "))
            days = (_iso(day) for day in issue.days)
            labels = " ".join([*epic.labels, *issue.labels])
            key = str(first + len(children))
            children.append((key, str(number), "Task", issue.title, text, *days, labels))
    return csv_text([JIRA_COLUMNS, *rows, *children])


def _epics(result: Result) -> Iterator[_Epic]:
    if result.roadmap.first_aid:
        yield _Epic(
            label=_WEEK,
            title=say_this_week(),
            summary=say_first_aid_summary(),
            issues=tuple(map(_aid, result.roadmap.first_aid)),
        )
    soon = _horizon_labels(result)
    numbered = list(enumerate(result.roadmap.steps, 1))
    for level in sorted({_level(step) for _, step in numbered}):
        label, title, summary = _said(result, level)
        yield _Epic(
            label=label,
            title=title,
            summary=summary,
            issues=tuple(
                _Issue(
                    title=f"{number}. {step.title}",
                    labels=soon.get(step.id, ()),
                    days=(step.start, step.end),
                    step=step,
                )
                for number, step in numbered
                if _level(step) == level
            ),
        )


def _aid(line: FirstAidLine) -> _Issue:
    labels = (_URGENT,) if line.urgent else ()
    return _Issue(title=line.do, labels=labels, days=(line.on, line.on), first_aid=line)


def _said(result: Result, level: int) -> tuple[str, str, str]:
    """Return label, title and summary of an epic of steps."""
    if level == _HURT:
        return _URGENT, say_hurt(), say_hurt_summary()
    if level == _DEMANDED:
        return "demanded", say_demanded(), say_demanded_summary()
    found = result.levels[level]
    return f"level-{level}", f"Level {level}: {found.title}", found.summary


def _horizon_labels(result: Result) -> Mapping[str, tuple[str, ...]]:
    """Return the label that says how soon a step begins, by the step; none without dates."""
    if result.roadmap.start is None:
        return {}
    found = horizons(result.roadmap)
    parts = ((_FORTNIGHT, found.fortnight), (_NINETY, found.ninety), (_LATER, found.later))
    return {step.id: (label,) for label, steps in parts for step in steps}


def _level(step: RoadmapStep) -> int:
    """Return for which level a step is done; an older result says 0 of what hurt."""
    if step.mends or step.toward == 0:
        return _HURT
    if step.toward is None:
        return _DEMANDED if step.meets else step.level
    return step.toward


def _body(result: Result, issue: _Issue, show: _Show, *, task: str, head: str) -> Iterator[str]:
    titles = Titles(result)
    if issue.first_aid:
        yield show(say_line(issue.first_aid, titles))
    step = issue.step
    if step is None:
        return
    yield show(step.why)
    yield ""
    if step.start and step.end:
        yield say_from_to(step.start, step.end)
    if step.people:
        yield show(f"{sentence('Who')}: {say_people(step.people, titles)}")
    yield show(f"{sentence('Likely days')}: {say_days_by_role(step, titles)}")
    yield show(f"{sentence('Raises')}: {say_raised(step, titles)}")
    yield show(f"{sentence('Why here')}: {say_because(result.roadmap, step)}")
    for name in step.depends_on:
        yield show(f"{sentence('After')}: {titles.steps[name]}")
    for title, items in ((sentence("Tasks"), step.tasks), (sentence("Done when"), step.done_when)):
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
