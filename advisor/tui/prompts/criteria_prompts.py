"""The criteria of a question as a numbered list: 1.2 is the second one of level 1."""

from collections.abc import Iterator

from advisor.assessment.criteria import has_only_level_criteria
from advisor.rubric.model import Practice
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import CriterionState
from advisor.translation import sentence
from advisor.tui.screens.questions.question_text import NONE_OF_THESE
from advisor.tui.workspace.workspace import Workspace
from advisor.words.answer import say_answered
from advisor.words.level_change import say_criterion_state
from advisor.words.standing_bar import say_met
from advisor.words.titles import Titles

_SIGNS = "?-"


def numbered(workspace: Workspace, practice: Practice) -> dict[str, str]:
    """Return the criteria asked about by their numbers; none where the levels say it all."""
    if has_only_level_criteria(practice):
        return {}
    return {number: criterion.id for number, criterion in _numbered(workspace, practice)}


def _numbered(workspace: Workspace, practice: Practice) -> Iterator[tuple[str, CriterionScore]]:
    shown = workspace.shown(practice.id)
    for level in sorted({criterion.level for criterion in shown}):
        here = [criterion for criterion in shown if criterion.level == level]
        for place, criterion in enumerate(here, 1):
            yield f"{level}.{place}", criterion


def turns(typed: str, numbers: dict[str, str]) -> list[tuple[str, str]]:
    """Return the criteria to turn, each with the sign after its number; none if any is unknown."""
    words = typed.split()
    if not words or any(word.rstrip(_SIGNS) not in numbers for word in words):
        return []
    return [(numbers[word.rstrip(_SIGNS)], word[len(word.rstrip(_SIGNS)) :][:1]) for word in words]


def criteria_lines(workspace: Workspace, practice: Practice) -> Iterator[str]:
    """Yield what each level says: its text, or its criteria with what is known of them."""
    if has_only_level_criteria(practice):
        for level, text in sorted(practice.levels.items()):
            yield f"{level}: {text}"
        return
    yield f"0: {NONE_OF_THESE if workspace.quick else practice.levels.get(0, '')}"
    titles = Titles(workspace.rubric).features
    for number, criterion in _numbered(workspace, practice):
        features = () if workspace.quick else criterion.defines
        defines = "".join(f" Defines {titles[name]}." for name in features)
        seen = (
            sentence(" Seen in: {seen_in}.", seen_in=criterion.seen_in) if criterion.seen_in else ""
        )
        yield f"{number} ({say_criterion_state(criterion.state)}): {criterion.text}{defines}{seen}"


def answered_so_far(workspace: Workspace, practice: Practice) -> str:
    """Return what is answered, as a level or as how many criteria are met; nothing for nothing."""
    level = workspace.answer_to(practice.id).level
    if level is not None:
        return say_answered(level)
    shown = workspace.shown(practice.id)
    if all(criterion.state is CriterionState.UNANSWERED for criterion in shown):
        return ""
    met = sum(criterion.state is CriterionState.MET for criterion in shown)
    return say_met(met, len(shown))
