"""Proposals as SARIF.

What contradicts an answer or a practice is a warning; what supports is a note; nothing is ever an
error.
"""

from collections.abc import Mapping
from typing import Any

from advisor.plain_text import plain
from advisor.report.sarif import sarif_location, sarif_log, sarif_run, sarif_uri
from advisor.rubric.model import Rubric
from advisor.scan.proposal import EvidencePlace, Proposal, Scan
from advisor.words.proposal import say_reason, say_state

_LEVELS: Mapping[str, str] = {"contradicts": "warning", "smell": "warning"}


def sarif_data(scans: tuple[Scan, ...], rubric: Rubric) -> dict[str, Any]:
    """Return the SARIF log of scans, one run each."""
    return sarif_log(_run(scan, rubric) for scan in scans)


def _run(scan: Scan, rubric: Rubric) -> dict[str, Any]:
    texts = {f"{p.id}/{c.id}": c.text for p in rubric.practices for c in p.criteria}
    found = [(p, f) for p in scan.proposals for f in p.findings]
    names = sorted({proposal.criterion for proposal, _ in found})
    index = {name: number for number, name in enumerate(names)}
    run = sarif_run(
        {name: texts.get(name, name) for name in names}, [_result(p, f, index) for p, f in found]
    )
    if scan.commit:
        run["versionControlProvenance"] = [
            {"repositoryUri": sarif_uri(scan.repository), "revisionId": scan.commit}
        ]
    return run


def _result(proposal: Proposal, finding: EvidencePlace, index: Mapping[str, int]) -> dict[str, Any]:
    why = f" ({say_reason(finding.reason)})" if finding.reason else ""
    message = f"{say_state(finding.state)}: {finding.shows}{why}"
    return {
        "ruleId": proposal.criterion,
        "ruleIndex": index[proposal.criterion],
        "kind": "fail" if finding.state in _LEVELS else "informational",
        "level": _LEVELS.get(finding.state, "none"),
        "message": {"text": plain(message)},
        "locations": [
            sarif_location(finding.path, startLine=finding.line, endLine=finding.end_line)
        ],
        "partialFingerprints": {"advisorFingerprint/v1": finding.fingerprint},
    }
