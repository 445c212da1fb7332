"""A votes file with what its journal adds, for whoever only looks."""

from pathlib import Path

from advisor.assessment.votes.journal import replayed
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.read import read_votes
from advisor.document.parse import load_document
from advisor.document.presence import is_file
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric


def open_votes(source: str, rubric: Rubric | None = None) -> tuple[Rubric, Workshop]:
    """Return a workshop as it is known, and the rubric it is by; ``-`` is standard input.

    Nothing is written, and whoever has the workshop open is not disturbed. Raises AdvisorError.
    """
    document = load_document(source)
    first = read_votes(document)
    chosen = rubric or find_rubric(first.workshop.rubric)
    saved = read_votes(document, chosen)
    path = Path(source)
    if not is_file(path):
        return chosen, saved.workshop
    return chosen, replayed(path, saved.workshop, saved.generation)
