"""`advisor portfolio`."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from advisor.cli.completions import files
from advisor.cli.diagnostics import progress, remark
from advisor.cli.gate_inputs import PolicyFile
from advisor.cli.options import DateType, rubric_option
from advisor.cli.output import show_document, show_lines
from advisor.cli.output_places import require_place, show_written
from advisor.cli.portfolio_inputs import read_portfolio_policy, require_known, require_teams
from advisor.cli.portfolio_text import portfolio_text
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.destination import Destination
from advisor.plain_text import plain_json
from advisor.portfolio.csv_table import portfolio_table
from advisor.portfolio.json_document import portfolio_data
from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.markdown import portfolio_markdown
from advisor.portfolio.reading import Reading
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import Sources, find_sources, require_some
from advisor.report.files import write_files
from advisor.report.own_files import TEXT_MARK
from advisor.report.plan.formats import BYTE_ORDER_MARK
from advisor.scoring.portfolio.portfolio import Teams, portfolio_of, teams_of
from advisor.scoring.portfolio.terms import Terms
from advisor.translation import sentence

FORMATS = {"text": ".txt", "json": ".json", "csv": ".csv", "md": ".md"}
"""How a portfolio is written, each with the end of the name of a file."""
_MOST_ROWS = 10
_DATE = DateType()


@click.command()
@click.argument("places", nargs=-1, metavar="PATH…", shell_complete=files)
@click.option(
    "--manifest",
    metavar="FILE",
    shell_complete=files,
    help=sentence(
        "Files with what is said of their teams: team, group, owner, criticality, platform, "
        "report. Without it, portfolio.yaml in a folder given."
    ),
)
@click.option(
    "--by-folder",
    is_flag=True,
    help=sentence("Where no manifest names a group, it is the folder below the one given."),
)
@click.option(
    "--policy",
    metavar="FILE",
    shell_complete=files,
    help=sentence(
        "What is expected of teams, as `advisor gate` takes it; without it, advisor-gate.yaml in "
        "a folder given."
    ),
)
@click.option(
    "--since",
    type=_DATE,
    metavar="DATE",
    help=sentence("Tell what moved since this day, not since the assessment before."),
)
@click.option(
    "--as-of",
    "as_of",
    type=_DATE,
    metavar="DATE",
    help=sentence(
        "Judge evidence, waivers and age as of this day. Without it levels are those of the day "
        "of each assessment, and age is as of today."
    ),
)
@click.option(
    "--anonymous",
    is_flag=True,
    help=sentence("Name no team, and leave out counts under five."),
)
@rubric_option
@click.option(
    "--format",
    "output",
    type=click.Choice(list(FORMATS)),
    help=sentence("How to write it; without it, as the name after -o ends, else as text."),
)
@click.option("--all", "whole", is_flag=True, help=sentence("All rows of each table, not ten."))
@click.option(
    "--bom", is_flag=True, help=sentence("CSV that a spreadsheet opens as UTF-8 by itself.")
)
@click.option("-o", "--output", "file", metavar="FILE", help=sentence("Where to write it."))
@click.option("--force", is_flag=True, help=sentence("Replace a file that advisor did not make."))
def portfolio(  # noqa: PLR0913, PLR0917 an argument for each option
    places: tuple[str, ...],
    manifest: str | None,
    by_folder: bool,
    policy: str | None,
    since: date | None,
    as_of: date | None,
    anonymous: bool,
    rubric: str | None,
    output: str | None,
    whole: bool,
    bom: bool,
    file: str | None,
    force: bool,
) -> None:
    """Tell of many teams: who is where, what many lack, what would lift them, who moved.

    PATH is an answers file, a result, a folder of them at any depth, or a pattern in quotes. What
    cannot be read is listed, and the rest counted. Of each team the latest assessment counts.
    """
    if not places and manifest is None:
        raise click.UsageError(sentence("Give files or folders, or --manifest and a file."))
    form = output or _form_of(file)
    if anonymous and form == "csv":
        raise click.UsageError(
            sentence("CSV has a row for each team: with --anonymous ask for text, json or md.")
        )
    require_one_stdin([*places, manifest or "", policy or ""])
    place = None
    if file is not None:
        place = require_place(Path(file), inputs=(*places, manifest, policy, rubric), force=force)
    asked = read_portfolio_policy(policy, places)
    sources = find_sources(places, manifest, by_folder=by_folder)
    require_some(sources)
    with progress("Reading"):
        rows = KeptRows(rows_of(sources, Reading(rubric=rubric, as_of=as_of)))
    require_teams(rows)
    require_known(asked, rows.editions.values())
    if policy is None and asked.name:
        remark(sentence("Judged by {policy}.", policy=asked.name))
    teams = teams_of(rows, _terms(asked, sources, since, as_of, anonymous=anonymous))
    with writing():
        _put(_written(teams, form, most=None if whole else _MOST_ROWS, bom=bom), form, place)


def _form_of(file: str | None) -> str:
    """Return in which form a file is wanted, by how its name ends."""
    end = Path(file or "").suffix.lower()
    return next((form for form, suffix in FORMATS.items() if suffix == end), "text")


def _terms(
    asked: PolicyFile, sources: Sources, since: date | None, as_of: date | None, *, anonymous: bool
) -> Terms:
    judged = asked.policy.asking or asked.policy.criticality
    return Terms(
        day=as_of or date.today(),  # noqa: DTZ011 the reader's own calendar day is meant
        since=since,
        policy=asked.policy if judged else None,
        weights=dict(sources.weights),
        anonymous=anonymous,
    )


def _written(teams: Teams, form: str, *, most: int | None, bom: bool) -> Iterator[str]:
    """Yield what is written, piece by piece."""
    if form == "csv":
        yield BYTE_ORDER_MARK if bom else ""
        yield from portfolio_table(teams)
        return
    found = portfolio_of(teams)
    if form == "json":
        data = portfolio_data(found)
        yield plain_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"
    elif form == "md":
        yield portfolio_markdown(found, most)
    else:
        yield from (f"{line}\n" for line in portfolio_text(found, most))


def _put(pieces: Iterator[str], form: str, place: Destination | None) -> None:
    if place is None and form == "text":
        show_lines(piece.removesuffix("\n") for piece in pieces)
    elif place is None:
        for piece in pieces:
            show_document(piece)
    else:
        text = "".join(pieces)
        if form == "text":
            text = f"{click.unstyle(text)}\n{TEXT_MARK}\n"
        write_files(place.path.parent, {place.path.name: text.encode()})
        show_written(place.path, place)
