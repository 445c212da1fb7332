"""`advisor scan`."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from advisor.assessment.model import Assessment
from advisor.cli.completions import folders
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, rubric_option
from advisor.cli.output import faint, heading, show_document, show_json, show_lines, wrapped
from advisor.cli.output_places import require_place, show_written
from advisor.cli.unforeseen_fault import writing
from advisor.document.destination import Destination
from advisor.errors import AdvisorError, UsageError
from advisor.report.files import write_files
from advisor.rubric.catalogue import find_rubric, named_rubric
from advisor.rubric.model import Rubric
from advisor.scan.beside_answers import Beside, Stale, beside
from advisor.scan.document import proposals_data, proposals_text
from advisor.scan.export_files import exported_facts
from advisor.scan.load import scanning_detectors
from advisor.scan.proposal import Proposal, Scan
from advisor.scan.proposals_file import changing_proposals
from advisor.scan.rejecting import CarriedOver, carry_over
from advisor.scan.repositories import ScanOptions, listed_places, scan_all
from advisor.translation import sentence
from advisor.words.proposal import (
    say_absence,
    say_beside,
    say_beside_title,
    say_counts,
    say_finding,
    say_more_places,
    say_more_skipped,
    say_not_shown,
    say_project,
    say_relation,
    say_scan,
    say_skipped,
    say_stale,
    say_stale_title,
    say_state,
    say_trust,
)
from advisor.words.proposal_review import say_carried, say_nothing_carried, say_rejected

_SHOWN = ("contradicts", "supports", "dormant", "smell")
_MOST_PLACES = 3


@click.command()
@click.argument("repositories", metavar="REPO…", nargs=-1, shell_complete=folders)
@click.option(
    "-o",
    "--output",
    type=OutputName(),
    metavar="F",
    help=sentence("Write the proposals to this file as YAML."),
)
@click.option("--answers", metavar="F", help=sentence("Set them beside the answers in this file."))
@click.option(
    "--project", metavar="PATH", help=sentence("Only this project of a repository of several.")
)
@click.option(
    "--commit", metavar="REVISION", help=sentence("Scan this state, not the one checked out.")
)
@click.option(
    "--repos", metavar="LIST", help=sentence("Scan every repository that this file names.")
)
@click.option(
    "--hosting", metavar="F", multiple=True, help=sentence("What `gh api` or `glab api` printed.")
)
@click.option(
    "--mlflow", metavar="F", multiple=True, help=sentence("What the MLflow server printed.")
)
@click.option(
    "--kubectl", metavar="F", multiple=True, help=sentence("What `kubectl get … -o json` printed.")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "sarif", "md")),
    default="text",
    show_default=True,
    help=sentence("How to print what was found."),
)
@click.option(
    "--force", is_flag=True, help=sentence("Let -o replace a file that advisor did not make.")
)
@rubric_option
def scan(  # noqa: PLR0913, PLR0917 an argument for each option
    repositories: tuple[str, ...],
    output: str | None,
    answers: str | None,
    project: str | None,
    commit: str | None,
    repos: str | None,
    hosting: tuple[str, ...],
    mlflow: tuple[str, ...],
    kubectl: tuple[str, ...],
    form: str,
    force: bool,
    rubric: str | None,
) -> None:
    """Read repositories and propose evidence: which criteria their files show, and where.

    REPO is a folder, a git work tree or a bare git repository. Nothing in it is run, and nothing
    is fetched. What is proposed is no answer until somebody takes it: advisor answers take.
    """
    places = (*repositories, *(listed_places(repos) if repos else ()))
    if not places:
        raise click.UsageError(sentence("Name a repository, or a list of them with --repos."))
    if answers and len(places) > 1:
        raise click.UsageError(sentence("--answers goes with one repository."))
    chosen = named_rubric(rubric) or find_rubric()
    place = None
    if output:
        place = require_place(Path(output), inputs=[answers, rubric, repos], force=force)
    assessment = _answers(answers, chosen) if answers else None
    options = ScanOptions(
        commit=commit,
        project=project,
        exported=exported_facts(hosting=hosting, mlflow=mlflow, kubectl=kubectl),
        today=date.today(),  # noqa: DTZ011 the team's own calendar day is meant
        assessment=assessment,
    )
    scanned = scan_all(places, scanning_detectors(rubric, chosen), chosen, options)
    scans = tuple(scan for scan, _ in scanned)
    if place is not None:
        scans = _written(scans, place)
    found = None
    if assessment is not None:
        _require_one_project(scans[0], project)
        found = _BesideAnswers(beside(scans[0].proposals, chosen, assessment), scanned[0][1])
    for note in (note for each in scans for note in each.remarks):
        remark(note)
    if place is None or not place.is_stdout:
        _show(scans, found, chosen, form)


def _answers(path: str, rubric: Rubric) -> Assessment:
    from advisor.assessment.store import load_assessment  # noqa: PLC0415 most scans have none

    return load_assessment(path, rubric)


class _BesideAnswers(NamedTuple):
    """The proposals beside the answers, and evidence that is no longer where it was."""

    answers: Sequence[Beside]
    stale: Sequence[Stale]


def _written(scans: tuple[Scan, ...], place: Destination) -> tuple[Scan, ...]:
    """Write scans to their file, and return them with what was rejected there before."""
    if not place.is_stdout and place.path.is_file():
        with changing_proposals(place.path):
            return _written_over(place, scans)
    return _written_over(place, scans)


def _written_over(place: Destination, scans: tuple[Scan, ...]) -> tuple[Scan, ...]:
    kept = _kept(place, scans)
    with writing():
        text = proposals_text((*kept.scans, *kept.agents))
        write_files(place.path.parent, {place.path.name: text.encode()})
    show_written(place.path, place)
    return kept.scans


def _show(scans: tuple[Scan, ...], found: _BesideAnswers | None, rubric: Rubric, form: str) -> None:
    if form == "json":
        show_json({**proposals_data(scans), **(found._asdict() if found else {})})
    elif form == "sarif":
        from advisor.report.scan.sarif import sarif_data  # noqa: PLC0415 only this form needs it

        show_json(sarif_data(scans, rubric))
    elif form == "md":
        from advisor.report.scan.markdown import scan_markdown  # noqa: PLC0415 see above

        show_document(scan_markdown(scans, rubric))
    else:
        show_lines(line for each in scans for line in _text(each, rubric))
        if found:
            show_lines(_beside(found.answers, found.stale))


def _kept(where: Destination, scans: tuple[Scan, ...]) -> CarriedOver:
    """Return scans with what is kept of the file that they replace, and say how much that is."""
    nothing = CarriedOver(scans=scans, kept=0, anew=0)
    if where.is_stdout or not where.path.is_file():
        return nothing
    from advisor.scan.document import load_proposals  # noqa: PLC0415 reading takes pydantic

    try:
        before = load_proposals(str(where.path))
    except AdvisorError as error:
        remark(say_nothing_carried(error.problems[0].message))
        return nothing
    carried = carry_over(before, scans)
    if said := say_carried(carried):
        remark(said)
    return carried


def _require_one_project(scan: Scan, project: str | None) -> None:
    several = sorted({p.project for p in scan.proposals if p.findings and p.project})
    if project is None and len(several) > 1:
        raise UsageError(
            sentence("the repository holds several projects, and answers speak of one team's work"),
            hint=sentence(
                "Choose one: --project {first}, or another of {names}.",
                first=several[0],
                names=", ".join(several[1:8]),
            ),
        )


def _text(scan: Scan, rubric: Rubric) -> Iterator[str]:
    texts = {f"{p.id}/{c.id}": c.text for p in rubric.practices for c in p.criteria}
    yield heading(say_scan(scan))
    yield from wrapped(f"{say_counts(scan)}.", indent="")
    for project in scan.projects:
        own = [p for p in scan.proposals if p.project == project.path and p.findings]
        if own:
            yield ""
            yield heading(say_project(project))
            for state in _SHOWN:
                yield from _state(state, [p for p in own if p.state == state], texts)
    yield ""
    yield from wrapped(say_absence(), indent="")
    for skipped in scan.skipped[:_MOST_PLACES]:
        yield faint(say_skipped(skipped))
    if len(scan.skipped) > _MOST_PLACES:
        yield faint(say_more_skipped(len(scan.skipped) - _MOST_PLACES))


def _state(state: str, proposals: Sequence[Proposal], texts: dict[str, str]) -> Iterator[str]:
    if proposals:
        yield ""
        yield faint(say_state(state).capitalize())
    for proposal in proposals:
        text = texts.get(proposal.criterion, "")
        yield from wrapped(f"{text} ({proposal.criterion})", first="  • ", indent="    ")
        if proposal.rejected is not None:
            yield from wrapped(say_rejected(proposal.rejected), indent="      ")
        for finding in proposal.findings[:_MOST_PLACES]:
            yield from wrapped(say_finding(finding), indent="      ")
        rest = len(proposal.findings) - _MOST_PLACES + proposal.more
        if rest > 0:
            yield faint(f"      {say_more_places(rest)}")
        yield from wrapped(say_trust(proposal), indent="      ")
        for open_question in proposal.not_shown[:1]:
            yield from wrapped(say_not_shown(open_question), indent="      ")


def _beside(told: Sequence[Beside], stale: Sequence[Stale]) -> Iterator[str]:
    yield ""
    yield heading(say_beside_title())
    for relation in ("contradicts", "answers", "adds", "agrees"):
        items = [i for i in told if i.relation == relation and i.proposal.rejected is None]
        if items:
            yield ""
            yield faint(f"{len(items)} × {say_relation(items[0].relation)}")
            for item in items:
                said = f"{item.proposal.criterion}: {say_beside(item)}"
                yield from wrapped(said, first="  • ", indent="    ")
    if stale:
        yield ""
        yield faint(say_stale_title())
        for lost in stale:
            yield from wrapped(f"{lost.practice}: {say_stale(lost)}", first="  • ", indent="    ")
