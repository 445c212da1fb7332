"""How the numbers of a result are computed."""

from collections.abc import Iterator

from advisor.result.model import Result
from advisor.words.catalogue import sentence
from advisor.words.phrase import join_words
from advisor.words.titles import Titles


def method(result: Result) -> Iterator[tuple[str, str]]:
    """Yield each kind of number with what it means and how it is computed."""
    caps = [
        sentence("{kind} up to {level}", kind=kind.title, level=kind.caps)
        for kind in result.rubric.evidence_kinds
    ]
    yield (
        sentence("Level held"),
        sentence(
            "The largest level up to which every practice that applies meets its gate. One unmet "
            "gate is enough to hold a level back; a mean never decides. The overall level is that "
            "of the {side} side. An unknown or open answer meets no gate.",
            side=Titles(result).sides[result.rubric.primary_side],
        ),
    )
    yield (
        sentence("Claimed and supported"),
        sentence(
            "Claimed is the level answered. Supported is the claimed level, but no higher than the "
            "strongest evidence valid on the day allows: {caps}.",
            caps=join_words(caps),
        ),
    )
    yield (
        sentence("Score"),
        sentence(
            "The mean of answered levels by weight: sum of weight × level, divided by the sum of "
            "weights. Its bounds put every open answer at the lowest and at the highest level. "
            "Shown numbers are cut, never rounded up, so none reaches a level early."
        ),
    )
    yield (
        sentence("Gap"),
        sentence(
            "The score of the compared side less the score of the deciding side, per dimension."
        ),
    )
    yield (
        sentence("Order of steps"),
        sentence(
            "Steps that lift what blocks the target, with all they need first; where two do the "
            "same, the one with the least likely effort. Among those that can start: for the "
            "lowest level first, then by blocked weight lifted per person-day."
        ),
    )
    yield sentence("Rubric"), _rubric(result)


def _rubric(result: Result) -> str:
    rubric = result.rubric
    return sentence(
        "{title}, {id} {version}, SHA-256 {digest}…; written by {generator}.",
        title=rubric.title,
        id=rubric.id,
        version=rubric.version,
        digest=rubric.sha256[:16],
        generator=result.generator,
    )
