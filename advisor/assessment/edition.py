"""Which edition of a rubric answers were written for."""

from collections.abc import Iterator

from advisor.document.reader import Reader
from advisor.errors import ContentError
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Edition, Rubric
from advisor.translation import sentence


class EarlierEditionError(ContentError):
    """Answers for an earlier edition of a rubric, which have to be carried over first."""


def refuse_earlier_edition(reader: Reader, named: str, given: Rubric | None) -> None:
    """Raise EarlierEditionError where the rubric named is an earlier edition of one at hand."""
    rubric = next(_carrying_over(named, given), None)
    if rubric is not None:
        raise EarlierEditionError(
            sentence(
                "these answers are for `{named}`, an earlier edition of `{reference}`",
                named=named,
                reference=rubric.reference,
            ),
            hint=sentence(
                "Carry them over: advisor answers upgrade {file}", file=reader.document.file
            ),
            location=reader.document.locate(("rubric",)),
        )


def _carrying_over(named: str, given: Rubric | None) -> Iterator[Rubric]:
    if given is not None:
        if named != given.reference and edition_of(given, named):
            yield given
        return
    name, _, major = named.partition("@")
    try:
        rubric = find_rubric(name)
    except ContentError:  # no such rubric, which is told when it is looked for
        return
    if int(major) < rubric.major and edition_of(rubric, named):
        yield rubric


def edition_of(rubric: Rubric, named: str) -> Edition | None:
    """Return how answers for an earlier edition, by its reference, are carried over to a rubric.

    One that extends another carries over by the editions of that one.
    """
    found = next((edition for edition in rubric.editions if edition.of == named), None)
    name, _, major = named.partition("@")
    own = rubric.extends is not None and name == rubric.id and int(major) < rubric.major
    return found or (rubric.editions[-1] if own and rubric.editions else None)
