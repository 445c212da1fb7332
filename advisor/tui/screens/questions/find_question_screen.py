"""A practice found while its name is typed."""

from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from advisor.assessment.model import AnswerState
from advisor.translation import sentence
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.widgets.text import line, row_of
from advisor.tui.workspace.question_order import matching
from advisor.words.titles import Titles

if TYPE_CHECKING:
    from advisor.tui.workspace.workspace import Workspace

_DIMENSION = 24
_STATES = {
    AnswerState.UNANSWERED: "·",
    AnswerState.UNKNOWN: "?",
    AnswerState.NOT_APPLICABLE: "–",
}


class FindQuestionScreen(SearchScreen[str]):
    """Returns the id of the practice chosen."""

    hint = sentence("words of its title, question, dimension or id")

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(sentence("Find a practice"))
        self._workspace = workspace

    def found(self, words: str, width: int) -> list[Option]:
        """Return the practices that contain the words."""
        titles = Titles(self._workspace.rubric).dimensions
        return [
            Option(
                row_of(
                    line(self._mark(practice.id), (practice.title, "bold")),
                    line((titles[practice.dimension], "$quiet")),
                    width,
                    width - _DIMENSION,
                ),
                id=practice.id,
            )
            for practice in matching(self._workspace.rubric, words)
        ]

    def _mark(self, practice_id: str) -> tuple[str, str]:
        if not self._workspace.concerns(practice_id):
            return f"{_STATES[AnswerState.NOT_APPLICABLE]}  ", "$quiet"
        answer = self._workspace.answer_to(practice_id)
        if answer.state is AnswerState.ANSWERED:
            level = self._workspace.scored(practice_id).claimed
            if level is not None:  # or it speaks only of what the profile leaves out
                return f"{level}  ", "$success"
            return f"{_STATES[AnswerState.UNANSWERED]}  ", "$quiet"
        return f"{_STATES[answer.state]}  ", "$quiet"

    def chosen(self, option_id: str) -> None:
        """Return the practice."""
        self.close_with(option_id)
