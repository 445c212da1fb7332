"""What a tracker holds of an earlier export, so that the next one updates it in place."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.document.read import read_text
from advisor.errors import InputError, Location
from advisor.frozen import dataclass
from advisor.report.own_files import JIRA_KEY, JIRA_LABELS, JIRA_STATUS
from advisor.translation import sentence

JIRA_ID = "advisor:"
_ID = r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+"
_MARKER = re.compile(rf"<!-- advisor: ({_ID}) -->")
_LABEL = re.compile(rf"{JIRA_ID}({_ID})")
_TICKED = re.compile(r"(?m)^- \[[xX]\] (.*?)\s*$")
_BOX = re.compile(r"(?m)^- \[ \] (.*)$")


@dataclass(frozen=True, kw_only=True)
class Held:
    """An item that the tracker holds: its `key`, text and labels, and if work on it is over."""

    key: str
    body: str = ""
    labels: tuple[str, ...] = ()
    closed: bool = False


Tracker = Mapping[str, Held]
"""What is held of an earlier export, by the ids of its items."""


def marker(item: str) -> str:
    """Return the line of a body by which its item is found again; GitHub does not show it."""
    return f"<!-- advisor: {item} -->"


def read_tracker(source: str | Path, form: str) -> Tracker:
    """Read what `gh issue list` printed, or Jira exported as CSV. Raises InputError."""
    text = read_text(source)
    found: dict[str, Held] = {}
    try:
        for item, held in _of_github(text) if form == "github" else _of_jira(text):
            found.setdefault(item, held)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, csv.Error) as error:
        raise _unread(source, form) from error
    return found


def kept_ticks(body: str, held: Held | None) -> str:
    """Return a body in which every box is ticked that is ticked where it is held."""
    ticked = set(_TICKED.findall(held.body.replace("\r", ""))) if held else set()
    return _BOX.sub(lambda box: f"- [{'x' if box[1] in ticked else ' '}] {box[1]}", body)


def kept_labels(labels: Sequence[str], held: Held | None, own: Collection[str]) -> list[str]:
    """Return labels with those that the team gave the item itself."""
    given = held.labels if held else ()
    others = [name for name in given if name not in own and not _LABEL.fullmatch(name)]
    return list(dict.fromkeys([*labels, *others]))


def gone(tracker: Tracker, team: str, items: Collection[str]) -> list[str]:
    """Return the keys of open items of a team that are in its plan no longer."""
    return [
        held.key
        for item, held in tracker.items()
        if item.startswith(f"{team}/") and item not in items and not held.closed
    ]


def other_team(tracker: Tracker, team: str) -> str | None:
    """Return the one team whose items are all that is held, where that is another."""
    teams = {item.partition("/")[0] for item in tracker}
    return teams.pop() if len(teams) == 1 and team not in teams else None


def _of_github(text: str) -> Iterator[tuple[str, Held]]:
    """Yield items by their ids, the one that was made first before its doubles."""
    data = json.loads(text)
    if not isinstance(data, list):
        raise TypeError
    for issue in sorted(data, key=_number):
        body = issue.get("body") or ""
        named = _MARKER.search(body)
        if named:
            yield (
                named[1],
                Held(
                    key=str(_number(issue)),
                    body=body,
                    labels=tuple(map(_name, issue.get("labels") or ())),
                    closed=str(issue.get("state")).lower() == "closed",
                ),
            )


def _number(issue: dict[str, Any]) -> int:
    return int(issue["number"])


def _name(label: str | dict[str, Any]) -> str:
    return label if isinstance(label, str) else str(label["name"])


def _of_jira(text: str) -> Iterator[tuple[str, Held]]:
    """Yield items by their ids; each of several labels has a column of its own."""
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name.strip().casefold() for name in header]
    key, over = names.index(JIRA_KEY.casefold()), JIRA_STATUS.casefold()
    labels = [i for i, name in enumerate(names) if name == JIRA_LABELS.casefold()]
    status = names.index(over) if over in names else None
    for row in rows:
        own = [label for place in labels for label in row[place : place + 1] if label]
        own = [label for cell in own for label in cell.split()]
        named = next((found for found in map(_LABEL.fullmatch, own) if found), None)
        if named:
            closed = status is not None and row[status : status + 1] == ["Done"]
            yield named[1], Held(key=row[key], labels=tuple(own), closed=closed)


def _unread(source: str | Path, form: str) -> InputError:
    place = Location(file=str(source))
    if form == "github":
        return InputError(
            sentence("this is no list of GitHub issues"),
            hint=sentence(
                "Write it with: gh issue list --label maturity-roadmap --state all --limit 1000 "
                "--json number,body,labels,state"
            ),
            location=place,
        )
    return InputError(
        sentence("this is no table of Jira issues with their keys and labels"),
        hint=sentence("Search for the label maturity-roadmap, and export all fields as CSV."),
        location=place,
    )
