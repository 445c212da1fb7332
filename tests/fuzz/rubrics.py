"""Rubrics that something happened to."""

from hypothesis import strategies as st

from advisor.document.parse import load_document
from tests.build import BACKUPS, RUBRICS
from tests.fuzz.case import Case
from tests.fuzz.odd import either
from tests.rubric.sound import SOUND

_DELIVERY = RUBRICS / "delivery.yaml"
_LINES = (
    ("rubric", "lint", "f.yaml"),
    ("rubric", "lint", "f.yaml", "--format", "json"),
    ("rubric", "show", "--rubric", "f.yaml"),
    ("rubric", "show", "--rubric", "f.yaml", "--format", "md"),
    ("rubric", "schema", "--rubric", "f.yaml"),
    ("answers", "new", "--rubric", "f.yaml"),
    ("score", "answers.yaml", "--rubric", "f.yaml"),
    ("plan", "answers.yaml", "--rubric", "f.yaml", "--format", "md"),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a command that is given a damaged rubric."""
    path = draw(st.sampled_from((SOUND, SOUND, BACKUPS, _DELIVERY)))
    document = load_document(path)
    reference = f"{document.data['id']}@{str(document.data['version']).partition('.')[0]}"
    answers = f"rubric: {reference}\nteam: {{name: T}}\nassessed_on: 2026-11-23\n"
    files = {"f.yaml": draw(either(path.read_text(), document.data)), "answers.yaml": answers}
    return Case(arguments=draw(st.sampled_from(_LINES)), files=files)
