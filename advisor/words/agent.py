"""What an agent is told that works on a team's answers, in a line or two beside the data."""

from advisor.scan.beside_answers import Beside
from advisor.translation import counted, sentence
from advisor.words.proposal import say_relation


def say_instructions() -> str:
    """Return how an agent is to work with a team's answers."""
    return sentence(
        "A team assesses how it builds and runs machine learning. Each practice has criteria, each "
        "of which is a fact that is so or is not. Help by finding evidence: list_open names the "
        "criteria that nobody answered, read_practice says what convinces, and propose hands over "
        "what you found, with a file and lines or a link that a person can open. Nothing you "
        "propose is an answer: a person decides. Propose only what you have looked at. Where you "
        "found nothing, propose nothing: not having seen it is no evidence that it is not done. "
        "Where an answer looks wrong, propose that it is contradicted, with evidence."
    )


def say_open(shown: int, total: int, criteria: int) -> str:
    """Return how many criteria are open of all that apply, and how many of them are shown."""
    return counted(
        "{n} criterion is open, of {criteria} that apply; {shown} shown.",
        "{n} criteria are open, of {criteria} that apply; {shown} shown.",
        total,
        criteria=criteria,
        shown=shown,
    )


def say_proposed(accepted: int, refused: int, file: str) -> str:
    """Return how much was proposed and refused, and who decides."""
    said = [
        counted(
            "{n} proposal is in {file}, for a person to decide.",
            "{n} proposals are in {file}, for a person to decide.",
            accepted,
            file=file,
        )
    ]
    if refused:
        said.append(counted("{n} was refused.", "{n} were refused.", refused))
    return " ".join(said)


def say_how_to_decide(answers: str, file: str) -> str:
    """Return how a person goes through proposals."""
    return sentence(
        "A person goes through them with: advisor assess {answers} --proposals {file}",
        answers=answers,
        file=file,
    )


def say_stands(item: Beside) -> str:
    """Return how what an agent proposes stands to the team's answer."""
    if item.relation == "contradicts":
        return sentence(
            "answered {said}; kept as a contradiction, which a person decides", said=item.said
        )
    return say_relation(item.relation)


def say_practice(title: str, question: str, open_criteria: int) -> str:
    """Return a practice by its question, with how much of it is open."""
    left = counted("{n} criterion is open", "{n} criteria are open", open_criteria)
    return sentence("{title}: {question} {left}.", title=title, question=question, left=left)


def say_levels_held(claimed: str, supported: str, possible: str) -> str:
    """Return the level by answers, by evidence, and the one that could still be held."""
    return sentence(
        "Claimed: {claimed}. Supported by evidence: {supported}. Possible: {possible}.",
        claimed=claimed,
        supported=supported,
        possible=possible,
    )


def say_next(toward: str) -> str:
    """Return how far it is to the next level."""
    return sentence("Next: {toward}.", toward=toward)


def say_score_of(score: str) -> str:
    """Return the score as one."""
    return sentence("Score: {score}.", score=score)


def say_from_to(before: str, after: str, levels: str) -> str:
    """Return of which days two assessments are, and their levels."""
    return sentence(
        "From {before} to {after}: level {levels}.", before=before, after=after, levels=levels
    )
