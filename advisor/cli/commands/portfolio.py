"""`advisor portfolio`."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from advisor.cli.brand_file import read_brand
from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import DateType, OutputName, rubric_option
from advisor.cli.output import show_document, show_lines
from advisor.cli.output_places import require_place, show_written
from advisor.cli.portfolio_inputs import read_portfolio_policy, require_known, require_teams
from advisor.cli.portfolio_text import portfolio_text
from advisor.cli.portfolio_work import (
    PortfolioWork,
    require_addresses_readable,
    require_parquet,
    rows_read,
)
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.destination import Destination
from advisor.plain_text import plain_json
from advisor.portfolio.reading import Reading
from advisor.portfolio.sources import Sources, find_sources, require_some
from advisor.report.brand.model import Appearance
from advisor.report.files import write_files
from advisor.report.gate.policy_file import PolicyFile
from advisor.report.own_files import TEXT_MARK
from advisor.report.plan.formats import BYTE_ORDER_MARK
from advisor.scoring.portfolio.portfolio import Teams, portfolio_of, teams_of
from advisor.scoring.portfolio.terms import Terms
from advisor.translation import sentence

FORMATS = {
    "text": ".txt",
    "json": ".json",
    "csv": ".csv",
    "md": ".md",
    "html": ".html",
    "parquet": ".parquet",
}
"""How a portfolio is written, each with the end of the name of a file."""
_OF_TEAMS = {"csv": "CSV", "parquet": "Parquet"}
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
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help=sentence("How many processes read files; without it one for each core, or of few one."),
)
@click.option(
    "--store",
    metavar="FOLDER",
    help=sentence("Keep what was scored: another run scores only files that have changed."),
)
@click.option(
    "--on",
    "scheduler",
    metavar="ADDRESS",
    help=sentence("Have a Dask cluster read the files, such as tcp://scheduler:8786."),
)
@click.option(
    "--interactive/--no-interactive",
    default=True,
    help=sentence("HTML with filters and sorting, or without any script."),
)
@click.option(
    "--brand", metavar="F", help=sentence("Name, logo and colour of the HTML, as YAML: see docs.")
)
@click.option(
    "-o", "--output", "file", type=OutputName(), metavar="FILE", help=sentence("Where to write it.")
)
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
    jobs: int | None,
    store: str | None,
    scheduler: str | None,
    interactive: bool,
    brand: str | None,
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
    _require_form(form, file, anonymous=anonymous)
    work = PortfolioWork(jobs=jobs, scheduler=scheduler, store=store)
    work.require_extras()
    require_addresses_readable(places)
    places = work.places(places)
    require_one_stdin([*places, manifest or "", policy or ""])
    place = None
    if file is not None:
        inputs = (*places, manifest, policy, rubric, brand)
        place = require_place(Path(file), inputs=inputs, force=force)
    look = Appearance(brand=read_brand(brand), interactive=interactive)
    asked = read_portfolio_policy(policy, places)
    sources = find_sources(places, manifest, by_folder=by_folder)
    require_some(sources)
    with rows_read(sources, Reading(rubric=rubric, as_of=as_of), work) as rows:
        require_teams(rows)
        require_known(asked, rows.editions.values())
        if policy is None and asked.name:
            remark(sentence("Judged by {policy}.", policy=asked.name))
        teams = teams_of(rows, _terms(asked, sources, since, as_of, anonymous=anonymous))
        with writing():
            if form == "parquet" and place is not None:
                _put_parquet(teams, place)
                return
            most = None if whole else _MOST_ROWS
            _put(_written(teams, form, most=most, bom=bom, look=look), form, place)


def _require_form(form: str, file: str | None, *, anonymous: bool) -> None:
    if anonymous and form in _OF_TEAMS:
        raise click.UsageError(
            sentence(
                "{form} has a row for each team: with --anonymous ask for text, json or md.",
                form=_OF_TEAMS[form],
            )
        )
    if form == "parquet":
        require_parquet(file)


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


def _written(
    teams: Teams, form: str, *, most: int | None, bom: bool, look: Appearance
) -> Iterator[str]:
    """Yield what is written, piece by piece; of the forms the one that is asked for is loaded."""
    if form == "csv":
        from advisor.portfolio.csv_table import portfolio_table  # noqa: PLC0415 see above

        yield BYTE_ORDER_MARK if bom else ""
        yield from portfolio_table(teams)
        return
    found = portfolio_of(teams)
    if form == "json":
        from advisor.portfolio.json_document import portfolio_data  # noqa: PLC0415 see above

        data = portfolio_data(found)
        yield plain_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"
    elif form == "md":
        from advisor.portfolio.markdown import portfolio_markdown  # noqa: PLC0415 see above

        yield portfolio_markdown(found, most)
    elif form == "html":
        from advisor.portfolio.page.render import portfolio_html  # noqa: PLC0415 see above

        yield portfolio_html(found, look).decode()
    else:
        yield from (f"{line}\n" for line in portfolio_text(found, most))


def _put_parquet(teams: Teams, place: Destination) -> None:
    from advisor.portfolio.columns import column_rows, column_types  # noqa: PLC0415 see above
    from advisor.portfolio.row_database import parquet  # noqa: PLC0415 an optional extra

    data = parquet(column_types(teams), column_rows(teams))
    write_files(place.path.parent, {place.path.name: data})
    show_written(place.path, place)


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
