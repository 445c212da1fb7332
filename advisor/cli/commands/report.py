"""`advisor report`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from advisor.cli.brand_file import read_brand
from advisor.cli.diagnostics import progress, remark
from advisor.cli.missing_dates import remark_undated
from advisor.cli.options import (
    OutputName,
    answers_argument,
    as_of_option,
    rubric_option,
    strict_option,
)
from advisor.cli.output import show_lines
from advisor.cli.output_places import force_offered, given
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.fault_words import shorten
from advisor.errors import UsageError
from advisor.plain_text import plain
from advisor.report.brand.model import DEFAULT_PAPER, PAPERS, Appearance
from advisor.report.formats import FORMATS, file_name
from advisor.report.reference_link import is_web_address
from advisor.report.report_folder import ReportFolder, free_folder
from advisor.report.writing import WritingStage, write_report
from advisor.result.given import open_given
from advisor.result.model import Result
from advisor.translation import sentence

_DEFAULT_FOLDER = Path("reports")


class _Formats(click.ParamType[list[str]]):
    """A comma-separated list of report formats."""

    name = "format,…"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> list[str]:
        chosen = [name.strip().lower() for name in value.split(",") if name.strip()]
        unknown = [name for name in chosen if name not in FORMATS]
        if unknown or not chosen:
            self.fail(
                sentence(
                    "{value!r} is not a list of {names}", value=value, names=", ".join(FORMATS)
                ),
                param,
                ctx,
            )
        return list(dict.fromkeys(chosen))


def _link_base(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return where links to files begin. Raises UsageError for what is no web address."""
    if value is not None and not is_web_address(value):
        raise UsageError(
            sentence("`{value}` is no address that links can begin with", value=shorten(value)),
            hint=sentence("Write one such as https://git.example/team/repository/blob/main"),
        )
    return value


@click.command()
@answers_argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=OutputName(folder=True),
    metavar="DIR",
    help=sentence("Where to write; by default reports/ and the team's name."),
)
@click.option(
    "--format",
    "formats",
    type=_Formats(),
    show_default=",".join(FORMATS),
    help=sentence("What to write; without it, what this machine lacks libraries for is left out."),
)
@click.option(
    "--interactive/--no-interactive",
    default=True,
    show_default=True,
    help=sentence("HTML with charts to explore and filters, or without any script."),
)
@click.option(
    "--previous",
    metavar="R",
    multiple=True,
    help=sentence(
        "An earlier result or answers file of the team, to show what moved; may be repeated."
    ),
)
@click.option(
    "--history",
    "places",
    metavar="DIR|FILE",
    multiple=True,
    help=sentence(
        "All earlier results and answers files of the team that are there, as --previous; may be "
        "repeated."
    ),
)
@click.option(
    "--workshop",
    metavar="V",
    help=sentence("Votes of a workshop, whose minutes become a chapter: team.votes.yaml."),
)
@click.option(
    "--paper",
    type=click.Choice(tuple(PAPERS)),
    help=sentence(
        "Of the PDF; by default the brand's, or {default_paper}.", default_paper=DEFAULT_PAPER
    ),
)
@click.option(
    "--full",
    is_flag=True,
    help=sentence("A PDF with all that stands behind its four pages, in order."),
)
@click.option("--brief", is_flag=True, help=sentence("Markdown that fits into a comment."))
@click.option(
    "--brand", metavar="F", help=sentence("Name, logo, colour and more, as YAML: see docs.")
)
@click.option(
    "--templates", metavar="DIR", help=sentence("Templates that replace blocks of the report.")
)
@click.option(
    "--link-base",
    metavar="URL",
    callback=_link_base,
    help=sentence(
        "Where the team's repository is shown: evidence that is a path in it becomes a link."
    ),
)
@click.option(
    "--force", is_flag=True, help=sentence("Replace another file's report, or what is in its way.")
)
@rubric_option
@strict_option
@as_of_option
def report(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    folder: str | None,
    formats: list[str] | None,
    interactive: bool,
    previous: tuple[str, ...],
    places: tuple[str, ...],
    workshop: str | None,
    rubric: str | None,
    strict: bool,
    as_of: date | None,
    force: bool,
    full: bool,
    brief: bool,
    **look: str | None,
) -> None:
    """Write the report of an answers file or a result, and print the paths written."""
    require_one_stdin([answers, workshop or ""])
    inputs = given(
        (answers, *previous, *places, workshop, rubric, look["brand"], look["templates"])
    )
    chosen = formats or list(FORMATS)
    place = None if folder is None else ReportFolder(Path(folder), answers)
    if place is not None:
        _require_free(place, chosen, inputs, force=force)
    result = open_given(answers, rubric, as_of).result(strict=strict, compared=True)
    remark_undated(result)
    result = _with_history(result, previous, places, rubric)
    if workshop is not None:
        from advisor.cli.workshop_votes import with_workshop  # noqa: PLC0415 seldom wanted

        result = with_workshop(result, workshop, rubric)
    if place is None:
        place = free_folder(_DEFAULT_FOLDER, str(result.team["name"]), answers)
        if place.beside:
            remark(
                sentence(
                    "{beside} holds another file's report: this goes into {path}.",
                    beside=place.beside,
                    path=place.path,
                )
            )
        _require_free(place, chosen, inputs, force=force)
    _remark_unused(chosen, full=full, brief=brief, templates=look["templates"] is not None)
    appearance = replace(_appearance(**look), interactive=interactive, full=full, brief=brief)
    with writing(), _progress_of_formats() as tell:
        written = write_report(
            result, chosen, place, look=appearance, tell=tell, leave_out=formats is None
        )
    show_lines(map(str, written.paths))
    for text in written.remarks:
        remark(text)
    if "html" in chosen:
        remark(sentence("Open {path} in a browser.", path=place.path / file_name("html")))


