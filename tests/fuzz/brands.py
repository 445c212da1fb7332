"""Brand files that something happened to."""

from hypothesis import strategies as st

from tests.build import SAMPLES
from tests.fuzz.case import Case, as_latin
from tests.fuzz.odd import damaged_text, either

_RESULT = as_latin(SAMPLES[0].with_name("result.json").read_text())
_SOUND = """\
name: Acme
logo: logo.svg
accent: "#0a5c8f"
confidentiality: internal
paper: letter
"""
_DATA = {
    "name": "Acme",
    "logo": "logo.svg",
    "accent": "#0a5c8f",
    "confidentiality": "internal",
    "paper": "letter",
}
_LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10">
<defs><linearGradient id="g" x2="1"><stop offset="0" stop-color="#123"/></linearGradient></defs>
<rect width="40" height="10" fill="url(#g)"/><text x="2" y="8">Acme</text></svg>
"""
_LINE = ("report", "r.json", "--format", "md,html", "-o", "out", "--brand", "brand.yaml")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a report with a damaged brand, a damaged logo, or both."""
    files = {
        "brand.yaml": draw(st.one_of(st.just(_SOUND), either(_SOUND, _DATA))),
        "logo.svg": draw(st.one_of(st.just(_LOGO), damaged_text(_LOGO))),
        "r.json": _RESULT,
    }
    return Case(arguments=_LINE, files=files)
