"""Answers files that something happened to."""

from hypothesis import strategies as st

from advisor.document.parse import load_document
from tests.build import SAMPLES
from tests.fuzz.case import Case, as_latin
from tests.fuzz.odd import either

_SOUND = SAMPLES[0].read_text()
_DATA = load_document(SAMPLES[0]).data
_LINES = (
    ("score", "f.yaml"),
    ("score", "f.yaml", "--format", "json"),
    ("explain", "f.yaml"),
    ("answers", "check", "f.yaml"),
    ("answers", "check", "f.yaml", "--format", "json"),
    ("gate", "f.yaml", "--min-level", "1", "--no-regress", "sound.yaml"),
    ("gate", "f.yaml", "--max-age", "9", "--no-expired", "--format", "github"),
    ("gate", "sound.yaml", "--policy", "f.yaml", "--format", "sarif"),
    ("compare", "sound.yaml", "f.yaml"),
    ("merge", "sound.yaml", "f.yaml", "-o", "merged.yaml"),
    ("plan", "f.yaml", "--format", "csv"),
    ("plan", "f.yaml", "--compare"),
    ("report", "f.yaml", "--format", "md,html,json", "-o", "out"),
    ("assess", "f.yaml", "--plain"),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a command that is given a damaged answers file."""
    files = {"f.yaml": draw(either(_SOUND, _DATA)), "sound.yaml": as_latin(_SOUND)}
    return Case(arguments=draw(st.sampled_from(_LINES)), files=files, typed="1\nn\nwhy\n?\n")
