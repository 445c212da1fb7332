"""`advisor answers take`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from advisor.assessment.session.session import Session
from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import answers_argument, format_option, rubric_option
from advisor.cli.output import show_json, show_lines
from advisor.document.fault_words import nearest
from advisor.document.read import STANDARD_INPUT, read_text
from advisor.errors import ContentError, OutputError
from advisor.rubric.catalogue import named_rubric
from advisor.scan.beside_answers import beside
from advisor.scan.proposal import Proposal, Scan, Taken
from advisor.scan.taking import take
from advisor.translation import sentence
from advisor.words.proposal import say_taken
from advisor.words.proposal_review import say_left_contradicting


@click.command("take")
@answers_argument
@click.argument("proposals", metavar="PROPOSALS", shell_complete=files)
@click.option(
    "--only",
    multiple=True,
    metavar="CRITERION",
    help=sentence(
        "Take the proposal for this criterion, or all of this practice. May be repeated."
    ),
)
@click.option(
    "--all", "everything", is_flag=True, help=sentence("Take every criterion that is shown.")
)
@click.option(
    "--project", metavar="PATH", help=sentence("Of several projects, only this one's proposals.")
)
@click.option("--by", metavar="NAME", help=sentence("Who takes them over."))
@rubric_option
@format_option
def answers_take(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    proposals: str,
    only: tuple[str, ...],
    everything: bool,
    project: str | None,
    by: str | None,
    rubric: str | None,
    output: str,
) -> None:
    """Take proposals into an answers file: met with evidence, or unmet with a note.

    PROPOSALS is what `advisor scan -o` or agents wrote. Nothing is taken unasked: name criteria or
    practices with --only, or say --all for what is shown. Of what an agent proposes, say --by who
    takes it; where it contradicts an answer, name the criterion. Comments and order of the file
    stay.
    """
    if answers == STANDARD_INPUT:
        raise click.UsageError(sentence("Name the answers file: what is taken is written into it."))
    if bool(only) == everything:
        raise click.UsageError(
            sentence("Say which with --only CRITERION, or --all for what is shown.")
        )
    from advisor.scan.document import load_proposals  # noqa: PLC0415 reading takes pydantic

    scans = load_proposals(proposals)
    chosen = _chosen(scans, only, project)
    if by is None and any(proposal.agent for _, proposal in chosen):
        raise click.UsageError(
            sentence("An agent proposes some of it: say with --by NAME who takes it.")
        )
    read_text(answers)
    with Session.open(Path(answers), named_rubric(rubric), require=lambda _text: None) as session:
        if session.busy_elsewhere:
            raise OutputError(
                sentence("{answers} is open elsewhere", answers=answers), hint=session.message
            )
        taken: list[tuple[Proposal, Taken]] = []
        left = [p for _, p in chosen if p.criterion not in only and _contradicts(session, p)]
        with session.together() as draft:
            for scan, proposal in chosen:
                if proposal in left:
                    continue
                day = date.today()  # noqa: DTZ011 the team's own calendar day is meant
                what = take(draft, proposal, day=day, commit=scan.commit, by=by)
                taken.append((proposal, what))
        if session.unsaved:
            raise OutputError(
                sentence("{answers} could not be written", answers=answers), hint=session.message
            )
    if output == "json":
        show_json({"taken": [{"criterion": p.criterion, "changed": w} for p, w in taken]})
    else:
        show_lines(f"{proposal.criterion}: {say_taken(what)}" for proposal, what in taken)
    if left:
        remark(say_left_contradicting(len(left)))
    remark(sentence("See what it changes: advisor score {answers}", answers=answers))


def _chosen(
    scans: Sequence[Scan], only: Sequence[str], project: str | None
) -> list[tuple[Scan, Proposal]]:
    """Return the proposals to take, with their scans. Raises ContentError where there are none."""
    usable = [
        (scan, p)
        for scan in scans
        for p in scan.proposals
        if p.findings and (project is None or p.agent or p.project == project.strip("/"))
    ]
    if not only:
        chosen = [(scan, p) for scan, p in usable if _is_shown(p)]
        if not chosen:
            raise ContentError(
                sentence("nothing in these proposals is shown, so there is nothing to take")
            )
        _require_one_project(chosen)
        return chosen
    names = {p.criterion for _, p in usable} | {p.criterion.split("/")[0] for _, p in usable}
    for wanted in only:
        if wanted not in names:
            raise ContentError(
                sentence("nothing was proposed for `{wanted}`", wanted=wanted),
                hint=nearest(wanted, names),
            )
    chosen = [
        (scan, p)
        for scan, p in usable
        if p.criterion in only or (p.criterion.split("/")[0] in only and _is_shown(p))
    ]
    _require_one_project(chosen)
    _require_agreement(chosen)
    return chosen


def _contradicts(session: Session, proposal: Proposal) -> bool:
    """Tell whether an agent contradicts what a person said, which is decided one by one."""
    if proposal.agent is None:
        return False
    (item,) = beside((proposal,), session.rubric, session.assessment)
    return item.relation == "contradicts"


def _require_agreement(chosen: Sequence[tuple[Scan, Proposal]]) -> None:
    """Raise ContentError where one criterion is both shown and contradicted."""
    against = {p.criterion for _, p in chosen if p.is_against}
    for _, proposal in chosen:
        if proposal.state == "supports" and proposal.criterion in against:
            raise ContentError(
                sentence("the proposals for `{name}` disagree", name=proposal.criterion),
                hint=sentence("Look at them on the screen: advisor assess F --proposals PROPOSALS"),
            )


def _is_shown(proposal: Proposal) -> bool:
    """Tell whether it is shown and not rejected; by its own name it is taken all the same."""
    return proposal.state == "supports" and proposal.rejected is None


def _require_one_project(chosen: Sequence[tuple[Scan, Proposal]]) -> None:
    scanned = [(scan, p) for scan, p in chosen if p.project and p.agent is None]
    places = sorted({f"{scan.repository}:{p.project}" for scan, p in scanned})
    if len(places) > 1:
        raise ContentError(
            sentence(
                "these proposals come from several projects, and answers speak of one team's work"
            ),
            hint=sentence("Choose one with --project: {names}.", names=", ".join(places[:8])),
        )
