"""The roadmap as a table for spreadsheets (CSV, RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from advisor.assessment.sheet.cells import is_risky
from advisor.plain_text import inert, plain
from advisor.report.own_files import PLAN_COLUMNS
from advisor.result.model import Result
from advisor.roadmap.advice_model import FirstAidLine
from advisor.translation import sentence
from advisor.words.horizon import horizons, say_first_aid_by, say_people, say_this_week
from advisor.words.titles import Titles

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def table(result: Result) -> str:
    """Return a row a step, with the likely days of each role and a column for its owner.

    First aid comes first, a row a measure.
    """
    titles, roadmap = Titles(result), result.roadmap
    roles = [
        role
        for role in titles.roles
        if any(role in step.effort for step in roadmap.steps)
        or any(role == _role(result, line) for line in roadmap.first_aid)
    ]
    header = (
        *PLAN_COLUMNS,
        *("Horizon", "Mend first", "Who"),
        *(f"{titles.roles[role]} (days)" for role in roles),
        *("Owner", "Why", "Done when"),
    )
    numbers = roadmap.numbers
    horizon = horizons(roadmap)
    rows = [
        (
            *(str(numbers[step.id]), step.title, step.id, step.kind, str(step.level)),
            step.start.isoformat() if step.start else "",
            step.end.isoformat() if step.end else "",
            " ".join(str(n) for n in sorted(numbers[name] for name in step.depends_on)),
            " ".join(f"{name}:{level}" for name, level in step.raises.items()),
            *(horizon.name_of(step), _yes(step.mends), say_people(step.people, titles)),
            *(f"{step.effort[r].likely:g}" if r in step.effort else "" for r in roles),
            *("", step.why, " ".join(step.done_when)),
        )
        for step in roadmap.steps
    ]
    return csv_text([header, *_first_aid(result, roles), *rows])


def _first_aid(result: Result, roles: Sequence[str]) -> Iterator[Sequence[str]]:
    titles = Titles(result)
    for line in result.roadmap.first_aid:
        day = line.on.isoformat() if line.on else ""
        yield (
            *("", line.do, line.practice, "first-aid", "", day, day, "", ""),
            *(say_this_week(), _yes(line.urgent), say_first_aid_by(line, titles)),
            *(f"{line.days:g}" if role == _role(result, line) else "" for role in roles),
            *("", "", ""),
        )


def _role(result: Result, line: FirstAidLine) -> str:
    """Return in which of the roles that can do it somebody does a measure of first aid."""
    filled = {person.name: person.roles for person in result.roadmap.people}
    own = filled.get(line.person or "", ())
    return next((role for role in (*own, *line.roles) if role in line.roles), "")


def _yes(given: bool) -> str:
    return sentence("yes") if given else ""


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV in which no cell is taken for a formula.

    A cell that begins as a formula does, whatever cannot be seen before it, gets an apostrophe in
    front, as OWASP recommends. A number stays a number, a negative one too.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [_harmless(cell) for cell in row] for row in rows
    )
    return out.getvalue()


def _harmless(cell: str) -> str:
    if _NUMBER.fullmatch(cell):
        return cell
    harmless = inert(plain(cell))
    return f"'{harmless}" if is_risky(cell) else harmless
