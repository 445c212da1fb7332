"""`advisor rubric`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from advisor.cli.diagnostics import remark, show_problem, show_rest
from advisor.cli.exit_code import ExitCode
from advisor.cli.inputs import open_rubric
from advisor.cli.options import format_option, page_format_option, rubric_option
from advisor.cli.output import (
    MOST_IN_DATA,
    problem_data,
    show_document,
    show_json,
    show_lines,
    show_table,
)
from advisor.cli.rubric_counts import rubric_counts
from advisor.cli.rubric_page import rubric_page
from advisor.cli.rubric_text import element_lines, rubric_lines
from advisor.document.data import as_data
from advisor.document.words import nearest
from advisor.errors import MOST_SHOWN, ContentError, Problem, UsageError
from advisor.plain_text import counted
from advisor.rubric.catalogue import DEFAULT_RUBRIC, find_rubric, list_rubrics
from advisor.rubric.json_schema import answers_schema, rubric_schema
from advisor.rubric.lint.run import check_integrity
from advisor.rubric.lint.run import lint as lint_rubric
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Level, Rubric
from advisor.rubric.source import read_source, rubric_folder
from advisor.scoring.extremes import check_extremes

_Found = tuple[Problem, str, str]
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
@click.argument("element", metavar="[ID]", default="")
@rubric_option
@page_format_option
def show(element: str, rubric: str | None, output: str) -> None:
    """Show a rubric, or whatever in it is called ID.

    A practice, step, KPI, dimension, stage, level, feature, crosswalk, role, kind of evidence or
    profile field.
    """
    chosen, element = _chosen(element, rubric)
    if not element:
        _show_whole(chosen, output)
        return
    if output == "md":
        raise click.UsageError("A Markdown page shows a whole rubric: leave ID out.")
    found = _find(chosen, element)
    if output == "json":
        show_json(found)
    else:
        show_lines(element_lines(chosen, found))


def _chosen(element: str, named: str | None) -> tuple[Rubric, str]:
    """Return the rubric asked for and the element within it: ID may itself name a rubric."""
    if named is None and element.partition("@")[0] in {entry.id for entry in list_rubrics()}:
        return find_rubric(element), ""
    return open_rubric(named) or find_rubric(), element


def _show_whole(chosen: Rubric, output: str) -> None:
    if output == "json":
        show_json({"counts": rubric_counts(chosen), **as_data(chosen)})
    elif output == "md":
        show_document(rubric_page(chosen))
    else:
        show_lines(rubric_lines(chosen))


def _find(chosen: Rubric, element: str) -> Any:
    features = [feature for level in chosen.levels for feature in level.features]
    groups = (chosen.practices, chosen.steps, chosen.dimensions, chosen.stages, chosen.levels)
    named = (chosen.kpis, chosen.crosswalks, chosen.roles, chosen.evidence_kinds, chosen.profile)
    elements = [*(i for group in groups for i in group), *features, *(i for g in named for i in g)]
    for item in elements:
        if element == item.id or (isinstance(item, Level) and element == str(item.level)):
            return item
    hint = nearest(element, [item.id for item in elements])
    raise UsageError(f"{chosen.reference} has nothing called `{element}`", hint=hint)


@rubric.command()
@click.argument("path", metavar="[PATH]", default="")
@rubric_option
@format_option
def lint(path: str, rubric: str | None, output: str) -> int:
    """Judge a rubric: exit 0 without findings, 1 with any error in it."""
    from advisor.rubric.validate import located, well_formed  # noqa: PLC0415 pydantic is slow

    if path and rubric:
        raise click.UsageError("Name the rubric once: as PATH or with --rubric.")
    source = read_source(_lint_path(path or rubric or ""))
    try:
        document = RubricDocument(source)
        chosen = well_formed(document)
    except ContentError as error:
        _show_findings([(fault, "error", "load") for fault in error.problems], output)
        return ExitCode.NOT_HELD
    found: list[_Found] = [(fault, "error", "load") for fault in document.problems]
    found += [(fault, "error", "unknown-id") for fault in document.misnamed]
    findings = check_integrity(chosen)
    if not (found or findings):
        findings = (*lint_rubric(chosen), *check_extremes(chosen))
    found += [(located(f, document), f.severity, f.rule) for f in findings]
    # Two gates may ask for the same step, which an extended rubric ignores once.
    found = list(dict.fromkeys(found))
    _show_findings(found, output)
    failed = any(severity == "error" for _, severity, _ in found)
    return ExitCode.NOT_HELD if failed else ExitCode.DONE


def _lint_path(named: str) -> Path:
    name = named.partition("@")[0] or DEFAULT_RUBRIC
    return rubric_folder(name) if name in {e.id for e in list_rubrics()} else Path(named)


def _show_findings(found: list[_Found], output: str) -> None:
    if output == "json":
        show_json(_findings_data(found))
        return
    for problem, severity, rule in found[:MOST_SHOWN]:
        show_problem(replace(problem, message=f"{problem.message} [{rule}]"), severity)
    show_rest(len(found), "finding")
    errors = sum(severity == "error" for _, severity, _ in found)
    remark(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")


def _findings_data(found: list[_Found]) -> list[dict[str, Any]]:
    listed = found[:MOST_IN_DATA]
    rest = len(found) - len(listed)
    if rest:
        more = Problem(message=f"{counted(rest, 'more finding')}, not listed")
        listed = [*listed, (more, "remark", "not-listed")]
    return [
        {"rule": rule, "severity": severity, **problem_data(problem)}
        for problem, severity, rule in listed
    ]


@rubric.command()
@click.argument("kind", type=click.Choice(["answers", "rubric"]), default="answers")
@rubric_option
def schema(kind: str, rubric: str | None) -> None:
    """Print the JSON Schema of answers files (for one rubric) or of rubric files."""
    if kind == "rubric":
        show_json(rubric_schema())
    else:
        show_json(answers_schema(open_rubric(rubric) or find_rubric()))
