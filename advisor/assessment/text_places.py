"""Where in an answers file something is said."""

from collections.abc import Iterator

from advisor.document.parse import Document, Path_
from advisor.errors import Location

_LISTS = ("met", "unmet", "unknown", "waived")


def place_of(
    document: Document,
    practice: str | None = None,
    criterion: str | None = None,
    evidence: str | None = None,
) -> Location:
    """Return where a piece of evidence, a criterion or a practice stands, or would stand.

    A criterion that is not named stands with the level of its practice, a practice that is not
    answered with the answers.
    """
    if practice is None:
        return document.locate(("answers",))
    answers = document.data.get("answers") if isinstance(document.data, dict) else None
    answer = answers.get(practice) if isinstance(answers, dict) else None
    at: Path_ = ("answers", practice)
    if not isinstance(answer, dict):
        return document.locate(at)
    within = _backing(answer, evidence) if evidence else _naming(answer, criterion)
    return document.locate((*at, *next(within, ())))


def place_of_field(document: Document, name: str) -> Location:
    """Return where a field of the file stands, or else the file begins."""
    return document.locate((name,))


def _backing(answer: dict[str, object], ref: str) -> Iterator[Path_]:
    for number, item in enumerate(_items(answer, "evidence")):
        if isinstance(item, dict) and item.get("ref") == ref:
            yield ("evidence", number)


def _naming(answer: dict[str, object], criterion: str | None) -> Iterator[Path_]:
    for name in _LISTS:
        for number, item in enumerate(_items(answer, name)):
            named = item.get("criterion") if isinstance(item, dict) else item
            if criterion is not None and named == criterion:
                yield (name, number)
    if "level" in answer:
        yield ("level",)


def _items(answer: dict[str, object], name: str) -> list[object]:
    listed = answer.get(name)
    return listed if isinstance(listed, list) else []
