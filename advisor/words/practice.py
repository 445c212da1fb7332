"""What a team answered to a practice, and what evidence shows of it."""

from collections.abc import Iterable, Sequence

from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import CriterionState, PracticeState
from advisor.translation import counted, sentence
from advisor.words.phrase import capital, few, join_words, quoted, within
from advisor.words.titles import Titles

_FEW = 3


def say_practices(ids: Iterable[str], titles: Titles) -> str:
    """Return practices as a sentence names them."""
    return join_words([quoted(titles.practices[name]) for name in ids])


def say_answer(practice: PracticeScore) -> str:
    """Return the level answered and what of the next is met, or why there is none."""
    if practice.claimed is None:
        return {
            PracticeState.UNKNOWN: sentence("unknown"),
            PracticeState.UNANSWERED: sentence("not answered"),
            PracticeState.WAIVED: sentence("waived"),
        }.get(practice.state, sentence("does not apply"))
    level = sentence("Level {level}", level=practice.claimed)
    following = [c for c in practice.criteria if c.in_scope and c.level == practice.claimed + 1]
    met = sum(criterion.met("claimed") for criterion in following)
    if not met:
        return level
    return sentence(
        "{level}, {met} of {all} for level {next}",
        level=level,
        met=met,
        all=len(following),
        next=practice.claimed + 1,
    )


def say_supported(practice: PracticeScore) -> str:
    """Return the level answered, what it adds to the score, and how much of it is supported."""
    answer = say_answer(practice)
    if not practice.value:
        return answer
    if not practice.evidence:
        return sentence(
            "{answer}; value {value}, claimed without evidence",
            answer=answer,
            value=show_score(practice.value),
        )
    return sentence(
        "{answer}; value {value}, of which evidence supports {supported}",
        answer=answer,
        value=show_score(practice.value),
        supported=show_score(practice.supported_value),
    )


def say_criteria_met(practice: PracticeScore) -> str:
    """Return how many criteria are met, not met and not known; nothing where none counts."""
    scope = [criterion for criterion in practice.criteria if criterion.in_scope]
    if not scope:
        return ""
    unmet = sum(criterion.unmet for criterion in scope)
    unknown = sum(criterion.open for criterion in scope)
    said = [
        counted(
            "{met} of {n} criterion met",
            "{met} of {n} criteria met",
            len(scope),
            met=sum(criterion.state is CriterionState.MET for criterion in scope),
        )
    ]
    if unmet:
        said.append(sentence("{n} not met", n=unmet))
    if unknown:
        said.append(sentence("{n} not known", n=unknown))
    return ", ".join(said)


def say_backing(practice: PracticeScore) -> str:
    """Return how much evidence and whether a note goes with an answer; nothing for neither."""
    pieces = len(practice.evidence)
    said = [counted("{n} piece of evidence", "{n} pieces of evidence", pieces)] if pieces else []
    note = [sentence("a note")] if practice.note else []
    return capital(join_words([*said, *note]))


def say_said_by(name: str) -> str:
    """Return who gave an answer."""
    return sentence("Said by {name}.", name=name)


def say_strength(score: str, top: int, practices: Sequence[str], level: int, backed: bool) -> str:
    """Return how high a part stands, and which practices carry it."""
    names = capital(few([within(title) for title in practices], _FEW))
    if backed:
        return counted(
            "{score} of {top}. {names} is at level {level}, with evidence.",
            "{score} of {top}. {names} are at level {level}, with evidence.",
            len(practices),
            score=score,
            top=top,
            names=names,
            level=level,
        )
    return counted(
        "{score} of {top}. {names} is at level {level}, claimed without evidence.",
        "{score} of {top}. {names} are at level {level}, claimed without evidence.",
        len(practices),
        score=score,
        top=top,
        names=names,
        level=level,
    )
