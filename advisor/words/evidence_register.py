"""The evidence register: what expires, what nothing shows, and what is flagged."""

from collections.abc import Sequence
from datetime import date

from advisor.assessment.model import AGENT
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, PracticeScore
from advisor.translation import counted, sentence
from advisor.words.phrase import few, join_words, quoted
from advisor.words.quantity import say_date

SOON = 90  # days before its end from which evidence has to be told
_MOST = 2


def say_expired(pieces: int) -> str:
    """Return how much evidence is past its end."""
    return counted(
        "{n} piece of evidence has expired", "{n} pieces of evidence have expired", pieces
    )


def say_soon(pieces: int, last: date) -> str:
    """Return how much evidence ends soon, and by when."""
    return counted(
        "{n} piece of evidence expires within {days} days, by {day}",
        "{n} pieces of evidence expire within {days} days, by {day}",
        pieces,
        days=SOON,
        day=say_date(last),
    )


def say_premature(pieces: int, day: date) -> str:
    """Return how much evidence was seen only after the day of judgement."""
    return counted(
        "{n} piece of evidence was seen only after {day}, so it does not count",
        "{n} pieces of evidence were seen only after {day}, so they do not count",
        pieces,
        day=say_date(day),
    )


def say_lasting(pieces: int, given: int) -> str:
    """Return how much evidence is valid for long, of all that is given; nothing where none is."""
    if not given:
        return sentence("No evidence is given for any practice in scope.")
    if not pieces:
        return ""
    return counted(
        "{n} piece of evidence is valid and does not expire within {days} days; it is listed with "
        "the answer that it backs.",
        "{n} pieces of evidence are valid and do not expire within {days} days; they are listed "
        "with the answers that they back.",
        pieces,
        days=SOON,
    )


def say_from_agents(pieces: Sequence[EvidenceScore]) -> str:
    """Return how much evidence agents proposed, which ones, and who took it; nothing where none."""
    proposed = [item for item in pieces if (item.found_by or "").startswith(AGENT)]
    if not proposed:
        return ""
    agents = {(item.found_by or "").removeprefix(AGENT) for item in proposed}
    people = sorted({item.by or sentence("nobody named") for item in proposed})
    return counted(
        "{n} piece of evidence was proposed by an agent ({agents}) and taken by {people}.",
        "{n} pieces of evidence were proposed by agents ({agents}) and taken by {people}.",
        len(proposed),
        agents=", ".join(sorted(agents)),
        people=join_words(people),
    )


def say_counted(card: Scorecard) -> str:
    """Return what the numbers of a dimension count."""
    if not card.has_criteria:
        return sentence("Levels shown by evidence, of those claimed")
    return sentence("Criteria shown by evidence, of those met")


def say_bars(card: Scorecard) -> str:
    """Return what the bars of the chart are, and what of them is filled."""
    if not card.has_criteria:
        return sentence(
            "Levels claimed in each dimension, both sides added up; the filled part is shown by "
            "evidence that is still valid."
        )
    return sentence(
        "Criteria answered as met in each dimension, both sides added up; the filled part is shown "
        "by evidence that is still valid."
    )


def say_day_of_register(card: Scorecard) -> str:
    """Return the day on which all of the register is so."""
    return sentence("This is the state on {day}.", day=say_date(card.as_of))


def say_shown(practice: PracticeScore, item: EvidenceScore) -> str:
    """Return which criteria a piece of evidence is there for, whether or not it is valid."""
    if not practice.criteria:
        return sentence("up to level {level}", level=item.cap)
    met = [criterion for criterion in practice.criteria if criterion.met("claimed")]
    shown = [criterion for criterion in met if _is_for(item, criterion)]
    if not shown:
        return sentence("nothing that is answered as met")
    if len(shown) == len(met):
        return counted("the only criterion met", "each of the {n} criteria met", len(met))
    return few([quoted(criterion.text.rstrip(".")) for criterion in shown], _MOST)


def _is_for(item: EvidenceScore, criterion: CriterionScore) -> bool:
    return criterion.level <= item.cap and (not item.shows or criterion.id in item.shows)


def say_claims(card: Scorecard, claims: int) -> str:
    """Return how many criteria, or practices where there are none, are claimed and not shown."""
    if not card.has_criteria:
        return counted(
            "{n} practice is claimed at a higher level than valid evidence shows",
            "{n} practices are claimed at a higher level than valid evidence shows",
            claims,
        )
    return counted(
        "{n} criterion is answered as met, and no valid evidence shows it",
        "{n} criteria are answered as met, and no valid evidence shows them",
        claims,
    )


def say_claims_count(claims: int, *, strict: bool) -> str:
    """Return what the criteria that nothing shows count as."""
    if strict:
        return counted(
            "It counts as not known here, since this report acts on what evidence supports.",
            "They count as not known here, since this report acts on what evidence supports.",
            claims,
        )
    return counted(
        "It counts in what is claimed, and not in what is supported.",
        "They count in what is claimed, and not in what is supported.",
        claims,
    )


def say_claims_marked(claims: int) -> str:
    """Return where the criteria that nothing shows are marked one by one."""
    return counted(
        "The list of answers marks it.", "The list of answers marks each of them.", claims
    )


def say_claim(practice: PracticeScore, unshown: int) -> str:
    """Return how much of what is claimed in a practice no valid evidence shows."""
    if not practice.criteria:
        return sentence(
            "level {claimed} is claimed, level {shown} is shown",
            claimed=practice.claimed,
            shown=practice.supported or 0,
        )
    return counted(
        "{unshown} of {n} criterion met",
        "{unshown} of {n} criteria met",
        sum(criterion.met("claimed") for criterion in practice.criteria),
        unshown=unshown,
    )


def say_flagged(practice: PracticeScore) -> str:
    """Return what is noted on a practice to be discussed."""
    return practice.note or sentence("No note says why.")


def say_nothing_to_tell(card: Scorecard, claimed: int) -> str:
    """Return that nothing expires soon, lacks evidence, is flagged or is waived."""
    said = _all_shown(card, claimed)
    if not card.has_criteria:  # in a result of schema 1, which does not keep waivers
        return f"{said} {sentence('Nothing is flagged for discussion.')}"
    return f"{said} {sentence('Nothing is flagged for discussion, and nothing is waived.')}"


def _all_shown(card: Scorecard, claimed: int) -> str:
    if not claimed:
        return sentence("Nothing is answered as met, so there is nothing for evidence to show.")
    if not card.has_criteria:
        return sentence("Valid evidence shows every level that is claimed.")
    return counted(
        "Valid evidence shows the only criterion that is answered as met.",
        "Valid evidence shows each of the {n} criteria that are answered as met.",
        claimed,
    )
