"""The verdict of a gate as workflow commands, which GitHub shows at the line of the answers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.errors import Location, Problem
from advisor.plain_text import inert, plain
from advisor.report.gate.findings import GateFinding, Judged, gate_findings
from advisor.scoring.gate_model import Verdict
from advisor.words.gate_verdict import say_more_reasons, say_unusable

_MOST = 10  # GitHub shows no more errors of one step
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def annotations(verdicts: Sequence[Verdict], judged: Judged) -> Iterator[str]:
    """Yield a command for each place at which a condition does not hold, as many as are shown.

    Each condition has at least one, what is worse than before first.
    """
    found = [list(_at_one_place(gate_findings([v], judged))) for v in verdicts if not v.holds]
    found.sort(key=lambda places: places[0][0].kind != "no-regress")
    for places, share in zip(found[:_MOST], _shares([*map(len, found)]), strict=False):
        for number, findings in enumerate(places[:share], 1):
            said = [finding.said for finding in findings]
            if number == share and len(places) > share:
                said.append(say_more_reasons(sum(map(len, places[share:]))))
            yield _command(findings[0].place, findings[0].condition, "\n".join(said))


def problem_annotations(problems: Sequence[Problem], all_of_them: int) -> Iterator[str]:
    """Yield a command for each problem of an input, of very many for the first."""
    for number, problem in enumerate(problems[:_MOST], 1):
        said = [problem.message, *([problem.hint] if problem.hint else [])]
        if number == _MOST and all_of_them > _MOST:
            said.append(say_more_reasons(all_of_them - _MOST))
        yield _command(problem.location, say_unusable(), "\n".join(said))


def _shares(places: Sequence[int]) -> Iterator[int]:
    """Yield how many places of each condition are shown: one each, and what is left in turn."""
    left = max(_MOST - len(places), 0)
    for number in places:
        more = min(left, number - 1)
        left -= more
        yield 1 + more


def _at_one_place(findings: Iterator[GateFinding]) -> Iterator[list[GateFinding]]:
    """Yield findings of one condition on one line together."""
    for _, group in groupby(findings, lambda f: (f.condition, f.place and f.place.line)):
        yield list(group)


def _command(place: Location | None, title: str, said: str) -> str:
    properties = {**_where(place), "title": title}
    written = ",".join(f"{name}={_escaped(text, _PROPERTY)}" for name, text in properties.items())
    return f"::error {written}::{_escaped(said, _DATA)}"


def _where(place: Location | None) -> dict[str, str]:
    if place is None:
        return {}
    return {"file": place.file, "line": str(place.line or 1), "col": str(place.column or 1)}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in inert(plain(text)))
