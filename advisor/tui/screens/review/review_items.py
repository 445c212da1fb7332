"""What there is to look at again, and by what that can be told apart and sorted."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from advisor.frozen import dataclass
from advisor.rubric.model import Practice
from advisor.scoring.states import CriterionState
from advisor.translation import sentence
from advisor.tui.workspace.list_view import Facet, Tags
from advisor.tui.workspace.workspace import Workspace
from advisor.words.evidence import say_expiry, say_unbacked
from advisor.words.standing_bar import say_rest, say_why
from advisor.words.titles import Titles

_SOON = timedelta(days=60)
_FLAGGED = sentence("Flagged for discussion")
_NOT_ASKED = sentence("Blocking, not among the quick questions")
_FIRST = (_FLAGGED, "Unanswered", sentence("Answered in part"), "Unknown", _NOT_ASKED)
_BLOCKS = sentence("Blocks the next level")
_REST = sentence("Does not block the next level")
KIND, BLOCKING, STAGE, DIMENSION = "kind", "blocking", "stage", "dimension"
ORDERS = {
    KIND: sentence("kind of finding"),
    BLOCKING: sentence("what blocks first"),
    STAGE: sentence("stage"),
    DIMENSION: sentence("dimension"),
}


@dataclass(frozen=True, kw_only=True)
class ReviewItem:
    """One answer to look at: of which kind, why, and whether it blocks the next level."""

    practice: Practice
    kind: str
    says: str
    blocks: bool

    @property
    def tags(self) -> Tags:
        """What it can be told apart by."""
        asked = self.practice
        found = {(KIND, self.kind), (STAGE, asked.stage), (DIMENSION, asked.dimension)}
        return frozenset(
            found | {("side", asked.side), (BLOCKING, _BLOCKS if self.blocks else _REST)}
        )


def review_items(workspace: Workspace) -> list[ReviewItem]:
    """Return what there is to look at, of one kind after the other."""
    found = []
    for practice in workspace.practices:
        if workspace.concerns(practice.id):
            blocks = workspace.is_blocking(practice.id)
            for kind, says in _of(workspace, practice.id):
                found.append(ReviewItem(practice=practice, kind=kind, says=says, blocks=blocks))
    by_id = {practice.id: practice for practice in workspace.rubric.practices}
    for blocker in workspace.standing.blockers:
        if blocker.practice in workspace.not_asked:
            practice, says = by_id[blocker.practice], say_why(blocker)
            found.append(ReviewItem(practice=practice, kind=_NOT_ASKED, says=says, blocks=True))
    return sorted(found, key=lambda item: _place(item.kind))


def _place(kind: str) -> tuple[int, str]:
    return (_FIRST.index(kind), "") if kind in _FIRST else (len(_FIRST), kind)


def _of(workspace: Workspace, practice_id: str) -> Iterator[tuple[str, str]]:
    answer = workspace.answer_to(practice_id)
    day = workspace.assessment.assessed_on
    if answer.flag:
        yield _FLAGGED, answer.note or ""
    shown = workspace.shown(practice_id)
    met = sum(criterion.state is CriterionState.MET for criterion in shown)
    open_ones = sum(c.state is CriterionState.UNANSWERED for c in shown)
    unknown = sum(criterion.state is CriterionState.UNKNOWN for criterion in shown)
    if open_ones == len(shown):
        yield "Unanswered", ""
    elif open_ones:
        yield sentence("Answered in part"), say_rest(open_ones, len(shown))
    if unknown:
        yield "Unknown", answer.note or say_rest(unknown, len(shown))
    for waiver in workspace.live.waivers(workspace.assessment):
        if waiver.practice == practice_id and not waiver.counts:
            yield sentence("Left out without approval"), waiver.reason
    valid = [item for item in answer.evidence if item.valid_on(day)]
    if met and not valid:
        later = any(e.premature_on(day) for e in answer.evidence)
        yield (
            sentence("Without valid evidence"),
            say_unbacked(met, len(shown), len(answer.evidence), seen_later=later),
        )
    for item in valid:
        if item.expires_on and item.expires_on - day <= _SOON:
            yield sentence("Evidence about to expire"), say_expiry(item)


def facets(workspace: Workspace, items: Sequence[ReviewItem]) -> list[Facet]:
    """Return what the items can be told apart by."""
    titles, kinds = Titles(workspace.rubric), dict.fromkeys(item.kind for item in items)
    every = [
        Facet(id=KIND, title=sentence("kind"), values={kind: kind for kind in kinds}),
        Facet(id=BLOCKING, title=sentence("next level"), values={_BLOCKS: _BLOCKS, _REST: _REST}),
        Facet(id=STAGE, title=sentence("stage"), values=titles.stages),
        Facet(id=DIMENSION, title=sentence("dimension"), values=titles.dimensions),
    ]
    if len(titles.sides) > 1:
        every.append(Facet(id="side", title=sentence("side"), values=titles.sides))
    return every


def grouped(
    workspace: Workspace, items: Sequence[ReviewItem], order: str
) -> dict[str, list[ReviewItem]]:
    """Return items by heading; within one, those of a practice stand together."""
    if order in ("", KIND):
        found: dict[str, list[ReviewItem]] = {}
        for item in items:
            found.setdefault(item.kind, []).append(item)
        return found
    titles = Titles(workspace.rubric)
    if order == BLOCKING:
        headings = {True: _BLOCKS, False: _REST}
        by_heading = {h: [i for i in items if headings[i.blocks] == h] for h in (_BLOCKS, _REST)}
    else:
        names = titles.stages if order == STAGE else titles.dimensions
        by_heading = {
            title: [i for i in items if getattr(i.practice, order) == name]
            for name, title in names.items()
        }
    places = {practice.id: place for place, practice in enumerate(workspace.rubric.practices)}
    return {
        heading: sorted(inside, key=lambda item: places[item.practice.id])
        for heading, inside in by_heading.items()
        if inside
    }
