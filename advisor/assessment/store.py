"""Answers files."""

from pathlib import Path

from advisor.assessment.edition import refuse_earlier_edition
from advisor.assessment.model import Assessment
from advisor.assessment.read import read_assessment, read_reference
from advisor.document.parse import Document, load_document
from advisor.document.reader import Reader
from advisor.errors import ContentError, in_order
from advisor.rubric.catalogue import DEFAULT_RUBRIC, find_rubric
from advisor.rubric.model import Rubric
from advisor.translation import sentence


def load_assessment(source: str | Path, rubric: Rubric | None = None) -> Assessment:
    """Load an answers file, ``-`` being standard input, for `rubric` or the one it names.

    Raises InputError when it cannot be read, ContentError with every problem in it, and
    EarlierEditionError when it was written for an earlier edition of the rubric.
    """
    return open_assessment(load_document(source), rubric)[1]


def open_assessment(document: Document, rubric: Rubric | None = None) -> tuple[Rubric, Assessment]:
    """Return the assessment a parsed document holds, with the rubric it is for.

    Raises ContentError with every problem found, and InputError for a file of another kind.
    """
    reader = Reader(document)
    chosen = _choose(reader, rubric)
    assessment = read_assessment(reader, chosen)
    if assessment is None or chosen is None:
        from advisor.document.file_kind import refuse_other_data  # noqa: PLC0415 only an error
        from advisor.document.known_files import ANSWERS  # noqa: PLC0415 likewise

        refuse_other_data(document.data, file=document.file, wanted=ANSWERS)
        raise ContentError.of(in_order(reader.problems))
    return chosen, assessment


def _choose(reader: Reader, given: Rubric | None) -> Rubric | None:
    """Return the rubric to judge by: the default one when the file names none.

    None for one that is not here, which is noted. Raises EarlierEditionError for answers of an
    edition that can be carried over.
    """
    named = read_reference(reader)
    if given is not None:
        if named:
            refuse_earlier_edition(reader, named, given)
        if named and named != given.reference:
            message = sentence(
                "the answers are for `{named}`, the rubric given is `{reference}`",
                named=named,
                reference=given.reference,
            )
            reader.refuse(
                ("rubric",),
                message,
                sentence("Write: rubric: {reference}", reference=given.reference),
            )
        return given
    if named:
        try:
            return find_rubric(named)
        except ContentError as error:
            fault = error.problems[0]
            if fault.location:  # the rubric itself is broken, and its own places say more
                raise
            refuse_earlier_edition(reader, named, None)
            reader.refuse(("rubric",), fault.message, fault.hint)
            return None
    return find_rubric(DEFAULT_RUBRIC)
