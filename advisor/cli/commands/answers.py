"""`advisor answers`."""

import json
from datetime import date
from pathlib import Path

import click

from advisor.assessment.edition import EarlierEditionError
from advisor.assessment.json_schema import answers_schema
from advisor.assessment.model import Assessment
from advisor.assessment.remarks import remarks
from advisor.assessment.store import open_assessment
from advisor.assessment.template import answers_template
from advisor.cli.backup_copy import back_up
from advisor.cli.commands.answers_from_sheet import from_sheet
from advisor.cli.commands.answers_sheet import sheet
from advisor.cli.commands.answers_take import answers_take
from advisor.cli.commands.answers_upgrade import upgrade
from advisor.cli.diagnostics import remark, show_problems
from advisor.cli.exit_code import ExitCode
from advisor.cli.options import OutputName, format_option, rubric_option
from advisor.cli.output import MOST_IN_DATA, problem_data, show_document, show_json
from advisor.cli.output_places import force_offered, given, show_written
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.destination import Destination
from advisor.document.parse import parse_document
from advisor.document.presence import is_file, is_folder
from advisor.document.read import display_name, read_text
from advisor.errors import ContentError, Location, OutputError, Problem
from advisor.report.files import write_files
from advisor.report.output_permission import OccupiedError, not_written, require_replaceable
from advisor.rubric.catalogue import find_rubric, named_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.score import score
from advisor.translation import counted, sentence
from advisor.words.score_figure import say_usable


@click.group()
def answers() -> None:
    """Start an answers file, check one, take in proposals or a spreadsheet, or carry one over."""


answers.add_command(upgrade)
answers.add_command(answers_take)
answers.add_command(sheet)
answers.add_command(from_sheet)


@answers.command()
@click.option(
    "-o",
    "--output",
    type=OutputName(),
    metavar="F",
    help=sentence("Write to this file instead of stdout."),
)
@click.option("--team", default="Our team", show_default=True, help=sentence("The team's name."))
@click.option(
    "--quick", is_flag=True, help=sentence("Only what decides a level, criterion by criterion.")
)
@click.option(
    "--force", is_flag=True, help=sentence("Replace the file if it exists, and keep it beside.")
)
@rubric_option
def new(output: str | None, team: str, quick: bool, force: bool, rubric: str | None) -> None:
    """Write a commented answers file to fill in with an editor.

    With -o, a JSON Schema is written beside it, from which editors complete and check the file.
    --force keeps a file that was there under a name that ends in .bak.
    """
    if not team.strip():
        raise click.UsageError(sentence("--team needs a name."))
    chosen = named_rubric(rubric) or find_rubric()
    if quick and not any(practice.quick for practice in chosen.practices):
        raise click.UsageError(
            sentence("{reference} has no quick assessment.", reference=chosen.reference)
        )
    schema = f"{chosen.id}.schema.json"
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    text = answers_template(chosen, day=today, team=team, quick=quick, schema=schema)
    own = f" --rubric {rubric}" if rubric else ""
    if output is None:
        show_document(text)
        remark(
            sentence(
                "For completion in an editor: advisor rubric schema{own} > {schema}",
                own=own,
                schema=schema,
            )
        )
        return
    path = Path(output)
    with force_offered():
        place = _place(path, schema, given([rubric]), force=force)
    contents = {path.name: text.encode()}
    if place.file is not None:  # nothing is laid beside a device or pipe
        contents[schema] = _schema(chosen)
    kept = back_up(place)
    with writing():
        paths = write_files(path.parent, contents)
    for written in paths:
        show_written(written, place)
    if kept is not None:
        remark(sentence("What was in {output} is kept in {kept}.", output=output, kept=kept))
    remark(
        sentence("Fill it in, then: advisor answers check {output}{own}", output=output, own=own)
    )


def _place(path: Path, schema: str, inputs: list[str], *, force: bool) -> Destination:
    """Return where an answers file can go, refusing a place where something would be lost."""
    where = Location(file=str(path))
    try:
        folder, size = is_folder(path), path.stat().st_size if is_file(path) else 0
    except FileNotFoundError:
        folder, size = False, 0
    except OSError as error:
        raise not_written(path, error) from None
    if folder:
        raise OutputError(
            sentence("{path} is a folder", path=path),
            hint=sentence("Name a file in it."),
            location=where,
        )
    if size and not force:
        message = sentence("{path} is already there", path=path)
        raise OccupiedError(message, hint=sentence("Choose another name."), location=where)
    place = require_replaceable(path, inputs=inputs, force=force, answers=True)
    if place.file is None:
        return place
    beside = require_replaceable(path.parent / schema, inputs=inputs, force=force)
    if place.file == beside.file:
        message = sentence("{path} is where the JSON Schema goes", path=path)
        raise OutputError(message, hint=sentence("Choose another name."), location=where)
    return place


def _schema(rubric: Rubric) -> bytes:
    return f"{json.dumps(answers_schema(rubric), indent=1, ensure_ascii=False)}\n".encode()


@answers.command()
@click.argument("files", metavar="F…", nargs=-1, required=True)
@rubric_option
@format_option
def check(files: tuple[str, ...], rubric: str | None, output: str) -> int:
    """Judge answers files: exit 0 when they can be used, 1 with every error in them otherwise."""
    require_one_stdin(files)
    if output == "json" and len(files) > 1:
        raise click.UsageError(sentence("--format json speaks of one file."))
    chosen = named_rubric(rubric)
    sound = [_is_sound(file, chosen, output) for file in files]
    return ExitCode.DONE if all(sound) else ExitCode.NOT_HELD


def _is_sound(answers: str, chosen: Rubric | None, output: str) -> bool:
    """Tell whether a file can be used, and report what there is to say of it."""
    text = read_text(answers)
    try:
        document = parse_document(text, file=display_name(answers))
        used, assessment = open_assessment(document, chosen)
    except EarlierEditionError:
        raise  # it cannot be judged by this edition
    except ContentError as error:
        _report_errors(error, output)
        return False
    _report_sound(answers, used, assessment, output)
    return True


def _report_errors(error: ContentError, output: str) -> None:
    if output == "json":
        listed = [problem_data(problem) for problem in error.problems[:MOST_IN_DATA]]
        show_json({"valid": False, "errors": listed, "count": error.count})
        return
    show_problems(error.problems, more=error.more)
    remark(counted("{n} error.", "{n} errors.", error.count))


def _report_sound(source: str, rubric: Rubric, assessment: Assessment, output: str) -> None:
    counts = score(rubric, assessment).counts
    noted = list(remarks(rubric, assessment))
    if output == "json":
        show_json({"valid": True, "errors": [], "count": 0, "remarks": noted, "counts": counts})
        return
    show_problems([Problem(message=text) for text in noted], severity="remark")
    remark(say_usable(display_name(source), counts))
