"""`advisor doctor`."""

import platform
from collections.abc import Iterator, Sequence

import click

from advisor.cli.exit_code import ExitCode
from advisor.cli.machine.finding import MachineFinding
from advisor.cli.machine.installed import installed
from advisor.cli.machine.surroundings import surroundings
from advisor.cli.options import format_option
from advisor.cli.output import cell, heading, show_json, show_lines, wrapped
from advisor.plain_text import plain_line
from advisor.translation import counted, sentence
from advisor.version import __version__

_STATES = {
    "ok": sentence("ok"),
    "limited": sentence("limited"),
    "missing": sentence("missing"),
}


@click.command()
@format_option
def doctor(output: str) -> int:
    """Say what is missing on this machine, what it is for, and how to get it.

    Exit 0 when the core works, whatever else is missing; 3 when something is that every command
    needs. It asks no network and writes nothing.

    As JSON: {version, works, findings: [{id, title, serves, state, found, remedy, needed}]}; a
    state is ok, limited or missing.
    """
    found = (*installed(), *surroundings())
    works = not any(one.needed and one.state == "missing" for one in found)
    if output == "json":
        show_json({"version": __version__, "works": works, "findings": found})
    else:
        show_lines(_lines(found, works=works))
    return ExitCode.DONE if works else ExitCode.INPUT


def _lines(found: Sequence[MachineFinding], *, works: bool) -> Iterator[str]:
    system = f"{platform.system()} {platform.release()}"
    yield heading(sentence("advisor {version} on {system}", version=__version__, system=system))
    titles, states = max(len(one.title) for one in found), max(map(len, _STATES.values()))
    for one in found:
        first = f"  {cell(_STATES[one.state], states)}  {cell(one.title, titles)}  "
        below = " " * len(first)
        text = one.found
        if one.state != "ok":
            text = sentence("{found}; for {serves}", found=one.found, serves=one.serves)
        yield from wrapped(text, first=first, indent=below)
        if one.remedy:
            yield f"{below}{plain_line(one.remedy)}"  # whole, so that it can be copied
    yield ""
    yield from wrapped(_verdict(found, works=works), indent="")


def _verdict(found: Sequence[MachineFinding], *, works: bool) -> str:
    if not works:
        return sentence("advisor does not work here: see what is missing for every command.")
    missing = sum(one.state == "missing" for one in found)
    if not missing:
        return sentence("Nothing is missing.")
    return counted(
        "The core works; {n} thing that single commands use is missing.",
        "The core works; {n} things that single commands use are missing.",
        missing,
    )
