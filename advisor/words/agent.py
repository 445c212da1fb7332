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
        "{n} of {criteria} criteria is open; {shown} shown.",
        "{n} of {criteria} criteria are open; {shown} shown.",
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
