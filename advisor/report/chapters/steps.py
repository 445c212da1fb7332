"""The steps that are recommended, in their order."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.advice import Advice, advice
from advisor.report.chapter_model import Chapter, Fact
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.horizon import horizons, say_place_because, say_when_and_who
from advisor.words.plan import say_order
from advisor.words.step import (
    say_owners,
    say_remarks,
    say_tool,
)
from advisor.words.step_head import say_head
from advisor.words.step_reason import say_then
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class StepSection:
    """One recommended step; `line` says when, by whom and how long, `later` what comes last.

    One for `evidence` shows what is in place already.
    """

    id: str
    number: int
    title: str
    why: str
    head: tuple[Fact, ...]
    facts: str
    line: str
    later: bool
    evidence: bool
    tasks: tuple[str, ...]
    done_when: tuple[str, ...]
    tools: tuple[str, ...]
    remarks: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepsData:
    """The steps, and where they lead; `dated` where the plan shows them over time.

    Where it does not, `advice` is what to do this week, to find out and to leave.
    """

    intro: str
    advice: Advice | None
    steps: tuple[StepSection, ...]
    dated: bool


def _steps(result: Result) -> StepsData:
    dated = not result.thin and any(step.start and step.end for step in result.roadmap.steps)
    return StepsData(
        intro=say_order(result),
        advice=None if dated else advice(result),
        steps=tuple(_sections(result)),
        dated=dated,
    )


def _sections(result: Result) -> Iterator[StepSection]:
    """Yield the recommended steps in order."""
    later = horizons(result.roadmap).later
    for number, step in enumerate(result.roadmap.steps, 1):
        yield StepSection(
            id=step.id,
            number=number,
            title=step.title,
            why=step.why,
            head=tuple(
                Fact(label=label, value=value)
                for label, value in say_head(result.roadmap, step, Titles(result))
            ),
            facts=" ".join(_facts(result, step)),
            line=say_when_and_who(step, Titles(result)),
            later=step in later,
            evidence=step.kind == "evidence",
            tasks=step.tasks,
            done_when=step.done_when,
            tools=tuple(map(say_tool, step.tools)),
            remarks=tuple(say_remarks(step, Titles(result))),
            owners=tuple(say_owners(step, Titles(result))),
        )


def _facts(result: Result, step: RoadmapStep) -> Iterator[str]:
    """Yield why a step is here and where it leads."""
    number = result.roadmap.numbers[step.id]
    yield say_place_because(result.roadmap, step)
    yield say_then(result.roadmap.projection[number - 1])


CHAPTER = Chapter(id="steps", title=sentence("Recommended steps"), data=_steps)
