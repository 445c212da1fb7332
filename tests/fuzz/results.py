"""Results that something happened to."""

import json

from hypothesis import strategies as st

from tests.build import SAMPLES
from tests.fuzz.case import Case, as_latin
from tests.fuzz.odd import either

_SOUND = SAMPLES[0].with_name("result.json").read_text()
_DATA = json.loads(_SOUND)
_LINES = (
    ("score", "f.json"),
    ("score", "f.json", "--format", "json"),
    ("explain", "f.json"),
    ("explain", "f.json", "testing"),
    ("gate", "f.json", "--min-level", "1", "--no-regress", "sound.json"),
    ("compare", "sound.json", "f.json"),
    *(
        ("plan", "f.json", "--format", name)
        for name in ("text", "md", "csv", "ics", "github", "jira")
    ),
    ("report", "f.json", "--format", "md,html,json", "-o", "out"),
    ("report", "sound.json", "--previous", "f.json", "--format", "md", "-o", "out"),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a command that is given a damaged result."""
    files = {"f.json": draw(either(_SOUND, _DATA)), "sound.json": as_latin(_SOUND)}
    return Case(arguments=draw(st.sampled_from(_LINES)), files=files)
