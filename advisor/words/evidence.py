"""Evidence: what it shows, since when and until when."""

from collections.abc import Iterator

from advisor.assessment.model import AGENT, Evidence
from advisor.scoring.practice_score import EvidenceScore
from advisor.translation import sentence
from advisor.words.quantity import say_date


def say_counts(item: EvidenceScore) -> str:
    """Return whether a piece of evidence counts, and for what."""
    if item.premature:
        return sentence("does not count, since it was seen after the assessment")
    if not item.valid:
        return sentence("no longer counts")
    return sentence("can count up to level {level}", level=item.cap)


def say_piece(item: EvidenceScore, kind: str) -> str:
    """Return a piece of evidence of a kind in a sentence, with its days and what it counts for."""
    days = ", ".join(filter(None, [*_days(item), say_origin(item), say_counts(item)]))
    return sentence("{kind}: {ref} ({days})", kind=kind, ref=item.ref, days=days)


def say_origin(item: EvidenceScore) -> str:
    """Return which agent proposed it, or which detector found it; nothing where neither did."""
    if item.found_by is None:
        return ""
    if item.found_by.startswith(AGENT):
        agent = item.found_by.removeprefix(AGENT)
        return sentence("proposed by the agent {agent}", agent=agent)
    if item.commit is None:
        return sentence("found by a scan, {detector}", detector=item.found_by)
    commit = item.commit[:12]
    return sentence(
        "found by a scan, {detector} at {commit}", detector=item.found_by, commit=commit
    )


def _days(item: EvidenceScore) -> Iterator[str]:
    if item.observed_on:
        yield sentence("seen {day}", day=say_date(item.observed_on))
    if item.expires_on:
        day = say_date(item.expires_on)
        ends = item.valid or item.premature
        yield sentence("valid until {day}", day=day) if ends else sentence("expired {day}", day=day)


def say_given(item: Evidence) -> str:
    """Return where evidence in an answers file is, of which kind, and its days."""
    said = [sentence("{ref} ({kind})", ref=item.ref, kind=item.kind)]
    if item.observed_on:
        said.append(sentence("seen {day}", day=item.observed_on))
    if item.expires_on:
        said.append(sentence("until {day}", day=item.expires_on))
    return ", ".join(said)


def say_support(item: EvidenceScore) -> str:
    """Return in two words up to which level evidence supports, or why it does not."""
    if item.valid:
        return sentence("supports {level}", level=item.cap)
    return sentence("seen only later") if item.premature else sentence("expired")


def say_evidence_for(level: int) -> str:
    """Return what a practice lacks where only evidence for a level is missing."""
    return sentence("evidence for level {level}", level=level)


def say_unbacked(met: int, asked: int, pieces: int, *, seen_later: bool) -> str:
    """Return how many criteria are met, and why the evidence given, if any, does not count."""
    if not pieces:
        return sentence("{met} of {asked} met", met=met, asked=asked)
    if seen_later:
        return sentence("{met} of {asked} met, its evidence was seen later", met=met, asked=asked)
    return sentence("{met} of {asked} met, its evidence has expired", met=met, asked=asked)


def say_expiry(item: Evidence) -> str:
    """Return where evidence is, and when it expires."""
    return sentence("{ref} on {day}", ref=item.ref, day=item.expires_on)
