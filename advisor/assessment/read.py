"""A parsed answers file into an assessment, judged against its rubric.

Written by hand rather than with pydantic: half of what can be wrong depends on the rubric, and
`score` must not spend more time on loading a validator than on scoring.
"""

import re
from typing import Any

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.parts import ANSWER, ANSWERS_FILE
from advisor.assessment.shape.shape import Source
from advisor.assessment.valid_names import valid_names
from advisor.document.fault_words import shorten
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.rubric.model import Rubric
from advisor.translation import sentence

_REFERENCE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*@[0-9]+")


def read_reference(reader: Reader) -> str | None:
    """Return the `id@major` of the rubric the file is for."""
    data = reader.document.data
    value = data.get("rubric") if isinstance(data, dict) else None
    reference = reader.text(value, ("rubric",))
    if reference and not _REFERENCE.fullmatch(reference):
        hint = sentence("Write its id and major version, such as mlops-devops@2.")
        reader.refuse(
            ("rubric",),
            sentence("`{reference}` does not name a rubric", reference=shorten(reference)),
            hint,
        )
        return None
    return reference


def read_assessment(reader: Reader, rubric: Rubric | None) -> Assessment | None:
    """Return the assessment, or None when the reader found problems.

    Without a rubric only what needs none is judged, and nothing is returned.
    """
    source = Source(reader, valid_names(rubric))
    found: Assessment | None = ANSWERS_FILE.read(source, (), reader.document.data)
    return None if reader.problems or rubric is None else found


def read_answer(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> Answer:
    """Return the answer that stands at `path`, faults being noted by the reader."""
    valid = valid_names(rubric)
    about = (valid.practices or {}).get(str(path[-1]))
    found: Answer = ANSWER.read(Source(reader, valid, about), path, value)
    return found
