"""Findings that somebody has judged and put aside, in `.advisor/scan.yaml` of the repository."""

from dataclasses import field, replace
from datetime import date
from typing import Annotated

from advisor.assessment.model import IsoDate
from advisor.document.checked import Checked, Frozen, Text
from advisor.document.parse import parse_document
from advisor.frozen import dataclass
from advisor.scan.proposal import Proposal, Suppressed
from advisor.scan.source import SourceTree

PLACE = ".advisor/scan.yaml"
_Fingerprint = Annotated[str, Checked("str_schema", strict=True, min_length=8, max_length=64)]


@dataclass(frozen=True, kw_only=True)
class Suppression(Frozen):
    """One finding put aside: by its fingerprint, why, by whom, and until when."""

    fingerprint: _Fingerprint
    reason: Text
    by: Text
    until: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class SuppressionFile(Frozen):
    """What `.advisor/scan.yaml` holds."""

    suppress: tuple[Suppression, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class AfterSuppression:
    """Proposals without what was put aside, and the entries that expired or match nothing."""

    proposals: tuple[Proposal, ...]
    suppressed: tuple[Suppressed, ...]
    expired: tuple[Suppression, ...]
    unmatched: tuple[Suppression, ...]


def read_suppressions(source: SourceTree) -> tuple[Suppression, ...]:
    """Return the entries of the repository's own file, none without one.

    Raises ContentError where it is there and cannot be used.
    """
    text = source.text(PLACE)
    if text is None or not text.strip():
        return ()
    from advisor.document.validate import read_document  # noqa: PLC0415 pydantic is slow to load

    return read_document(SuppressionFile, parse_document(text, file=PLACE)).suppress


def suppress(
    proposals: tuple[Proposal, ...], entries: tuple[Suppression, ...], today: date
) -> AfterSuppression:
    """Take out the findings that `entries` put aside on the day `today`."""
    live = {e.fingerprint: e for e in entries if e.until is None or today <= e.until}
    kept: list[Proposal] = []
    out: list[Suppressed] = []
    for proposal in proposals:
        aside = [f for f in proposal.findings if f.fingerprint in live]
        out += [
            Suppressed(
                criterion=proposal.criterion,
                finding=finding,
                why=live[finding.fingerprint].reason,
                by=live[finding.fingerprint].by,
            )
            for finding in aside
        ]
        rest = without_findings(proposal, {f.fingerprint for f in aside}) if aside else proposal
        if rest is not None:
            kept.append(rest)
    seen = {item.finding.fingerprint for item in out}
    return AfterSuppression(
        proposals=tuple(kept),
        suppressed=tuple(out),
        expired=tuple(e for e in entries if e.until is not None and e.until < today),
        unmatched=tuple(e for e in live.values() if e.fingerprint not in seen),
    )


def without_findings(proposal: Proposal, gone: set[str]) -> Proposal | None:
    """Return a proposal without some findings, its state that of the strongest left, or None."""
    rest = tuple(f for f in proposal.findings if f.fingerprint not in gone)
    if not rest:
        return None
    return replace(proposal, findings=rest, state=rest[0].state)
