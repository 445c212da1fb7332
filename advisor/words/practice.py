"""Practices: how they are answered, what they carry, and what they want."""

from collections.abc import Iterable, Sequence

from advisor.assessment.model import AnswerState
from advisor.scoring.model import PracticeScore
from advisor.words.catalogue import counted, sentence
from advisor.words.phrase import capital, few, first_sentence, join_words, quoted, within
from advisor.words.titles import Titles

_FEW = 3


def say_practices(ids: Iterable[str], titles: Titles) -> str:
    """Return practices as a sentence names them."""
    return join_words([quoted(titles.practices[name]) for name in ids])


def say_answer(practice: PracticeScore) -> str:
    """Return the level answered, or why there is none."""
    match practice.state:
        case AnswerState.UNKNOWN:
            return sentence("unknown")
        case AnswerState.UNANSWERED:
            return sentence("not answered")
        case AnswerState.NOT_APPLICABLE:
            return sentence("not applicable")
    return sentence("Level {level}", level=practice.claimed)


def say_supported(practice: PracticeScore) -> str:
    """Return the level answered and how much of it is supported."""
    answer = say_answer(practice)
    if not practice.claimed:
        return answer
    if not practice.evidence:
        return sentence("{answer} claimed without evidence", answer=answer)
    return sentence("{answer} claimed, {level} supported", answer=answer, level=practice.supported)


def say_backing(practice: PracticeScore) -> str:
    """Return how much evidence and whether a note goes with an answer; nothing for neither."""
    pieces = len(practice.evidence)
    said = [counted("{n} piece of evidence", "{n} pieces of evidence", pieces)] if pieces else []
    note = [sentence("a note")] if practice.note else []
    return capital(join_words([*said, *note]))


def say_wanting(practice: PracticeScore, level: int, number: int) -> str:
    """Return how many practices of a part block a level, and what the worst of them wants."""
    need = practice.need(level)
    if practice.claimed is None:
        wants = sentence("of which nobody gave a level")
    elif practice.claimed == 0:
        return _blocking(practice, level, number, f": {practice.risk}")
    elif practice.claimed >= need:
        wants = sentence("of which no valid evidence is given")
    else:
        wants = sentence(
            "which is to show yet: {text}", text=first_sentence(practice.levels[need]).rstrip(".")
        )
    return _blocking(practice, level, number, f", {wants}.")


def _blocking(practice: PracticeScore, level: int, number: int, rest: str) -> str:
    return (
        counted(
            "{n} practice blocks level {level}, {worst}",
            "{n} practices block level {level}, {worst} above all",
            number,
            level=level,
            worst=within(practice.title),
        )
        + rest
    )


def say_strength(score: str, top: int, practices: Sequence[str], level: int, backed: bool) -> str:
    """Return how high a part stands, and which practices carry it."""
    names = capital(few([within(title) for title in practices], _FEW))
    if backed:
        return counted(
            "{score} of {top}. {names} stands at level {level}, with evidence that backs it.",
            "{score} of {top}. {names} stand at level {level}, with evidence that backs it.",
            len(practices),
            score=score,
            top=top,
            names=names,
            level=level,
        )
    return counted(
        "{score} of {top}. {names} stands at level {level}, as claimed, evidence still missing.",
        "{score} of {top}. {names} stand at level {level}, as claimed, evidence still missing.",
        len(practices),
        score=score,
        top=top,
        names=names,
        level=level,
    )
