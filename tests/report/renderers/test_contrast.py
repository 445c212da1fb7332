"""Whatever is read stands out from what is under it, in both themes (WCAG 2.2, 1.4.3)."""

import re

import pytest

from advisor.report.brand.colour import ENOUGH, contrast
from tests.build import ROOT

FOLDER = ROOT / "templates" / "report"
TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{6});")
DARK = re.compile(r"prefers-color-scheme: dark\) \{\n(.*?)\n\}", re.DOTALL)
MARKS_ENOUGH = 3  # WCAG 2.2, 1.4.11: what carries meaning and is no text
READ = [
    *(
        (text, ground)
        for text in ("--ink", "--muted", "--primary", "--compared", "--lacking")
        for ground in ("--paper", "--soft")
    ),
    *((text, "--paper") for text in ("--held", "--warn", "--accent-ink", "--work")),
    *(("--ink", ground) for ground in ("--held-soft", "--warn-soft")),
    *(("--ink", f"--heat-{shade}") for shade in range(4)),
    ("--paper", "--heat-4"),
]
SEEN = [
    *(("--paper", f"--series-{number}") for number in range(1, 5)),
    *(
        ("--paper", mark)
        for mark in (
            "--primary",
            "--compared",
            "--lacking",
            "--work",
            "--held",
            "--muted",
            "--warn",
        )
    ),
]


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of a theme."""
    css = "".join(
        (FOLDER / name).read_text(encoding="utf-8")
        for name in ("tokens.css", "screen.css", "explore.css")
    )
    light = dict(TOKEN.findall(DARK.sub("", css)))
    dark = "".join(DARK.findall(css))
    return light if scheme == "light" else light | dict(TOKEN.findall(dark))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "enough"), [(READ, ENOUGH), (SEEN, MARKS_ENOUGH)])
def test_colours_stand_out(pairs: list[tuple[str, str]], enough: float, scheme: str) -> None:
    colours = tokens(scheme)
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < enough} == {}


def test_the_dark_theme_has_colours_of_its_own() -> None:
    assert tokens("dark")["--paper"] != tokens("light")["--paper"]
    assert tokens("dark")["--series-1"] != tokens("light")["--series-1"]
