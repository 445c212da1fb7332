"""`advisor report`."""

from contextlib import ExitStack
from pathlib import Path

import click

from advisor.cli.diagnostics import progress, remark
from advisor.cli.options import answers_argument, rubric_option, strict_option
from advisor.plain_text import plain, slug
from advisor.report.brand.model import DEFAULT_PAPER, PAPERS, Appearance, Brand
from advisor.report.render import FORMATS, file_name, renderer
from advisor.report.write import write_files

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
            self.fail(f"{value!r} is not a list of {', '.join(FORMATS)}", param, ctx)
        return list(dict.fromkeys(chosen))


@click.command()
@answers_argument
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    help="Where to write; by default reports/ and the team's name.",
)
@click.option(
    "--format",
    "formats",
    type=_Formats(),
    default=",".join(FORMATS),
    show_default=True,
    help="What to write.",
)
@click.option(
    "--interactive/--no-interactive",
    default=True,
    show_default=True,
    help="HTML with charts to explore and filters, or without any script.",
)
@click.option(
    "--previous",
    metavar="R",
    multiple=True,
    help="An earlier result or answers file of the team, to show what moved; may be repeated.",
)
@click.option(
    "--paper",
    type=click.Choice(tuple(PAPERS)),
    help=f"Of the PDF; by default the brand's, or {DEFAULT_PAPER}.",
)
@click.option("--brand", metavar="F", help="Name, logo, colour and more, as YAML: see docs.")
@click.option("--templates", metavar="DIR", help="Templates that replace blocks of the report.")
@rubric_option
@strict_option
def report(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    folder: str | None,
    formats: list[str],
    interactive: bool,
    previous: tuple[str, ...],
    rubric: str | None,
    strict: bool,
    **look: str | None,
) -> None:
    """Write the report of an answers file or a result, and print the paths written."""
    with ExitStack() as stack:
        # Made first, and the PDF's before all: it loads its libraries while this process reads
        # the answers, for which it imports what it needs only now.
        renderers = {
            name: stack.enter_context(renderer(name, interactive=interactive))
            for name in sorted(formats, key="pdf".__ne__)
        }
        from advisor.cli.inputs import open_result, open_scorecard  # noqa: PLC0415

        result = open_result(answers, rubric, strict=strict)
        if previous:
            from advisor.report.history import with_history  # noqa: PLC0415 seldom wanted

            earlier = [open_scorecard(name, rubric) for name in previous]
            for card in earlier:
                if card.team["name"] != result.team["name"]:
                    remark(
                        f"{plain(str(card.team['name']))} is compared with as an earlier "
                        f"{plain(str(result.team['name']))}."
                    )
            result = with_history(result, earlier)
        appearance = _appearance(**look)
        for chosen in renderers.values():
            chosen.begin(result, appearance)
        contents = {}
        # The PDF last: the others are made while its process lays it out.
        for name, chosen in reversed(renderers.items()):
            with progress(f"Rendering {name}"):
                contents[file_name(name)] = chosen.render(result, appearance)
    place = Path(folder) if folder else _DEFAULT_FOLDER / slug(str(result.team["name"]))
    for path in write_files(place, contents):
        click.echo(path)
    for chosen in renderers.values():
        for text in chosen.remarks:
            remark(text)
    if "html" in formats:
        remark(f"Open {place / file_name('html')} in a browser.")


def _appearance(paper: str | None, brand: str | None, templates: str | None) -> Appearance:
    chosen = Brand()
    if brand is not None:
        from advisor.report.brand.read import load_brand, remarks_on  # noqa: PLC0415 seldom used

        chosen = load_brand(brand)
        for text in remarks_on(chosen):
            remark(text)
    return Appearance(
        brand=chosen,
        paper=paper or chosen.paper or DEFAULT_PAPER,
        templates=Path(templates) if templates is not None else None,
    )
