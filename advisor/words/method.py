"""How the numbers of a result are computed."""

from collections.abc import Iterator

from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.phrase import join_words
from advisor.words.quantity import say_date
from advisor.words.titles import Titles


def method(result: Result) -> Iterator[tuple[str, str]]:
    """Yield each kind of number with what it means and how it is computed."""
    yield from _of_criteria(result) if result.has_criteria else _of_practices()
    yield (
        sentence("Gap"),
        sentence(
            "The shown score of the compared side less that of the deciding side, per dimension."
        ),
    )
    yield (
        sentence("Order of steps"),
        sentence(
            "Steps that meet criteria which the target lacks, with all they need first; where two "
            "do the same, the one with the least likely effort. What is not known is not planned. "
            "Among those that can start: for the lowest level first, then by blocked weight lifted "
            "per person-day."
        ),
    )
    if result.strict:
        yield (
            sentence("Supported in place of met"),
            sentence(
                "In all of this a criterion that no valid evidence shows counts as not known, "
                "since this report acts on what evidence supports."
            ),
        )


def origin(result: Result) -> Iterator[tuple[str, str]]:
    """Yield what the numbers were computed from, by what, and for which day."""
    rubric = result.rubric
    yield sentence("Answers"), _answers(result)
    yield (
        sentence("Rubric"),
        sentence(
            "{title}, {id}@{version}, SHA-256 {digest}.",
            title=rubric.title,
            id=rubric.id,
            version=rubric.version,
            digest=rubric.sha256,
        ),
    )
    yield sentence("Generator"), sentence("{generator}.", generator=result.generator)
    yield (
        sentence("Day of judgement"),
        sentence(
            "{day}. Evidence that had expired by then, or was seen only later, does not count.",
            day=say_date(result.as_of),
        ),
    )


def _answers(result: Result) -> str:
    if not result.has_criteria:
        return sentence("A result of schema version 1 does not keep the SHA-256 of its answers.")
    if result.answers_sha256 is None:
        return sentence("Computed without an answers file, so there is no SHA-256 of one.")
    return sentence("A file with the SHA-256 {digest}.", digest=result.answers_sha256)


def signers() -> tuple[str, ...]:
    """Return those who sign for a report, in the order in which they do."""
    return sentence("Assessed by"), sentence("Reviewed by"), sentence("Approved by")


def _of_criteria(result: Result) -> Iterator[tuple[str, str]]:
    caps = [
        sentence("{kind} up to {level}", kind=kind.title, level=kind.caps)
        for kind in result.rubric.evidence_kinds
    ]
    yield (
        sentence("Criteria"),
        sentence(
            "Each practice is cut into criteria: facts that are met, not met, or not known. Not "
            "known is told as not known, never as lacking."
        ),
    )
    yield (
        sentence("Level held"),
        sentence(
            "A feature is held when every criterion that defines it is met. A level is held when "
            "the core features of all levels up to it are held, and the components of all levels "
            "below it. It is guarded when its own components are held too. The level of the team "
            "is that of the {side} side; a mean never decides one.",
            side=Titles(result).sides[result.rubric.primary_side],
        ),
    )
    yield (
        sentence("Possible"),
        sentence(
            "The level that could be held if everything open turned out met. It is not told where "
            "more than half of what defines a level on the way is open."
        ),
    )
    yield (
        sentence("Claimed and supported"),
        sentence(
            "Claimed is what is answered. Supported is what evidence valid on {day} shows; it "
            "shows criteria up to a level by its kind: {caps}.",
            day=say_date(result.as_of),
            caps=join_words(caps),
        ),
    )
    yield (
        sentence("Waivers"),
        sentence(
            "What a team waives counts as not known, unless somebody else approved it, and for at "
            "most one in ten of the criteria that define a level."
        ),
    )
    yield (
        sentence("Score"),
        sentence(
            "A practice counts the share of its criteria that are met, level by level: three of "
            "four of level 1 are 0.75. The score is the mean by weight of the practices that are "
            "answered. Its bounds take every open criterion as not met, and as met. Shown numbers "
            "are cut, never rounded up, so none reaches a level early."
        ),
    )


def _of_practices() -> Iterator[tuple[str, str]]:
    """Yield how the numbers of a result of schema 1 were computed."""
    yield (
        sentence("Level held"),
        sentence(
            "The largest level up to which every practice that applied met its gate. An unknown or "
            "open answer met none."
        ),
    )
    yield (
        sentence("Score"),
        sentence(
            "The mean of answered levels by weight. Its bounds put every open answer at the lowest "
            "and at the highest level."
        ),
    )
