"""Where a team stood at several times, cell by cell, and when to look again."""

from collections.abc import Iterator
from datetime import date

from advisor.scoring.history import Backing, Due, HeldLevel, HistoryLine, Moment
from advisor.scoring.model import FeatureCount
from advisor.scoring.number import show_score, show_share
from advisor.translation import counted, sentence
from advisor.words.coverage import MOST_OPEN
from advisor.words.quantity import say_date

_NONE = "–"


def say_moments(line: HistoryLine) -> str:
    """Return by which rubric a team stood how often from when to when."""
    first, last = say_date(line.moments[0].on), say_date(line.moments[-1].on)
    return counted(
        "{rubric} ({reference}): {n} assessment, {days}",
        "{rubric} ({reference}): {n} assessments, {days}",
        len(line.moments),
        rubric=line.title,
        reference=line.rubric,
        days=first if first == last else sentence("{first} to {last}", first=first, last=last),
    )


def moment_columns(line: HistoryLine) -> tuple[str, ...]:
    """Return what the columns of a table of moments are called."""
    return (
        sentence("Date"),
        *(side.title for side in line.sides),
        sentence("Features"),
        sentence("Score of {top}", top=line.top),
        sentence("Answered"),
        sentence("Evidence"),
        sentence("From"),
    )


def moment_cells(line: HistoryLine, moment: Moment) -> tuple[str, ...]:
    """Return the cells of a moment in a table."""
    features = (moment.features or {}).get(line.primary_side)
    return (
        moment.on.isoformat(),
        *(say_both(moment.levels.get(side.id), thin=moment.thin) for side in line.sides),
        say_of(features),
        say_score_then(moment),
        show_share(moment.coverage.value),
        say_evidence(moment.evidence),
        say_source(moment),
    )


def say_both(held: HeldLevel | None, *, thin: bool) -> str:
    """Return the level claimed and the one supported; a question mark where neither is known."""
    if thin:
        return "?"
    if held is None or held.claimed is None:
        return _NONE
    return say_two(held.claimed, held.supported)


def say_two(claimed: int | None, supported: int | None) -> str:
    """Return the level claimed and the one supported."""
    first, second = (_NONE if level is None else level for level in (claimed, supported))
    return sentence("{claimed} / {supported}", claimed=first, supported=second)


def say_of(count: FeatureCount | None) -> str:
    """Return how many features are held, of those in scope."""
    return _NONE if count is None else sentence("{held} of {all}", held=count.held, all=count.all)


def say_score_then(moment: Moment) -> str:
    """Return the score at a moment, as its range where little was known."""
    score = moment.score
    if (moment.coverage.value or 0.0) >= MOST_OPEN:
        return show_score(score.value)
    low, high = show_score(score.low), show_score(score.high)
    return low if low == high else sentence("{low} to {high}", low=low, high=high)


def say_evidence(evidence: Backing | None) -> str:
    """Return which share of what is met is shown, and how much evidence had expired."""
    if evidence is None or evidence.share is None:
        return _NONE
    shown = sentence("{share} shown", share=show_share(evidence.share))
    if not evidence.expired:
        return shown
    return sentence("{shown}, {n} expired", shown=shown, n=evidence.expired)


def say_source(moment: Moment) -> str:
    """Return the file a moment is told from, or the commit that has it."""
    source = moment.commit[:7] if moment.commit else moment.source
    if moment.carried_from:
        return sentence("{source}, from {edition}", source=source, edition=moment.carried_from)
    return source


def say_columns_mean(line: HistoryLine) -> Iterator[str]:
    """Yield what the cells are, as far as these moments need it."""
    primary = next(side.title for side in line.sides if side.id == line.primary_side)
    yield sentence(
        "Levels: claimed / supported by evidence. Features: those of {side} held, of those in "
        "scope. Evidence: which share of the criteria met it shows.",
        side=primary,
    )
    if any(moment.thin for moment in line.moments):
        yield sentence("?: too little of what defines the next level was answered to tell a level.")
    if any(moment.carried_from for moment in line.moments):
        yield sentence(
            "Answers of an earlier edition were carried over in memory, and what it did "
            "not ask is open."
        )
    if any(moment.features is None for moment in line.moments):
        yield sentence("Results of schema version 1 have neither criteria nor features to count.")


def say_told_apart() -> str:
    """Return why there are several tables."""
    return sentence(
        "Teams, rubrics and editions are told apart: their numbers cannot be compared. A team is "
        "known by its `id`, or else by its name."
    )


def say_due(due: Due | None, today: date | None = None) -> str:
    """Return when the next assessment is due, why then, and by how much that day has passed."""
    if due is None:
        return sentence(
            "When to assess next is open: the last assessment names no day for it, and none of its "
            "evidence expires."
        )
    late = (today - due.on).days if today else 0
    if due.why == "wanted":
        said = sentence(
            "The next assessment is due on {day}, as the last one says.", day=say_date(due.on)
        )
    else:
        said = sentence(
            "The next assessment is due by {day}, when the first piece of evidence expires; no "
            "other day was set for it.",
            day=say_date(due.on),
        )
    if late <= 0:
        return said
    passed = counted("That was {n} day ago.", "That was {n} days ago.", late)
    return sentence("{said} {passed}", said=said, passed=passed)


def say_unread() -> str:
    """Return the heading over what could not be read."""
    return sentence("Not read")


def say_shallow() -> str:
    """Return that a clone lacks older commits."""
    return sentence(
        "This clone was cut off (it is shallow): earlier commits are not told. "
        "`git fetch --unshallow` gets them."
    )


def trend_names(top: int) -> dict[str, str]:
    """Return how the figures of a trend are called, in their order."""
    return {
        "claimed": sentence("Level claimed"),
        "supported": sentence("Level supported"),
        "score": sentence("Score of {top}", top=top),
        "features": sentence("Features held"),
        "coverage": sentence("Criteria answered"),
        "evidence": sentence("Shown by evidence"),
    }


def say_trend_column() -> str:
    """Return what a column of a drawn trend is."""
    return sentence("One column an assessment, the last on the right; · is not known.")


def say_trend(names: dict[str, str], first: date, last: date) -> str:
    """Return in words what the chart of a trend shows."""
    told = "; ".join(f"{name}: {value}" for name, value in names.items())
    return sentence("From {first} to {last}. {told}", first=first, last=last, told=told)
