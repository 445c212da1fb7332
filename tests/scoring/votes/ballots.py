"""A practice of three criteria on two levels, and votes on it."""

from advisor.assessment.votes.model import AgendaItem, Round, Vote, Voted
from advisor.rubric.model import Criterion, EvidenceExamples, Practice

TOP = 2
PRACTICE = Practice(
    id="testing.data",
    title="Data tests",
    side="mlops",
    dimension="testing",
    stage="data",
    question="Is data tested?",
    why="w",
    risk="r",
    levels={0: "no"},
    evidence={1: EvidenceExamples(sufficient=("a failed run",), insufficient=())},
    criteria=(
        Criterion(id="schema", level=1, text="A schema is checked."),
        Criterion(id="ranges", level=1, text="Ranges are checked."),
        Criterion(id="drift", level=2, text="Drift is checked."),
    ),
)
ITEM = AgendaItem(practice=PRACTICE.id, criteria=("schema", "ranges", "drift"))
WORDS: dict[str, Voted] = {"+": "met", "-": "unmet", "?": "unknown", "o": "not-mine"}


def vote(signs: str) -> Vote:
    """Return a vote of a sign for each criterion: + met, - unmet, ? unknown, o not mine, . none."""
    pairs = zip(ITEM.criteria, signs, strict=True)
    return Vote(said={name: WORDS[sign] for name, sign in pairs if sign != "."})


def round_of(*unnamed: str, **named: str) -> Round:
    """Return a round of votes, by name or not."""
    return Round(
        named={name: vote(signs) for name, signs in named.items()},
        seated={str(place): vote(signs) for place, signs in enumerate(unnamed)},
    )
