"""A rubric folder or file into a Rubric, from the cache where it was read before."""

from pathlib import Path

from advisor.rubric.cache import keep, recall
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Rubric
from advisor.rubric.source import read_source


def load_rubric_files(path: Path) -> Rubric:
    """Load the rubric folder or file at `path`.

    Raises InputError when it cannot be read, ContentError when it is not a usable rubric.
    """
    source = read_source(path)
    cached = recall(source.sha256)
    if cached is not None:
        return cached
    from advisor.rubric.validate import validate_rubric  # noqa: PLC0415 pydantic is slow to load

    rubric = validate_rubric(RubricDocument(source))
    keep(rubric)
    return rubric
