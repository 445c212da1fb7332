"""What keeps the team from the next level: what is lacking, and what is not known."""

from collections.abc import Iterable, Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.result.basis import basis_of, blockers_of, unguarded_of, unsupported_of
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.model import Blocker
from advisor.translation import sentence
from advisor.words.blocker import (
    say_kind,
    say_lacking,
    say_not_known,
    say_nothing_blocks,
    say_what_for,
)
from advisor.words.coverage import say_thin
from advisor.words.criterion import say_blocker
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class BlockerRow:
    """A criterion that stands before the next level, and the step that meets it.

    `feature` is what it defines, `practice` where it is asked, `why` whether it is lacking.
    """

    practice: str
    title: str
    feature: str
    criterion: str
    why: str
    step: str


@dataclass(frozen=True, kw_only=True)
class BlockersData:
    """What stands before the next level, lacking and not known, or why nothing does.

    `intro` says what it is needed for; `unsupported` is what is claimed for the level held, and not
    shown by evidence yet; `thin` says that too little is known for an assessment.
    """

    intro: str
    thin: str
    lacking_title: str
    lacking: tuple[BlockerRow, ...]
    unknown_title: str
    unknown: tuple[BlockerRow, ...]
    nothing_blocks: str
    unsupported: tuple[BlockerRow, ...]


def _data(result: Result) -> BlockersData:
    blockers = blockers_of(result) or unguarded_of(result)
    lacking = tuple(_rows(result, (b for b in blockers if b.why == "lacking")))
    unknown = tuple(_rows(result, (b for b in blockers if b.why == "not-known")))
    return BlockersData(
        intro=say_what_for(result, blockers_of(result), blockers),
        thin=say_thin(result) or "",
        lacking_title=say_lacking(len(lacking)),
        lacking=lacking,
        unknown_title=say_not_known(len(unknown)),
        unknown=unknown,
        nothing_blocks=say_nothing_blocks(result.held(basis_of(result))),
        unsupported=tuple(_rows(result, unsupported_of(result))),
    )


def _rows(result: Result, blockers: Iterable[Blocker]) -> Iterator[BlockerRow]:
    numbers, titles = result.roadmap.numbers, Titles(result)
    for blocker in blockers:
        lifting = [str(numbers[step.id]) for step in result.roadmap.steps if _meets(step, blocker)]
        yield BlockerRow(
            practice=blocker.practice,
            title=blocker.title,
            feature=titles.features[blocker.feature] if blocker.feature else "",
            criterion=blocker.text or say_blocker(blocker),
            why=say_kind(blocker),
            step=lifting[0] if lifting else "",
        )


def _meets(step: RoadmapStep, blocker: Blocker) -> bool:
    """Tell whether a step takes a blocker away; an older result says it by levels alone."""
    if step.meets:
        return f"{blocker.practice}/{blocker.criterion}" in step.meets
    return step.raises.get(blocker.practice, 0) >= blocker.need


CHAPTER = Chapter(id="blockers", title=sentence("What stands before the next level"), data=_data)
