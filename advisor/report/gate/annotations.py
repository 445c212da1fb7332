"""The verdict of a gate as workflow commands, which GitHub shows at the line of the answers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.errors import Location
from advisor.plain_text import inert, plain
from advisor.report.gate.findings import GateFinding, Judged, gate_findings
from advisor.scoring.gate_model import Verdict
from advisor.words.gate_verdict import say_more_reasons

_MOST = 10  # GitHub shows no more errors of one step
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def annotations(verdicts: Sequence[Verdict], judged: Judged) -> Iterator[str]:
    """Yield a command for each place at which a condition does not hold, as many as are shown."""
    found = list(_at_one_place(gate_findings(verdicts, judged)))
    for number, findings in enumerate(found[:_MOST], 1):
        said = [finding.said for finding in findings]
        if number == _MOST and len(found) > _MOST:
            said.append(say_more_reasons(sum(map(len, found[_MOST:]))))
        yield _command(findings[0], "\n".join(said))


def _at_one_place(findings: Iterator[GateFinding]) -> Iterator[list[GateFinding]]:
    """Yield findings of one condition on one line together."""
    for _, group in groupby(findings, lambda f: (f.condition, f.place and f.place.line)):
        yield list(group)


def _command(finding: GateFinding, said: str) -> str:
    properties = {**_where(finding.place), "title": finding.condition}
    written = ",".join(f"{name}={_escaped(text, _PROPERTY)}" for name, text in properties.items())
    return f"::error {written}::{_escaped(said, _DATA)}"


def _where(place: Location | None) -> dict[str, str]:
    if place is None:
        return {}
    return {"file": place.file, "line": str(place.line or 1), "col": str(place.column or 1)}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in inert(plain(text)))
