"""How long the page is before anything is opened."""

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.report.build import ROOT, SAMPLES, of_answers

TEAMS = sorted([*SAMPLES.glob("*/answers.yaml"), *ROOT.glob("tests/fixtures/teams/*/answers.yaml")])
MOST_SCREENS, SCREEN = 12, 800


@pytest.mark.parametrize("answers", TEAMS, ids=lambda path: path.parent.name)
def test_a_report_is_read_in_twelve_screens(open_report: Open, answers: Path) -> None:
    result = of_answers(answers)
    for interactive in (True, False):
        page = open_report(result, width=1280, interactive=interactive).page
        assert page.locator("details.behind[open]").count() == 0
        assert page.locator("section.front:visible").count() > 1
        height = page.evaluate("document.documentElement.scrollHeight")
        assert height <= MOST_SCREENS * SCREEN, interactive
