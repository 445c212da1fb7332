"""What moved between two assessments, as Markdown: all of it, or what fits into a comment."""

from collections.abc import Iterable, Iterator, Sequence

from advisor.plain_text import unlinked
from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.scoring.change import CriterionChange, PartChange, PracticeEvidence
from advisor.scoring.compare import Comparison
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.translation import sentence
from advisor.words.comparison import (
    say_arrow,
    say_both_levels,
    say_criteria_moved,
    say_levels,
    say_lifted_before,
    say_new_before,
    say_nothing_moved,
    say_remaining_before,
)
from advisor.words.coverage import as_range, say_range, say_thin, say_thin_before, say_waivers
from advisor.words.criterion import name_of, say_blocker
from advisor.words.gate_verdict import say_more_reasons
from advisor.words.level_change import (
    say_feature_moved,
    say_lifted,
    say_remarks,
    say_turned,
    say_why,
)
from advisor.words.level_held import say_held

_MOST = 3  # of each kind in a comment
_Row = tuple[str, str]


def comparison_markdown(
    comparison: Comparison, before: Scorecard, after: Scorecard, *, brief: bool = False
) -> str:
    """Return a comparison as Markdown; a `brief` one fits one screen."""
    most = _MOST if brief else None
    lines = [MARKDOWN_MARK, "", *_head(comparison, before, after)]
    told = list(_moved(comparison, brief=brief))
    for title, rows in told:
        lines += _listed(title, rows, most)
    if not told:
        lines += [literal(say_nothing_moved()), ""]
    if not brief:
        lines += _parts(sentence("Dimension"), comparison.dimensions, after)
        lines += _parts(sentence("Stage"), comparison.stages, after)
    lines += [f"- {literal(said)}" for said in say_remarks(comparison)]
    return "\n".join(lines).rstrip() + "\n"


def _head(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[str]:
    dates = comparison.assessed_on
    held = say_held(after, basis=comparison.basis)
    yield f"### {literal(sentence('{team}: {held}', team=comparison.team.after, held=held))}"
    yield ""
    days = say_arrow(str(dates.before), str(dates.after))
    yield f"{literal(days)} · {literal(f'{after.rubric.title} {after.rubric.version}')}"
    yield ""
    for thin in filter(None, (say_thin_before(before), say_thin(after))):
        yield from (literal(thin), "")
    for said in say_why(comparison):
        yield from (literal(said), "")
    yield "| | |"
    yield "|---|---|"
    for name, said in _figures(comparison, before, after):
        yield f"| {literal(name)} | {literal(said)} |"
    yield ""


def _figures(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[_Row]:
    yield sentence("Level claimed"), say_levels(comparison.level["claimed"])
    yield sentence("Level supported"), say_levels(comparison.level["supported"])
    for side in after.rubric.sides:
        if side.id != after.rubric.primary_side:
            moved = comparison.sides[side.id]
            yield side.title, say_both_levels(moved.level, moved.supported)
    scores = say_arrow(show_score(comparison.score.before), show_score(comparison.score.after))
    if as_range(before) or as_range(after):
        scores = say_arrow(say_range(before), say_range(after))
    yield sentence("Score"), sentence("{score} of {top}", score=scores, top=after.top)
    share = comparison.coverage
    yield sentence("Coverage"), say_arrow(show_share(share.before), show_share(share.after))
    if waived := say_waivers(after):
        yield sentence("Waivers"), waived


def _moved(comparison: Comparison, *, brief: bool) -> Iterator[tuple[str, list[_Row]]]:
    """Yield what moved, what fell before what rose, each kind of it that is not empty."""
    features = [(c.title, say_feature_moved(c)) for c in comparison.features]
    blockers = comparison.blockers
    lifted = [(f"{b.practice}/{b.criterion}", say_lifted(b)) for b in blockers.lifted]
    found = [
        (say_criteria_moved("down"), _turned(comparison, "down")),
        (sentence("Features moved"), features),
        (say_criteria_moved("up"), _turned(comparison, "up")),
        (say_criteria_moved("other"), _turned(comparison, "other")),
        (say_new_before(blockers.level), _blocking(blockers.new)),
    ]
    if not brief:
        evidence = comparison.evidence
        found += [
            (say_lifted_before(blockers.level), lifted),
            (say_remaining_before(blockers.level), _blocking(blockers.remaining)),
            (sentence("Evidence gained"), _backing(evidence.gained)),
            (sentence("Evidence lost"), _backing(evidence.lost)),
        ]
    found.append((sentence("Evidence expired"), _backing(comparison.evidence.expired)))
    yield from ((title, rows) for title, rows in found if rows)


def _turned(comparison: Comparison, direction: str) -> list[_Row]:
    return [_criterion(c) for c in comparison.criteria if c.direction == direction]


def _criterion(change: CriterionChange) -> _Row:
    return change.text or f"{change.practice}/{change.criterion}", say_turned(change)


def _blocking(blockers: Iterable[Blocker]) -> list[_Row]:
    return [(name_of(blocker), say_blocker(blocker)) for blocker in blockers]


def _backing(items: Iterable[PracticeEvidence]) -> list[_Row]:
    return [(i.practice, f"{i.evidence.kind}: {i.evidence.ref}") for i in items]


def _listed(title: str, rows: Sequence[_Row], most: int | None) -> Iterator[str]:
    yield f"**{literal(title)} ({len(rows)})**"
    yield ""
    yield from (f"- {literal(name)} ({literal(said)})" for name, said in rows[:most])
    if most is not None and len(rows) > most:
        yield f"- {unlinked(say_more_reasons(len(rows) - most))}"
    yield ""


def _parts(title: str, parts: Sequence[PartChange], after: Scorecard) -> Iterator[str]:
    sides = after.rubric.sides
    cells = [title, *(side.title for side in sides)]
    yield f"| {' | '.join(map(literal, cells))} |"
    yield f"|{'---|' * len(cells)}"
    for part in parts:
        scores = [part.sides[side.id].score if side.id in part.sides else None for side in sides]
        shown = [
            say_arrow(show_score(score.before), show_score(score.after)) if score else ""
            for score in scores
        ]
        yield f"| {' | '.join(map(literal, (part.title, *shown)))} |"
    yield ""
