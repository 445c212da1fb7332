"""`advisor history`."""

from datetime import date
from typing import Any

import click

from advisor.cli.diagnostics import progress, remark
from advisor.cli.history_text import history_markdown, history_text
from advisor.cli.options import DateType, page_format_option, rubric_option
from advisor.cli.output import problem_data, show_document, show_json, show_lines
from advisor.cli.past_assessments import Gathered, gather_commits, gather_files
from advisor.cli.several_inputs import require_one_stdin
from advisor.document.data import as_data
from advisor.errors import ContentError, InputError
from advisor.rubric.catalogue import named_rubric
from advisor.scoring.history import history as lines_of
from advisor.translation import sentence
from advisor.words.trend import say_shallow


@click.command()
@click.argument("places", nargs=-1, metavar="DIR|FILE…")
@click.option(
    "--git",
    "file",
    metavar="FILE",
    help=sentence("Read this file as the commits left it that changed it, of each day the last."),
)
@click.option(
    "--as-of",
    "as_of",
    type=DateType(),
    metavar="DATE",
    help=sentence("Tell what is overdue on this day, not today."),
)
@rubric_option
@page_format_option
def history(
    places: tuple[str, ...], file: str | None, as_of: date | None, rubric: str | None, output: str
) -> None:
    """Print where a team stood at several times, and when to look again.

    DIR and FILE are answers files and results, each judged as of its own day. Teams, rubrics and
    editions are told apart; answers of an earlier edition are carried over in memory. What cannot
    be read is listed, and the rest told.
    """
    if bool(places) == (file is not None):
        raise click.UsageError(sentence("Give files or folders, or --git and one file."))
    require_one_stdin(places)
    with progress("Reading"):
        used = named_rubric(rubric) if rubric else None
        found = gather_files(places, used) if file is None else gather_commits(file, used)
        _require_some(found)
        lines = lines_of(found.past, one_team=file is not None)
    if found.shallow:
        remark(say_shallow())
    today = as_of or date.today()  # noqa: DTZ011 the team's own calendar day is meant
    if output == "json":
        show_json({"lines": as_data(lines), "unread": [_unread_data(u) for u in found.unread]})
    elif output == "md":
        show_document("".join(f"{t}\n" for t in history_markdown(lines, found.unread, today)))
    else:
        show_lines(history_text(lines, found.unread, today))


def _unread_data(item: Any) -> dict[str, Any]:
    return {"source": item.source, **problem_data(item.problem), "more": item.more}


def _require_some(found: Gathered) -> None:
    """Raise ContentError with what is wrong with each, or InputError where there is nothing."""
    if found.past:
        return
    if found.unread:
        raise ContentError.of([item.problem for item in found.unread])
    raise InputError(
        sentence("there are neither answers nor results here"),
        hint=sentence("Name the folder they are in, or each file."),
    )