def _remark_unused(formats: list[str], *, full: bool, brief: bool, templates: bool) -> None:
    """Say which options concern a format that is not written."""
    if full and "pdf" not in formats:
        remark(sentence("--full concerns the PDF alone, which is not written."))
    if brief and "md" not in formats:
        remark(sentence("--brief concerns Markdown alone, which is not written."))
    if templates and not {"html", "pdf"} & set(formats):
        remark(sentence("--templates concerns HTML and PDF, neither of which is written."))
    elif templates and "md" in formats:
        remark(
            sentence("--templates concerns HTML and PDF: the Markdown is written as it is without.")
        )


@contextmanager
def _progress_of_formats() -> Iterator[Callable[[str, WritingStage], None]]:
    with ExitStack() as shown:

        def tell(name: str, stage: WritingStage) -> None:
            shown.close()
            if stage is WritingStage.RENDERING:
                shown.enter_context(progress(f"Rendering {name}"))

        yield tell


def _with_history(
    result: Result, previous: tuple[str, ...], places: tuple[str, ...], rubric: str | None
) -> Result:
    if not previous and not places:
        return result
    from advisor.cli.report_history import found_in  # noqa: PLC0415 seldom wanted
    from advisor.report.previous import with_history  # noqa: PLC0415 likewise

    earlier = [open_given(name, rubric).scorecard for name in previous]
    for card in earlier:
        if card.team["name"] != result.team["name"]:
            remark(
                sentence(
                    "{other} is compared with as an earlier {team}.",
                    other=plain(str(card.team["name"])),
                    team=plain(str(result.team["name"])),
                )
            )
    return with_history(result, [*earlier, *found_in(places, result, rubric)])


def _require_free(
    place: ReportFolder, formats: list[str], inputs: list[str], *, force: bool
) -> None:
    with force_offered():
        place.require_free(formats, inputs=inputs, force=force)


def _appearance(
    paper: str | None, brand: str | None, templates: str | None, link_base: str | None
) -> Appearance:
    chosen = read_brand(brand)
    return Appearance(
        brand=chosen,
        paper=paper or chosen.paper or DEFAULT_PAPER,
        templates=Path(templates) if templates is not None else None,
        link_base=link_base or "",
    )
