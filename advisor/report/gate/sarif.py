"""The verdict of a gate as SARIF: an error for each reason why a condition does not hold."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from advisor.plain_text import plain
from advisor.report.gate.findings import GateFinding, Judged, gate_findings
from advisor.report.sarif_log import sarif_location, sarif_log, sarif_rule, sarif_run
from advisor.scoring.gate_model import Verdict
from advisor.words.gate_verdict import say_rule


def gate_sarif(verdicts: Sequence[Verdict], judged: Judged) -> dict[str, Any]:
    """Return the SARIF log of the conditions of a gate."""
    kinds = dict.fromkeys(verdict.kind for verdict in verdicts)
    index = {kind: number for number, kind in enumerate(kinds)}
    results = [_result(finding, index[finding.kind]) for finding in gate_findings(verdicts, judged)]
    rules = (sarif_rule(kind, shortDescription=say_rule(kind)) for kind in kinds)
    return sarif_log([sarif_run(rules, results)])


def _result(finding: GateFinding, rule: int) -> dict[str, Any]:
    place = finding.place
    result: dict[str, Any] = {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "kind": "fail",
        "level": "error",
        "message": {"text": plain(finding.said)},
        "partialFingerprints": {
            "advisorGate/v1": sha256(f"{finding.condition}\0{finding.said}".encode()).hexdigest()
        },
    }
    if place is not None:
        at = sarif_location(place.file, startLine=place.line, startColumn=place.column)
        result["locations"] = [at]
    return result
