"""Cells that are shown to be read: what a person writes there would be lost."""

from advisor.assessment.sheet.cells import CellValue
from advisor.assessment.sheet.columns import Head
from advisor.assessment.sheet.entries import Entries
from advisor.document.fault_words import shorten
from advisor.rubric.model import Practice
from advisor.translation import sentence


def refuse_overwritten(row: Entries, practice: Practice, criterion: str | None) -> None:
    """Note a level or a question that is not the rubric's; an empty cell loses nothing."""
    asked = next((c for c in practice.criteria if c.id == criterion), None)
    _refuse(
        row,
        Head.LEVEL,
        asked.level if asked else None,
        sentence("Undo it; the answer is the State."),
    )
    text = asked.text if asked else practice.question
    _refuse(row, Head.QUESTION_OR_CRITERION, text, sentence("Undo it, and write it into Note."))


def refuse_overwritten_question(row: Entries, question: str) -> None:
    """Note a question about the team that is not the one asked."""
    _refuse(row, Head.QUESTION, question, sentence("Undo it, and write it into Value."))


def _refuse(row: Entries, name: str, shown: CellValue, hint: str) -> None:
    cell = row.cell(name)
    if cell is not None and _plain(cell.value) != _plain(shown):
        message = sentence(
            "`{name}` is only shown, and `{written}` would be lost",
            name=name,
            written=shorten(str(cell.value)),
        )
        row.faults.note(cell.at, message, hint)


def _plain(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
