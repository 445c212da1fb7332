"""Matches into proposals: one for each criterion of each project."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from advisor.rubric.model import Rubric
from advisor.scan.detect import Match
from advisor.scan.detector import Confidence, Detector, State
from advisor.scan.proposal import (
    EXPORTED,
    EvidencePlace,
    Proposal,
    Reason,
    SeenIn,
    Trust,
    fingerprint,
)
from advisor.scan.source import SourceTree

MOST_FINDINGS = 5
MOST_FILES = 200
_LONGEST_SNIPPET = 240
_MOST_REMARKS = 100
_ASIDE = re.compile(
    r"(^|/)\.(?!github/|gitlab|circleci/|azure|azdo/|buildkite/)"
    r"|(?i:(^|[/_.-])(streamlit|dashboards?|demos?|frontend)([/_.-]|$))"
)
_REMARK = re.compile(r"^\s*(?:#(?!!)|//|--(?!-)|;|$)")
MOST_LINES = 5
_STRENGTH: Mapping[State, int] = {"supports": 0, "contradicts": 1, "dormant": 2, "smell": 3}
_TRUST: Mapping[Confidence, int] = {"high": 0, "medium": 1, "low": 2}


def findings_by_criterion(
    matches: Iterable[Match], source: SourceTree
) -> dict[tuple[str, str], list[tuple[EvidencePlace, Detector]]]:
    """Return what was found by project and criterion; what two clauses found stands once."""
    found: dict[tuple[str, str], dict[tuple[str, int, str | None], tuple[EvidencePlace, Detector]]]
    found = defaultdict(dict)
    digests: dict[str, str] = {}
    for match in matches:
        finding = _finding(match, source, digests)
        for criterion in match.detector.criteria:
            place = (finding.path, finding.line, finding.detector)
            found[match.project, criterion].setdefault(place, (finding, match.detector))
    return {key: list(places.values()) for key, places in found.items()}


def _finding(match: Match, source: SourceTree, digests: dict[str, str]) -> EvidencePlace:
    fact = match.fact
    text = source.text(fact.path) or ""
    if fact.path not in digests:
        digests[fact.path] = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines = text.split("\n")
    last = len(lines) if fact.kind == "file" else fact.end_line
    line, end_line = _shown_at(match.detector, lines, fact.line, fact.end_line, last)
    snippet = snippet_of(lines, line, end_line)
    return EvidencePlace(
        path=fact.path,
        line=line,
        end_line=end_line,
        snippet=snippet,
        sha256=sha256(snippet.encode("utf-8", "surrogatepass")).hexdigest(),
        file_sha256=digests[fact.path],
        detector=match.detector.id,
        detector_version=match.detector.version,
        fingerprint=fingerprint(match.detector.id, fact.path, snippet),
        state=match.state,
        reason=match.reason,
        shows=match.detector.shows,
    )


def _shown_at(
    detector: Detector, lines: Sequence[str], line: int, end_line: int, last: int
) -> tuple[int, int]:
    """Return the lines that show what was found: as the detector says, or those of the fact.

    `last` is where the search for the line that shows it best ends.
    """
    if detector.line is not None:
        told = re.compile(detector.line)
        for number in range(line, min(last, len(lines)) + 1):
            if told.search(lines[number - 1]):
                return number, number
    if detector.at is not None:
        told = re.compile(detector.at)
        for number in range(min(line, len(lines)), 0, -1):
            if told.search(lines[number - 1]):
                return number, number
    if line == end_line == 1:
        first = _first_told(lines)
        return first, first
    return line, end_line


def _first_told(lines: Sequence[str]) -> int:
    """Return the line on which a file begins after blank lines and remarks, 1 without any."""
    for number, text in enumerate(lines[:_MOST_REMARKS], 1):
        if not _REMARK.match(text):
            return number
    return 1


def snippet_of(lines: Sequence[str], line: int, end_line: int) -> str:
    """Return what stands from `line` on, at most a few lines of it."""
    shown = lines[line - 1 : min(end_line, line + MOST_LINES - 1)]
    return "\n".join(shown).strip("\r\n")[:_LONGEST_SNIPPET]


def proposals(
    found: Mapping[tuple[str, str], list[tuple[EvidencePlace, Detector]]], rubric: Rubric
) -> Iterator[Proposal]:
    """Yield a proposal for each criterion that something was found of, in the rubric's order."""
    projects = sorted({project for project, _ in found})
    for project in projects:
        for practice in rubric.practices:
            for criterion in practice.criteria:
                name = f"{practice.id}/{criterion.id}"
                places = found.get((project, name))
                if places:
                    yield _proposal(name, project, criterion.seen_in or "files", places)


