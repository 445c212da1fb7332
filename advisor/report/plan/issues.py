"""The items of a roadmap as GitHub's API and Jira's importer take them."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from advisor.plain_text import inert, plain, plain_json
from advisor.report.markdown_text import literal
from advisor.report.own_files import JIRA_COLUMNS, JIRA_MORE_COLUMNS
from advisor.report.plan.items import EPIC, Epic, PlanItem, own_labels, plan_epics
from advisor.report.plan.table import csv_text
from advisor.report.plan.tracker import JIRA_ID, Tracker, kept_labels, kept_ticks, marker
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.horizon import say_because_alone, say_line, say_people
from advisor.words.quantity import say_from_to
from advisor.words.step import say_raised
from advisor.words.titles import Titles
from advisor.words.workload import say_people as say_days_by_role

_JIRA_MARKUP = re.compile(r"([\\{}\[\]!|])")
_BLOCKS = "Blocks"
_Show = Callable[[str], str]


def github(result: Result, tracker: Tracker | None = None) -> str:
    """Return a JSON list of issues: `title`, `body` and `labels` as GitHub's API takes them.

    `id` stands in the body too, where a later export finds it; `number` is that of the issue
    which the tracker holds already. Created in this order, an epic comes before its steps.
    """
    issues: list[dict[str, Any]] = []
    for epic in plan_epics(result):
        listed = [f"- [ ] {literal(item.title)}" for item in epic.items]
        body = "\n".join([literal(epic.summary), "", *listed])
        days = [sum(item.estimate[which] for item in epic.items) for which in range(3)]
        issues.append(_issue(epic, body, [*epic.labels, EPIC], {"estimate": _estimate(days)}))
        for item in epic.items:
            text = "\n".join(_body(result, item, literal, task="- [ ] ", head="### "))
            more = {
                "parent": epic.id,
                "estimate": _estimate(item.estimate),
                "owners": list(item.owners),
                "blocked_by": list(item.blocked_by),
            }
            issues.append(_issue(item, text, [*epic.labels, *item.labels], more))
    own = own_labels(result)
    for issue in issues:
        held = (tracker or {}).get(issue["id"])
        issue["body"] = kept_ticks(issue["body"], held)
        issue["labels"] = kept_labels(issue["labels"], held, own)
        issue["number"] = int(held.key) if held else None
    return plain_json(json.dumps(issues, indent=2, ensure_ascii=False)) + "\n"


def ids(result: Result) -> frozenset[str]:
    """Return the ids of all items of a roadmap."""
    epics = list(plan_epics(result))
    return frozenset(
        [*(epic.id for epic in epics), *(item.id for epic in epics for item in epic.items)]
    )


def _issue(
    of: Epic | PlanItem, body: str, labels: list[str], more: dict[str, Any]
) -> dict[str, Any]:
    """Return an issue; an epic has no parent, no owners, and nothing before it."""
    whole = f"{body}\n\n{marker(of.id)}"
    rest = {"parent": None, "owners": [], "blocked_by": [], **more}
    return {"id": of.id, "title": plain(of.title), "body": whole, "labels": labels, **rest}


def _estimate(days: Sequence[float]) -> dict[str, float]:
    return {name: round(n, 2) for name, n in zip(("low", "likely", "high"), days, strict=True)}


def jira(result: Result, tracker: Tracker | None = None) -> str:
    """Return CSV as Jira's importer takes it: epics first, each step with its parent's number.

    Each has its id among its labels, and the key of the issue that the tracker holds already. The
    last columns name what waits for it.
    """
    epics = list(plan_epics(result))
    items = [(number, epic, item) for number, epic in enumerate(epics, 1) for item in epic.items]
    numbers = {item.id: str(n) for n, (_, _, item) in enumerate(items, 1 + len(epics))}
    blocks = {
        name: [numbers[other.id] for _, _, other in items if name in other.blocked_by]
        for name in numbers
    }
    most, own = max(map(len, blocks.values()), default=0), own_labels(result)

    def row(of: Epic | PlanItem, first: Sequence[str], text: str, labels: list[str]) -> list[str]:
        held = (tracker or {}).get(of.id)
        days = [_iso(day) for day in of.days]
        words = " ".join(kept_labels([*labels, f"{JIRA_ID}{of.id}"], held, own))
        if isinstance(of, Epic):
            owners, estimate = "", ""
        else:
            owners, estimate = ", ".join(of.owners), f"{of.estimate[1]:g}"
        waiting = [*blocks.get(of.id, ()), *[""] * most][:most]
        known = held.key if held else ""
        return [*first, of.title, text, *days, words, known, owners, estimate, *waiting]

    rows = [
        row(epic, (str(number), "", "Epic"), _wiki(epic.summary), epic.labels)
        for number, epic in enumerate(epics, 1)
    ]
    for number, epic, item in items:
        text = "\n".join(_body(result, item, _wiki, task="* ", head="h3. "))
        labels = [*epic.labels, *item.labels]
        rows.append(row(item, (numbers[item.id], str(number), "Task"), text, labels))
    header = (*JIRA_COLUMNS, *JIRA_MORE_COLUMNS, *[_BLOCKS] * most)
    return csv_text([header, *rows])


def _body(result: Result, item: PlanItem, show: _Show, *, task: str, head: str) -> Iterator[str]:
    titles = Titles(result)
    if item.first_aid:
        yield show(say_line(item.first_aid, titles))
    step = item.step
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
    if why := say_because_alone(result.roadmap, step):
        yield show(f"{sentence('Why here')}: {why}")
    for name in step.depends_on:
        yield show(f"{sentence('Blocked by')}: {titles.steps[name]}")
    for title, items in ((sentence("Tasks"), step.tasks), (sentence("Done when"), step.done_when)):
        yield ""
        yield f"{head}{title}"
        yield ""
        for text in items:
            yield f"{task}{show(text)}"


def _wiki(text: str) -> str:
    """Return text as Jira shows it."""
    return _JIRA_MARKUP.sub(r"\\\1", inert(" ".join(plain(text).split())))


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
