"""`advisor answers from-sheet`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.assessment.sheet.columns import Preferred
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, format_option, rubric_option
from advisor.cli.output import show_document, show_json, show_lines
from advisor.cli.output_places import require_place
from advisor.cli.unforeseen_fault import writing
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT, display_name
from advisor.errors import ContentError, Location, OutputError, Problem
from advisor.plain_text import plain, plain_line
from advisor.report.files import write_files
from advisor.rubric.catalogue import named_rubric
from advisor.rubric.model import Rubric
from advisor.translation import counted, sentence

if TYPE_CHECKING:  # loaded when a spreadsheet is read
    from advisor.assessment.change import Change
    from advisor.assessment.session.merge import Conflict
    from advisor.assessment.sheet.cells import SheetFile
    from advisor.assessment.sheet.read import SheetAnswers


@click.command("from-sheet")
@click.argument("source", metavar="SHEET")
@click.option(
    "-o",
    "--output",
    "target",
    type=OutputName(),
    metavar="F",
    help=sentence("The answers file to write or to bring up to date; without it, stdout."),
)
@click.option(
    "--prefer",
    type=click.Choice(["sheet", "file"]),
    help=sentence("Which counts where both were changed since, and not alike."),
)
@rubric_option
@format_option
def from_sheet(
    source: str, target: str | None, prefer: Preferred | None, rubric: str | None, output: str
) -> None:
    """Read a spreadsheet of `advisor answers sheet` that was filled in (.xlsx or .csv).

    Every fault is told with its cell, and then nothing is written. An answers file that is there
    keeps its comments, and what the spreadsheet does not speak of. Where its answers changed since
    the spreadsheet was made, and not alike, the differences are asked about on a terminal, and
    elsewhere listed and refused.
    """
    if target is not None:
        _require_answers_file(source, target)
    elif output == "json":
        raise click.UsageError(sentence("--format json tells what was done with the file of -o."))
    from advisor.assessment.sheet.open_sheet import open_sheet  # noqa: PLC0415 seldom asked for
    from advisor.assessment.sheet.read import read_sheet  # noqa: PLC0415

    file = open_sheet(source)
    found = read_sheet(file, named_rubric(rubric))
    _remark_unread(file, found)
    if target is None:
        show_document(_text(found))
        return
    path = Path(target)
    there = _holds_something(path)
    made = _update(path, found, source, prefer) if there else _create(path, found, source, rubric)
    if output == "json":
        show_json({"output": target, "changed": [_name(change) for change in made]})
    else:
        show_lines(_told(found.rubric, change) for change in made)
    if there and made:
        remark(counted("{path}: {n} change.", "{path}: {n} changes.", len(made), path=target))
    elif there:
        remark(sentence("{path} says the same already.", path=target))
    else:
        remark(sentence("{path} is written.", path=target))
    remark(sentence("See what it makes: advisor score {path}", path=target))


def _require_answers_file(source: str, target: str) -> None:
    path = Path(target)
    if path.suffix.lower() in {".xlsx", ".xlsm", ".csv", ".ods"}:
        raise click.UsageError(sentence("-o is an answers file: name it with .yaml at its end."))
    if path.suffix.lower() == ".json" and not _holds_something(path):
        raise click.UsageError(sentence("A new answers file is YAML: name it with .yaml."))
    try:
        same = source != STANDARD_INPUT and path.samefile(source)
    except (OSError, ValueError):
        same = False
    if same:
        raise click.UsageError(sentence("-o names the spreadsheet itself."))


def _holds_something(path: Path) -> bool:
    try:
        return is_file(path) and path.stat().st_size > 0
    except (OSError, ValueError):  # said better when it is written
        return False


def _remark_unread(file: "SheetFile", found: "SheetAnswers") -> None:
    from advisor.report.sheet.names import OWN_SHEETS  # noqa: PLC0415

    if found.missing:
        remark(
            counted(
                "{n} criterion has no row, and stays as it was.",
                "{n} criteria have no row, and stay as they were.",
                found.missing,
            )
        )
    for name in file.others:
        if name not in OWN_SHEETS:
            remark(sentence("The sheet `{name}` is none of ours, and is not read.", name=name))


def _text(found: "SheetAnswers") -> str:
    from advisor.assessment.write import answers_yaml  # noqa: PLC0415

    return answers_yaml(found.rubric, found.after)


def _create(
    path: Path, found: "SheetAnswers", source: str, rubric: str | None
) -> "Sequence[Change]":
    from advisor.assessment.change import changes  # noqa: PLC0415

    place = require_place(path, inputs=(source, rubric))
    with writing():
        write_files(place.path.parent, {place.path.name: _text(found).encode()})
    return _team_first(changes(found.before, found.after))


def _team_first(made: "Sequence[Change]") -> "Sequence[Change]":
    return sorted(made, key=lambda change: change.part[0] == "answers")


def _update(
    path: Path, found: "SheetAnswers", source: str, prefer: Preferred | None
) -> "Sequence[Change]":
    """Bring an answers file up to date, and return what changed in it."""
    from advisor.assessment.change import changes  # noqa: PLC0415
    from advisor.assessment.session.merge import rebased  # noqa: PLC0415
    from advisor.assessment.session.session import Session  # noqa: PLC0415
    from advisor.result.given import require_answers  # noqa: PLC0415

    def require(text: str) -> None:
        require_answers(text, file=str(path))

    with Session.open(path, found.rubric, require=require) as session:
        if session.busy_elsewhere:
            raise OutputError(sentence("{path} is open elsewhere", path=path), hint=session.message)
        made = changes(found.before, found.after)
        wanted, conflicts = rebased(made, session.assessment, found.rubric)
        settled = _settled(found, conflicts, source, prefer)
        before = session.assessment
        with session.together() as draft:
            draft.change(sentence("from a spreadsheet"), (*wanted, *settled))
        if session.unsaved:
            raise OutputError(
                sentence("{path} could not be written", path=path), hint=session.message
            )
        return _team_first(changes(before, session.assessment))


def _settled(
    found: "SheetAnswers", conflicts: "Sequence[Conflict]", source: str, prefer: Preferred | None
) -> "list[Change]":
    """Return the changes that settle what contradicts. Raises ContentError if nobody says how."""
    if not conflicts:
        return []
    if prefer is not None:
        chosen: list[Preferred] = [prefer] * len(conflicts)
    elif sys.stdin.isatty() and sys.stderr.isatty():
        chosen = [_ask(found.rubric, conflict) for conflict in conflicts]
    else:
        raise ContentError.of(_problem(found, conflict, source) for conflict in conflicts)
    from advisor.assessment.sheet.settling import settled  # noqa: PLC0415

    return settled(found.rubric, zip(conflicts, chosen, strict=True))


def _ask(rubric: Rubric, conflict: "Conflict") -> Preferred:
    for line in _sides(rubric, conflict):
        click.echo(plain_line(line), err=True)
    choice: click.Choice[Preferred] = click.Choice(["sheet", "file"])
    answer: Preferred = click.prompt(sentence("Which stays"), type=choice, err=True)
    return answer


def _problem(found: "SheetAnswers", conflict: "Conflict", source: str) -> Problem:
    title, sheet, file = _sides(found.rubric, conflict)
    cell = found.cells.get(conflict.id)
    return Problem(
        message=f"{title} {sheet} {file}",
        hint=sentence("Give --prefer sheet or --prefer file."),
        location=Location(file=display_name(source), cell=cell),
    )


def _sides(rubric: Rubric, conflict: "Conflict") -> tuple[str, str, str]:
    """Return what contradicts, and what each side says."""
    from advisor.words.sheet_change import say_conflict  # noqa: PLC0415

    return say_conflict(rubric, conflict)


def _told(rubric: Rubric, change: "Change") -> str:
    from advisor.words.sheet_change import say_sheet_change  # noqa: PLC0415

    return plain(say_sheet_change(rubric, change))


def _name(change: "Change") -> str:
    return change.part[1] if change.part[0] == "answers" else ".".join(change.part)
