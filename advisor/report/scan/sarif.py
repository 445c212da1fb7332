"""Proposals as SARIF.

What contradicts a
practice is a warning; what supports one is informational; nothing is ever an error. Where the
repository is published no file says, so that its commit stands among the properties of a run.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from advisor.plain_text import plain
from advisor.report.sarif_log import sarif_location, sarif_log, sarif_rule, sarif_run
from advisor.rubric.model import Rubric
from advisor.scan.proposal import EvidencePlace, Proposal, Scan
from advisor.words.proposal import say_reason, say_state

_LEVELS: Mapping[str, str] = {"contradicts": "warning", "smell": "warning"}


def sarif_data(scans: tuple[Scan, ...], rubric: Rubric) -> dict[str, Any]:
    """Return the SARIF log of scans, one run each."""
    return sarif_log(_run(scan, rubric) for scan in scans)


def _run(scan: Scan, rubric: Rubric) -> dict[str, Any]:
    found = [(p, f) for p in scan.proposals for f in p.findings]
    names = sorted({proposal.criterion for proposal, _ in found})
    index = {name: number for number, name in enumerate(names)}
    hashes = _Hashes()
    run = sarif_run(_rules(names, rubric), [_result(p, f, index, hashes) for p, f in found])
    # A code host keeps one run for each of these.
    run["automationDetails"] = {"id": f"advisor/{plain(scan.repository)}/"}
    if scan.commit:
        run["properties"] = {"commit": scan.commit}
    return run


def _rules(names: Iterable[str], rubric: Rubric) -> list[dict[str, Any]]:
    texts = {
        f"{practice.id}/{criterion.id}": (criterion.text, practice)
        for practice in rubric.practices
        for criterion in practice.criteria
    }
    rules = []
    for name in names:
        text, practice = texts.get(name, (name, None))
        rules.append(
            sarif_rule(
                name,
                shortDescription=practice.title if practice else name,
                fullDescription=text,
                help=practice.why if practice else text,
            )
        )
    return rules


class _Hashes:
    """Counts what has the same fingerprint under the same rule, which a host would take for one."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, rule: str, fingerprint: str) -> str:
        """Return a hash that no other result of the rule has."""
        self._seen[rule, fingerprint] += 1
        return f"{fingerprint}:{self._seen[rule, fingerprint]}"


def _result(
    proposal: Proposal, finding: EvidencePlace, index: Mapping[str, int], hashes: _Hashes
) -> dict[str, Any]:
    why = f" ({say_reason(finding.reason)})" if finding.reason else ""
    message = f"{say_state(finding.state)}: {finding.shows}{why}"
    return {
        "ruleId": proposal.criterion,
        "ruleIndex": index[proposal.criterion],
        "kind": "fail" if finding.state in _LEVELS else "informational",
        "level": _LEVELS.get(finding.state, "none"),
        "message": {"text": plain(message)},
        "locations": [
            sarif_location(
                finding.path,
                startLine=max(1, finding.line),
                endLine=max(1, finding.line, finding.end_line),
            )
        ],
        "partialFingerprints": {
            "advisorFingerprint/v1": finding.fingerprint,
            "primaryLocationLineHash": hashes.next(proposal.criterion, finding.fingerprint),
        },
    }
