"""Proposals as a page of Markdown."""

from collections.abc import Iterator

from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.rubric.model import Rubric
from advisor.scan.proposal import Proposal, Scan
from advisor.words.proposal import (
    say_absence,
    say_counts,
    say_finding,
    say_project,
    say_scan,
    say_state,
    say_trust,
)

_SHOWN = ("contradicts", "supports", "dormant", "smell")


def scan_markdown(scans: tuple[Scan, ...], rubric: Rubric) -> str:
    """Return scans as Markdown, each with what speaks against something first."""
    lines = [MARKDOWN_MARK, ""]
    for scan in scans:
        lines += _scan(scan, rubric)
    return "\n".join(lines)


def _scan(scan: Scan, rubric: Rubric) -> Iterator[str]:
    texts = {f"{p.id}/{c.id}": c.text for p in rubric.practices for c in p.criteria}
    yield f"# {literal(say_scan(scan))}"
    yield ""
    yield f"{literal(say_counts(scan))}. {literal(say_absence())}"
    yield ""
    for project in scan.projects:
        own = [p for p in scan.proposals if p.project == project.path and p.findings]
        if own:
            yield f"## {literal(say_project(project))}"
            yield ""
            for state in _SHOWN:
                yield from _of_state(state, [p for p in own if p.state == state], texts)


def _of_state(state: str, proposals: list[Proposal], texts: dict[str, str]) -> Iterator[str]:
    if not proposals:
        return
    yield f"### {literal(say_state(state).capitalize())}"
    yield ""
    for proposal in proposals:
        text = texts.get(proposal.criterion, proposal.criterion)
        yield f"- **{literal(text)}** (`{proposal.criterion}`; {literal(say_trust(proposal))})"
        for finding in proposal.findings:
            yield f"  - {literal(say_finding(finding))}"
        for not_shown in proposal.not_shown:
            yield f"  - {literal(not_shown)}"
    yield ""
