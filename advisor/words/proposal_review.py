"""Going through proposals, in words: which are shown, how one stands, and what was rejected."""

from typing import Literal

from advisor.scan.beside_answers import Beside
from advisor.scan.proposal import EvidencePlace, Proposal, Rejection, Taken
from advisor.scan.rejecting import CarriedOver
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words
from advisor.words.proposal import say_reason, say_relation, say_state, say_taken, say_trust

Filter = Literal["all", "contradictions", "open"]


def say_filter(chosen: Filter) -> str:
    """Return which proposals are gone through."""
    return {
        "all": sentence("all proposals"),
        "contradictions": sentence("what contradicts an answer"),
        "open": sentence("what is not answered yet"),
    }[chosen]


def say_none(chosen: Filter) -> str:
    """Return that a choice of proposals leaves none."""
    return {
        "all": sentence("There are no proposals."),
        "contradictions": sentence("No proposal contradicts an answer."),
        "open": sentence("Every criterion with a proposal is answered, or its proposal rejected."),
    }[chosen]


def say_position(number: int, total: int, chosen: Filter) -> str:
    """Return which of how many proposals it is."""
    return sentence(
        "{number} of {total}: {which}", number=number, total=total, which=say_filter(chosen)
    )


def say_shown(proposal: Proposal) -> str:
    """Return a proposal's state in words with how far it is to be trusted, and why."""
    trust = say_trust(proposal)
    return f"{say_state(proposal.state)}; {trust}" if trust else say_state(proposal.state)


def say_stand(item: Beside) -> str:
    """Return what the team said, and how the proposal stands to it."""
    if item.said is None:
        return say_relation(item.relation) if item.relation == "answers" else sentence("none yet")
    return sentence("{said}: {how}", said=item.said, how=say_relation(item.relation))


def say_place(place: EvidencePlace, number: int, total: int) -> str:
    """Return which place of how many, and why it is no practice of today if it is none."""
    said = sentence(
        "Place {number} of {total}: {ref}", number=number, total=total, ref=place.reference
    )
    return f"{said} ({say_reason(place.reason)})" if place.reason else said


def say_more(more: int) -> str:
    """Return how many more places there were than a file of proposals keeps."""
    return counted("and {n} more place", "and {n} more places", more) if more else ""


def say_done(what: Taken, criterion: str) -> str:
    """Return what was taken over, of which criterion."""
    return sentence("{criterion} {what}", criterion=criterion, what=say_taken(what))


def say_left(against: int, unanswered: int) -> str:
    """Return how many proposals ask for a decision."""
    if not against and not unanswered:
        return sentence("Nothing is left to decide.")
    said = []
    if against:
        said.append(counted("{n} contradicts an answer", "{n} contradict an answer", against))
    if unanswered:
        said.append(counted("{n} is not answered yet", "{n} are not answered yet", unanswered))
    return f"{join_words(said)}."


def say_rejected(rejection: Rejection) -> str:
    """Return that a proposal was rejected, by whom and why."""
    if rejection.by:
        return sentence("Rejected by {by}: {reason}", by=rejection.by, reason=rejection.reason)
    return sentence("Rejected: {reason}", reason=rejection.reason)


def say_carried(carried: CarriedOver) -> str:
    """Return what of an earlier file stays: rejections, and what agents proposed."""
    said = []
    if agents := sum(len(scan.proposals) for scan in carried.agents):
        said.append(
            counted(
                "{n} proposal of an agent is kept.", "{n} proposals of agents are kept.", agents
            )
        )
    if carried.kept:
        said.append(counted("{n} rejection is kept.", "{n} rejections are kept.", carried.kept))
    if carried.anew:
        said.append(
            counted(
                "{n} that was rejected is proposed anew: it is found elsewhere now.",
                "{n} that were rejected are proposed anew: they are found elsewhere now.",
                carried.anew,
            )
        )
    return " ".join(said)


def say_left_contradicting(number: int) -> str:
    """Return how many proposals of agents were left, since they contradict what a person said."""
    return counted(
        "{n} proposal of an agent contradicts an answer and was left: name its criterion with "
        "--only, or decide on the screen.",
        "{n} proposals of agents contradict answers and were left: name their criteria with "
        "--only, or decide on the screen.",
        number,
    )


def say_proposed_by(agent: str) -> str:
    """Return which agent proposes it."""
    return sentence("proposed by the agent {agent}", agent=agent)


def say_nothing_carried(why: str) -> str:
    """Return that an earlier file of proposals cannot be read, so that its rejections are lost."""
    return sentence("No rejection is kept of the earlier file: {why}.", why=why.rstrip("."))
