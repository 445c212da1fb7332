"""How the numbers were computed, and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.report import wording
from advisor.report.chapters.model import Chapter, Fact
from advisor.report.wording import side_title
from advisor.result.model import Result


@dataclass(frozen=True, kw_only=True)
class MethodData:
    """How each kind of number is computed, and the practices that were left out."""

    facts: tuple[Fact, ...]
    left_out: tuple[Fact, ...]


def _method(result: Result) -> MethodData:
    return MethodData(facts=tuple(_facts(result)), left_out=tuple(_left_out(result)))


def _left_out(result: Result) -> Iterator[Fact]:
    """Yield each practice that does not apply, with the reason."""
    for practice in result.practices:
        if not practice.applicable:
            reason = wording.say_left_out(result, practice.reason or "")
            yield Fact(label=practice.title, value=reason)


def _facts(result: Result) -> Iterator[Fact]:
    """Yield what each kind of number means and how it is computed."""
    primary = side_title(result, result.rubric.primary_side)
    caps = [f"{kind.title} up to {kind.caps}" for kind in result.rubric.evidence_kinds]
    yield Fact(
        label="Level held",
        value="The largest level up to which every practice that applies meets its gate. One "
        "unmet gate is enough to hold a level back; a mean never decides. The overall level "
        f"is that of the {primary} side. An unknown or open answer meets no gate.",
    )
    yield Fact(
        label="Claimed and supported",
        value="Claimed is the level answered. Supported is the claimed level, but no higher than "
        f"the strongest evidence valid on the day allows: {wording.join_words(caps)}.",
    )
    yield Fact(
        label="Score",
        value="The mean of answered levels by weight: sum of weight × level, divided by the sum "
        "of weights. Its bounds put every open answer at the lowest and at the highest level. "
        "Shown numbers are cut, never rounded up, so none reaches a level early.",
    )
    yield Fact(
        label="Gap",
        value="The score of the compared side less the score of the deciding side, per dimension.",
    )
    yield Fact(
        label="Order of steps",
        value="Steps that lift what blocks the target, with all they need first; where two do "
        "the same, the one with the least likely effort. Among those that can start: for the "
        "lowest level first, then by blocked weight lifted per person-day.",
    )
    yield Fact(
        label="Rubric",
        value=f"{result.rubric.title}, {result.rubric.id} {result.rubric.version}, "
        f"SHA-256 {result.rubric.sha256[:16]}…; written by {result.generator}.",
    )


CHAPTER = Chapter(id="method", title="How the numbers were computed", data=_method)
