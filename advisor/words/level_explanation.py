"""Why a side holds the level it holds, and what keeps it from the next."""

from collections.abc import Iterator, Sequence

from advisor.scoring.explanation import (
    LevelExplanation,
    SideExplanation,
)
from advisor.scoring.model import Blocker
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words, quoted


def say_basis(basis: Basis) -> str:
    """Return by which levels something is explained."""
    if basis == "claimed":
        return sentence("by what is claimed")
    return sentence("by what is supported")


def say_to_reach(level: int) -> str:
    """Return what a list of changes leads to."""
    return sentence("To reach level {level}:", level=level)


def say_smallest_set(level: int | None) -> str:
    """Return what a list of changes leads to."""
    return sentence("Smallest set of changes that reaches level {level}:", level=level)


def because_side(side: SideExplanation, basis: Basis) -> list[str]:
    """Return why a side holds the level it holds; a part of the rubric has none."""
    return [] if side.level is None else list(_because_level(side, side.level, basis))


def _because_level(side: SideExplanation, level: LevelExplanation, basis: Basis) -> Iterator[str]:
    held = level.claimed if basis == "claimed" else level.supported
    if held is None:
        yield sentence("No core feature here applies, so no level can be held.")
        return
    if held:
        applying = (f for f in level.features if f.state is not FeatureState.OUT_OF_SCOPE)
        yield counted(
            "Level {level} is held, with {n} core feature and all that lower levels rest on.",
            "Level {level} is held, with {n} core features and all that lower levels rest on.",
            sum(f.role == "core" and f.level <= held for f in applying),
            level=held,
        )
        yield from _because_guarded(level, held)
    yield from _because_next(side, level)
    if basis == "claimed" and side.unsupported:
        yield counted(
            "Evidence supports level {supported} only: {n} criterion that level {level} rests on "
            "is met and not shown.",
            "Evidence supports level {supported} only: {n} criteria that level {level} rests on "
            "are met and not shown.",
            len(side.unsupported),
            supported=level.supported,
            level=level.claimed,
        )


def _because_guarded(level: LevelExplanation, held: int) -> Iterator[str]:
    lacking = [quoted(feature.title) for feature in level.lacking]
    unknown = [quoted(feature.title) for feature in level.unknown]
    if lacking:
        yield counted(
            "It is unguarded: {which} is lacking, and bars level {next}.",
            "It is unguarded: {which} are lacking, and bar level {next}.",
            len(lacking),
            which=join_words(lacking),
            next=held + 1,
        )
    elif unknown:
        yield counted(
            "Whether it is guarded is not known: {which} is open.",
            "Whether it is guarded is not known: {which} are open.",
            len(unknown),
            which=join_words(unknown),
        )
    else:
        yield sentence("It is guarded: every component that applies is held.")


def _because_next(side: SideExplanation, level: LevelExplanation) -> Iterator[str]:
    toward = level.toward
    if toward is None or side.next_level is None:
        yield sentence("There is no higher level.")
        return
    yield sentence(
        "Level {level} is not held: {held} of {all} core features are; {short}.",
        level=toward.level,
        held=toward.features.held,
        all=toward.features.all,
        short=join_words(_short_of(side.changes)),
    )
    if level.possible is None:
        yield sentence("Not enough is known to tell what level could be held.")


def _short_of(changes: Sequence[Blocker]) -> list[str]:
    lacking = sum(blocker.why == "lacking" for blocker in changes)
    unknown = len(changes) - lacking
    said = {
        counted(
            "{n} defining criterion is lacking", "{n} defining criteria are lacking", lacking
        ): lacking,
        counted(
            "{n} defining criterion is not known", "{n} defining criteria are not known", unknown
        ): unknown,
    }
    return [text for text, number in said.items() if number]
