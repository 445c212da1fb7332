"""What moved between two scorecards, and why the level did or did not."""

from collections.abc import Iterator, Sequence

from advisor.scoring.change import CriterionChange, FeatureChange, ValueChange
from advisor.scoring.compare import Comparison
from advisor.scoring.level_change import BlockerChanges, LevelChange, Lifted
from advisor.scoring.model import Blocker
from advisor.scoring.states import Basis, CriterionState, FeatureState
from advisor.translation import counted, sentence
from advisor.words.criterion import say_blocker
from advisor.words.phrase import few, quoted

_MOST = 3


def say_criterion_state(state: CriterionState | None) -> str:
    """Return what is known of a criterion in a word or two; None is not asked."""
    if state is None:
        return sentence("not asked")
    return {
        CriterionState.MET: sentence("met"),
        CriterionState.UNMET: sentence("not met"),
        CriterionState.UNKNOWN: sentence("unknown"),
        CriterionState.UNANSWERED: sentence("unanswered"),
        CriterionState.WAIVED: sentence("waived"),
        CriterionState.LEFT_OUT: sentence("left out"),
    }[state]


def say_turned(change: CriterionChange) -> str:
    """Return how a criterion turned: `unknown → met`, or that evidence shows it now."""
    if not change.state.moved:
        return _say_backing(shown=change.supported.after)
    return _arrow(*(say_criterion_state(s) for s in (change.state.before, change.state.after)))


def _say_backing(*, shown: bool) -> str:
    if shown:
        return sentence("met, and evidence shows it now")
    return sentence("met, and no valid evidence shows it any more")


def say_feature_moved(change: FeatureChange) -> str:
    """Return how a feature moved: `lacking → held`, or that evidence shows it now."""
    if change.state.moved:
        return _arrow(*(_say_feature(s) for s in (change.state.before, change.state.after)))
    if change.supported.after:
        return sentence("held, and evidence shows it now")
    return sentence("held, and evidence does not show it any more")


def _say_feature(state: FeatureState) -> str:
    return {
        FeatureState.HELD: sentence("held"),
        FeatureState.LACKING: sentence("lacking"),
        FeatureState.OPEN: sentence("not known"),
        FeatureState.OUT_OF_SCOPE: sentence("does not apply"),
    }[state]


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def say_lifted(item: Lifted) -> str:
    """Return how a criterion ceased to stand before a level."""
    state = item.state
    if state.after is None:
        return sentence("not asked any more")
    if state.after is CriterionState.MET and not state.moved:
        if item.supported:
            return _say_backing(shown=True)
        return sentence("met, as before: it defines the level no more")
    return sentence(
        "from {before} to {after}",
        before=say_criterion_state(state.before),
        after=say_criterion_state(state.after),
    )


def say_why(comparison: Comparison) -> list[str]:
    """Return why the level of the primary side did or did not move."""
    change, basis = comparison.level_change, comparison.basis
    held = change.held
    word = sentence("Level") if basis == "claimed" else sentence("Supported level")
    if held.before is None or held.after is None:
        return [_without_level(held)]
    if held.after > held.before:
        lines = [_risen(change, f"{word} {held.after}")]
    elif held.after < held.before:
        lines = [_fallen(change, word)]
    else:
        lines = [_stayed(comparison.blockers, f"{word} stays {held.before}")]
    return [*lines, *_guarded(change.guarded, basis)]


def _without_level(held: ValueChange[int | None]) -> str:
    if held.after is not None:
        return sentence(
            "Level {level} is held; before, no core feature applied, so there was none.",
            level=held.after,
        )
    if held.before is not None:
        return sentence(
            "Level {level} was held; now no core feature applies, so there is none.",
            level=held.before,
        )
    return sentence("No core feature applied before and none does now, so there is no level.")


def _risen(change: LevelChange, reached: str) -> str:
    if not change.lifted:
        return sentence("{reached} is reached.", reached=reached)
    names = few(
        [f"{quoted(item.text.rstrip('.'))} ({say_lifted(item)})" for item in change.lifted], _MOST
    )
    return counted(
        "{reached} is reached: the last criterion that stood before it was {names}.",
        "{reached} is reached: the last criteria that stood before it were {names}.",
        len(change.lifted),
        reached=reached,
        names=names,
    )


def _fallen(change: LevelChange, word: str) -> str:
    names = few([say_blocker(b).rstrip(".") for b in change.barring], _MOST)
    return sentence(
        "{word} fell from {before} to {after}: {names}.",
        word=word,
        before=change.held.before,
        after=change.held.after,
        names=names,
    )


def _met_since(met: int, before: int, level: int) -> str:
    """Return how many of the criteria that stood before a level are met by now."""
    if not met:
        return counted(
            "the one criterion before level {level} has not been met since",
            "none of the {n} criteria before level {level} has been met since",
            before,
            level=level,
        )
    return counted(
        "{n} of {before} criteria before level {level} has been met since",
        "{n} of {before} criteria before level {level} have been met since",
        met,
        before=before,
        level=level,
    )


def _stayed(blockers: BlockerChanges, stays: str) -> str:
    if blockers.level is None:
        return sentence("{stays}.", stays=stays)
    lifted, remaining, new = blockers.lifted, blockers.remaining, blockers.new
    clauses = [_met_since(len(lifted), len(lifted) + len(remaining), blockers.level)]
    if remaining and not lifted:
        clauses = [f"{clauses[0]}: {_named(remaining)}"]
    elif remaining:
        clauses.append(
            counted(
                "{n} remains: {names}",
                "{n} remain: {names}",
                len(remaining),
                names=_named(remaining),
            )
        )
    if new:
        clauses.append(
            counted("{n} is new: {names}", "{n} are new: {names}", len(new), names=_named(new))
        )
    return sentence("{stays}: {clauses}.", stays=stays, clauses="; ".join(clauses))


def _named(blockers: Sequence[Blocker]) -> str:
    return few([quoted((b.text or b.title).rstrip(".")) for b in blockers], _MOST)


def _guarded(guarded: ValueChange[bool | None], basis: Basis) -> Iterator[str]:
    if basis == "claimed" and guarded.moved:
        if guarded.after:
            yield sentence("It is guarded now.")
        elif guarded.after is False:
            yield sentence("It is unguarded now.")


def say_remarks(comparison: Comparison) -> Iterator[str]:
    """Yield what a reader must know before trusting the comparison."""
    team, days, rubric = comparison.team, comparison.assessed_on, comparison.rubric
    if team.moved:
        yield sentence(
            "The teams have different names: {before} and {after}.",
            before=team.before,
            after=team.after,
        )
    if days.after < days.before:
        yield sentence("What counts as after is the older one, of {day}.", day=days.after)
    if rubric.moved:
        yield sentence(
            "The rubric's version moved from {before} to {after}.",
            before=rubric.before.rpartition(" ")[2],
            after=rubric.after.rpartition(" ")[2],
        )
    elif comparison.sha256.moved:
        yield sentence(
            "The rubric was changed and kept its version {version}.",
            version=rubric.after.rpartition(" ")[2],
        )
    if comparison.only_before:
        titles = ", ".join(quoted(named.title) for named in comparison.only_before)
        yield sentence("Asked only before: {titles}.", titles=titles)
    if comparison.only_after:
        titles = ", ".join(quoted(named.title) for named in comparison.only_after)
        yield sentence("Asked only now: {titles}.", titles=titles)
