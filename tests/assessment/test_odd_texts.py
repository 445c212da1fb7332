"""A rubric may hold any text; its template is still a file that loads."""

from dataclasses import replace

import pytest

from advisor.assessment.template import answers_template
from advisor.rubric.model import Rubric
from tests.assessment.files import read
from tests.build import DAY
from tests.strategies import shipped

ODD = ("two\nlines", "a \x1b[31m command", "next\x85line", "apart\u2028here", "# : - {", "x" * 500)


def titled(rubric: Rubric, text: str) -> Rubric:
    """Return a rubric in which every text that a template shows is `text`."""
    return replace(
        rubric,
        title=text,
        summary=text,
        dimensions=tuple(replace(d, title=text) for d in rubric.dimensions),
        profile=tuple(replace(field, question=text) for field in rubric.profile),
        kpis=tuple(replace(kpi, title=text, unit=text) for kpi in rubric.kpis),
        practices=tuple(
            replace(p, title=text, question=text, levels=dict.fromkeys(p.levels, text))
            for p in rubric.practices
        ),
    )


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_a_template_loads_whatever_texts_the_rubric_holds(text: str) -> None:
    rubric = titled(shipped(), text)
    found = read(answers_template(rubric, day=DAY, team=text), rubric)
    assert len(found.answers) == len(rubric.practices)
