"""`advisor workshop minutes`."""

from collections.abc import Iterator
from pathlib import Path

import click

from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, rubric_option
from advisor.cli.output import heading, show_document, show_json, show_lines, table_lines, wrapped
from advisor.cli.output_places import require_place, show_written
from advisor.cli.unforeseen_fault import writing
from advisor.cli.workshop_votes import read_minutes
from advisor.optional_packages import WORKSHOP
from advisor.plain_text import plain, plain_json
from advisor.report.files import write_files
from advisor.report.minutes import minutes_markdown
from advisor.result.minutes import WorkshopMinutes
from advisor.translation import sentence
from advisor.words.minutes import MinutesSection, minutes_sections, say_in_short


@click.command("minutes")
@click.argument("votes", metavar="V", shell_complete=files)
@rubric_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "md", "json"]),
    help=sentence("How to print them; text, or with -o Markdown, unless said."),
)
@click.option(
    "-o",
    "--output",
    "file",
    type=OutputName(),
    metavar="FILE",
    help=sentence("Where to write them."),
)
@click.option("--force", is_flag=True, help=sentence("Replace a file that advisor did not make."))
def workshop_minutes(
    votes: str, rubric: str | None, output: str | None, file: str | None, force: bool
) -> None:
    """Print who took part, what was decided, dissent, what is parked and who does what.

    V is the votes file of a workshop, which stands beside its answers: team.votes.yaml.
    """
    place = None
    if file is not None:
        place = require_place(Path(file), inputs=(votes, rubric), force=force)
    minutes = read_minutes(votes, rubric)
    if minutes.agreement.why == "library":
        remark(sentence("To have it computed: {command}", command=WORKSHOP.command()))
    if place is None and output in {None, "text"}:
        show_lines(_text(minutes))
        return
    with writing():
        if place is None:
            show_json(minutes) if output == "json" else show_document(minutes_markdown(minutes))
            return
        text = _document(minutes, output or "md")
        write_files(place.path.parent, {place.path.name: text.encode()})
    show_written(place.path, place)


def _document(minutes: WorkshopMinutes, output: str) -> str:
    import json  # noqa: PLC0415 seldom wanted

    from advisor.document.data import as_data  # noqa: PLC0415 likewise

    if output == "md":
        return minutes_markdown(minutes)
    if output == "json":
        return plain_json(json.dumps(as_data(minutes), indent=2, ensure_ascii=False)) + "\n"
    return "".join(f"{click.unstyle(line).rstrip()}\n" for line in _text(minutes))


def _text(minutes: WorkshopMinutes) -> Iterator[str]:
    yield heading(minutes.team)
    yield from wrapped(say_in_short(minutes), indent="")
    for section in minutes_sections(minutes):
        yield ""
        yield heading(section.title)
        yield from _section(section)


def _section(section: MinutesSection) -> Iterator[str]:
    for text in section.sentences:
        yield from wrapped(text)
    if section.rows:
        rows = [tuple(map(plain, row)) for row in section.rows]
        yield from (f"  {line}" for line in table_lines(rows, header=section.head))
    for point in section.points:
        yield from wrapped(point, first="  • ", indent="    ")