def unobservable(rubric: Rubric, known: Iterable[str], project: str) -> Iterator[Proposal]:
    """Yield a proposal without findings for what no file can show, and nothing was found of."""
    found = set(known)
    for practice in rubric.practices:
        for criterion in practice.criteria:
            name = f"{practice.id}/{criterion.id}"
            if criterion.seen_in not in (None, "files") and name not in found:
                yield Proposal(
                    criterion=name,
                    project=project,
                    state="not-observable",
                    seen_in=criterion.seen_in,
                )


def _proposal(
    criterion: str, project: str, seen_in: SeenIn, places: list[tuple[EvidencePlace, Detector]]
) -> Proposal:
    ordered = _told_once(sorted(places, key=_order))
    kept = _kept(ordered)
    state = ordered[0][0].state
    telling = [(f, d) for f, d in ordered if f.state == state]
    detectors = list({d.id: d for _, d in telling}.values())
    return Proposal(
        criterion=criterion,
        project=project,
        state=state,
        seen_in=seen_in,
        confidence=_trust(
            telling,
            seen_in,
            contradicted=state == "supports" and any(f.state == "contradicts" for f, _ in ordered),
        ),
        findings=tuple(kept),
        more=len(ordered) - len(kept),
        not_shown=tuple(dict.fromkeys(d.not_shown for d in detectors)),
        seen_at=tuple(dict.fromkeys(d.seen_at for d in detectors)),
    )


def _order(place: tuple[EvidencePlace, Detector]) -> tuple[int, int, bool, bool, str, int, str]:
    """Return what stands first: the most telling state, detector and path, then by place.

    What serves developers or shows things to people stands behind what makes the product.
    """
    finding, detector = place
    preferred = detector.prefer is not None and re.search(detector.prefer, finding.path)
    trust = _TRUST[detector.confidence]
    return (
        _STRENGTH[finding.state],
        trust,
        not preferred,
        bool(_ASIDE.search(finding.path)),
        finding.path,
        finding.line,
        detector.id,
    )


def _told_once(
    ordered: list[tuple[EvidencePlace, Detector]],
) -> list[tuple[EvidencePlace, Detector]]:
    """Return the findings without hints beside proof, and each line of a state once."""
    told: dict[tuple[State, str, int], tuple[EvidencePlace, Detector]] = {}
    first, judge = ordered[0]
    for finding, detector in ordered:
        hint = detector.confidence == "low" != judge.confidence
        if not (hint and finding.state == first.state == "supports"):
            told.setdefault((finding.state, finding.path, finding.line), (finding, detector))
    return list(told.values())


def _kept(ordered: list[tuple[EvidencePlace, Detector]]) -> list[EvidencePlace]:
    """Return the first finding of each file, and second ones where there are few files."""
    seen: set[tuple[State, str]] = set()
    first: list[EvidencePlace] = []
    later: list[EvidencePlace] = []
    for finding, _ in ordered:
        key = (finding.state, finding.path)
        (later if key in seen else first).append(finding)
        seen.add(key)
    return [*first[:MOST_FILES], *later[: max(0, MOST_FINDINGS - len(first))]]


def _trust(
    telling: list[tuple[EvidencePlace, Detector]], seen_in: SeenIn, *, contradicted: bool
) -> Trust:
    level = min((d.confidence for _, d in telling), key=_TRUST.__getitem__)
    reasons: list[Reason] = []
    if len({f.path for f, _ in telling}) > 1:
        reasons.append("several-places")
    else:
        reasons.append("one-place")
    if any(f.path.startswith(EXPORTED) for f, _ in telling):
        reasons.append("exported")
    elif seen_in != "files":
        reasons.append("state-outside")
        level = max(level, "medium", key=_TRUST.__getitem__)
    if contradicted:
        reasons.append("contradicted")
        level = "low"
    return Trust(level=level, reasons=tuple(reasons))
