"""`advisor report`."""

import re
from contextlib import ExitStack
from pathlib import Path
from unicodedata import normalize

import click

from advisor.cli.diagnostics import progress, remark
from advisor.cli.options import answers_argument, rubric_option, strict_option
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
@rubric_option
@strict_option
def report(
    answers: str,
    folder: str | None,
    formats: list[str],
    interactive: bool,
    rubric: str | None,
    strict: bool,
) -> None:
    """Write the report of an answers file or a result, and print the paths written."""
    with ExitStack() as stack:
        # Made first, and the PDF's before all: it loads its libraries while this process reads
        # the answers, for which it imports what it needs only now.
        renderers = {
            name: stack.enter_context(renderer(name, interactive=interactive))
            for name in sorted(formats, key="pdf".__ne__)
        }
        from advisor.cli.inputs import open_result  # noqa: PLC0415

        result = open_result(answers, rubric, strict=strict)
        for chosen in renderers.values():
            chosen.begin(result)
        contents = {}
        for name, chosen in renderers.items():
            with progress(f"Rendering {name}"):
                contents[file_name(name)] = chosen.render(result)
    place = Path(folder) if folder else _DEFAULT_FOLDER / _slug(str(result.team["name"]))
    for path in write_files(place, contents):
        click.echo(path)
    if "html" in formats:
        remark(f"Open {place / file_name('html')} in a browser.")


def _slug(name: str) -> str:
    """Return a folder name that is safe on any file system."""
    ascii_name = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "team"
