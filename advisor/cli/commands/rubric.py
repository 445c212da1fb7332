"""`advisor rubric`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from advisor.assessment.json_schema import answers_schema
from advisor.cli.completions import files, ids
from advisor.cli.diagnostics import remark, show_problem, show_rest
from advisor.cli.exit_code import ExitCode
from advisor.cli.options import OutputName, format_option, page_format_option, rubric_option
from advisor.cli.output import (
    MOST_IN_DATA,
    problem_data,
    show_document,
    show_json,
    show_lines,
    show_table,
)
from advisor.cli.rubric_pages.counts import rubric_counts
from advisor.cli.rubric_pages.elements import find_element
from advisor.cli.unforeseen_fault import writing
from advisor.document.data import as_data
from advisor.errors import MOST_SHOWN, ContentError, Problem
from advisor.rubric.catalogue import DEFAULT_RUBRIC, find_rubric, list_rubrics, named_rubric
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.json_schema import rubric_schema
from advisor.rubric.lint.run import check_integrity
from advisor.rubric.lint.run import lint as lint_rubric
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Dimension, Rubric
from advisor.rubric.source import read_source, rubric_folder
from advisor.scoring.extreme_teams import check_extremes
from advisor.translation import counted, sentence

_Fault = tuple[Problem, str, str]
"""What is wrong, its severity and the rule that found it."""


@click.group()
def rubric() -> None:
    """List, show and lint rubrics, and print their JSON Schemas."""


@rubric.command("list")
@format_option
def list_(output: str) -> None:
    """List the rubrics this release carries."""
    entries = list_rubrics()
    if output == "json":
        show_json([{"id": e.id, "version": e.version, "title": e.title} for e in entries])
    else:
        rows = [(e.id, e.version, e.title) for e in entries]
        show_table(rows, header=("id", "version", "title"))


@rubric.command()
@click.argument("element", metavar="[ID]", default="", shell_complete=ids)
@rubric_option
@page_format_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=OutputName(folder=True),
    metavar="DIR",
    help=sentence("Where to write several pages."),
)
@click.option("--force", is_flag=True, help=sentence("Replace a file that advisor did not make."))
def show(element: str, rubric: str | None, output: str, folder: str | None, force: bool) -> None:
    """Show a rubric, or whatever in it is called ID.

    A practice, criterion (PRACTICE/CRITERION), step, KPI, dimension, stage, level, feature, set of
    features, crosswalk, role, kind of evidence or profile field. As Markdown: the whole rubric or
    one dimension; with -o, an index and a file for each dimension and crosswalk.
    """
    if folder is not None and output != "md":
        raise click.UsageError(sentence("-o writes Markdown pages: add --format md."))
    chosen, element = _chosen(element, rubric)
    if folder is not None:
        if element:
            raise click.UsageError(sentence("-o writes the pages of a whole rubric: leave ID out."))
        _write_pages(chosen, Path(folder), rubric, force=force)
    elif element:
        _show_element(chosen, element, output)
    else:
        _show_whole(chosen, output)


def _chosen(element: str, named: str | None) -> tuple[Rubric, str]:
    """Return the rubric asked for and the element within it: ID may itself name a rubric."""
    if named is None and element.partition("@")[0] in {entry.id for entry in list_rubrics()}:
        return find_rubric(element), ""
    return named_rubric(named) or find_rubric(), element


def _show_whole(chosen: Rubric, output: str) -> None:
    if output == "json":
        show_json({"counts": rubric_counts(chosen), **as_data(chosen)})
    elif output == "md":
        from advisor.cli.rubric_pages.markdown import whole_page  # noqa: PLC0415 Jinja is slow

        show_document(whole_page(chosen))
    else:
        from advisor.cli.rubric_pages.terminal import rubric_text  # noqa: PLC0415 Jinja is slow

        show_lines(rubric_text(chosen).splitlines())


def _show_element(chosen: Rubric, name: str, output: str) -> None:
    kind, found = find_element(chosen, name)
    if output == "json":
        show_json(found)
    elif output == "md":
        if not isinstance(found, Dimension):
            raise click.UsageError(
                sentence("A Markdown page shows a dimension, or without ID the rubric.")
            )
        from advisor.cli.rubric_pages.markdown import dimension_page  # noqa: PLC0415 Jinja is slow

        show_document(dimension_page(chosen, found))
    else:
        from advisor.cli.rubric_pages.terminal import element_text  # noqa: PLC0415 Jinja is slow

        show_lines(element_text(chosen, kind, found).splitlines())


def _write_pages(chosen: Rubric, folder: Path, named: str | None, *, force: bool) -> None:
    from advisor.cli.output_places import require_place  # noqa: PLC0415 only what writes needs it
    from advisor.cli.rubric_pages.markdown import pages  # noqa: PLC0415 Jinja is slow
    from advisor.report.files import write_files  # noqa: PLC0415 only what writes needs it

    contents = {name: text.encode() for name, text in pages(chosen).items()}
    for name in contents:
        require_place(folder / name, inputs=(named,), force=force)
    with writing():
        written = write_files(folder, contents)
    show_lines(map(str, written))


@rubric.command()
@click.argument("path", metavar="[PATH]", default="", shell_complete=files)
@rubric_option
@format_option
def lint(path: str, rubric: str | None, output: str) -> int:
    """Judge a rubric: exit 0 without findings, 1 with any error in it."""
    from advisor.rubric.validate import located, well_formed  # noqa: PLC0415 pydantic is slow

    if path and rubric:
        raise click.UsageError(sentence("Name the rubric once: as PATH or with --rubric."))
    source = read_source(_lint_path(path or rubric or ""))
    try:
        document = RubricDocument(source)
        chosen = well_formed(document)
    except ContentError as error:
        found: list[_Fault] = [(fault, "error", "load") for fault in error.problems]
        _show_findings(found, output, more=error.more)
        return ExitCode.NOT_HELD
    faults: list[_Fault] = [(fault, "error", "load") for fault in document.problems]
    faults += [(fault, "error", "unknown-id") for fault in document.misnamed]
    findings = check_integrity(chosen)
    if not (faults or findings):
        findings = (*lint_rubric(chosen), *check_extremes(with_implied(chosen)))
    faults += [(located(f, document), f.severity, f.rule) for f in findings]
    faults += _of_detectors(source.main, chosen)
    # Two gates may ask for the same step, which an extended rubric ignores once.
    faults = list(dict.fromkeys(faults))
    _show_findings(faults, output)
    failed = any(severity == "error" for _, severity, _ in faults)
    return ExitCode.NOT_HELD if failed else ExitCode.DONE


def _of_detectors(main: Path, rubric: Rubric) -> Iterator[_Fault]:
    """Yield what is wrong with the detectors beside a rubric, their fixtures included."""
    from advisor.scan.load import (  # noqa: PLC0415 only some have any
        detector_texts,
        load_detectors,
        rubric_detectors,
    )

    if not detector_texts(main.parent):
        return
    from advisor.scan.fixtures import fixture_faults  # noqa: PLC0415 see above

    try:
        own = load_detectors(main.parent, rubric)
        every = rubric_detectors(str(main.parent), rubric)
    except ContentError as error:
        yield from ((problem, "error", "detector") for problem in error.problems)
        return
    for fault in fixture_faults(replace(every, detectors=own.detectors)):
        where = own.places.get(fault.detector)
        yield Problem(message=fault.message, location=where), "error", "detector-fixture"


def _lint_path(named: str) -> Path:
    name = named.partition("@")[0] or DEFAULT_RUBRIC
    return rubric_folder(name) if name in {e.id for e in list_rubrics()} else Path(named)


def _show_findings(faults: list[_Fault], output: str, *, more: int = 0) -> None:
    """Show what was found; the `more` errors besides are only counted."""
    if output == "json":
        show_json(_findings_data(faults, more))
        return
    for problem, severity, rule in faults[:MOST_SHOWN]:
        show_problem(replace(problem, message=f"{problem.message} [{rule}]"), severity)
    show_rest(len(faults) + more, "finding")
    errors = sum(severity == "error" for _, severity, _ in faults)
    warnings = counted("{n} warning", "{n} warnings", len(faults) - errors)
    remark(
        counted(
            "{n} error, {warnings}.", "{n} errors, {warnings}.", errors + more, warnings=warnings
        )
    )


def _findings_data(faults: list[_Fault], more: int) -> list[dict[str, Any]]:
    listed = faults[:MOST_IN_DATA]
    rest = len(faults) + more - len(listed)
    if rest:
        left = Problem(
            message=counted("{n} more finding, not listed", "{n} more findings, not listed", rest)
        )
        listed = [*listed, (left, "remark", "not-listed")]
    return [
        {"rule": rule, "severity": severity, **problem_data(problem)}
        for problem, severity, rule in listed
    ]


@rubric.command()
@click.argument(
    "kind", type=click.Choice(["answers", "rubric", "gate", "portfolio"]), default="answers"
)
@rubric_option
def schema(kind: str, rubric: str | None) -> None:
    """Print the JSON Schema of answers files (for one rubric), rubrics, policies or manifests.

    `gate` is the policy of a gate, `portfolio` the manifest of a portfolio.
    """
    if kind == "gate":
        from advisor.scoring.gate_policy import policy_schema  # noqa: PLC0415 few ask for it

        show_json(policy_schema())
    elif kind == "portfolio":
        from advisor.portfolio.manifest import manifest_schema  # noqa: PLC0415 likewise

        show_json(manifest_schema())
    elif kind == "rubric":
        show_json(rubric_schema())
    else:
        show_json(answers_schema(named_rubric(rubric) or find_rubric()))
