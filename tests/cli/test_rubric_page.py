import re
from pathlib import Path

import pytest

from advisor.cli.rubric_page import rubric_page
from advisor.rubric.catalogue import load_rubric
from tests.build import BACKUPS
from tests.rubric.sound import SOUND, edited

ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(#([^)]+)\)")


def _slugs(page: str) -> set[str]:
    """Return the places that headings of the second rank are, for those who show Markdown."""
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    return {title.lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("rubric", ["mlops-devops", BACKUPS, SOUND], ids=str)
def test_every_link_leads_to_one_place_on_the_page(rubric: str | Path) -> None:
    page = rubric_page(load_rubric(rubric))
    places = ANCHOR.findall(page)
    assert len(places) == len(set(places))
    assert set(LINK.findall(page)) <= {*places, *_slugs(page)}


@pytest.mark.parametrize("rubric", ["mlops-devops", BACKUPS, SOUND], ids=str)
def test_every_practice_and_step_has_its_place(rubric: str | Path) -> None:
    chosen = load_rubric(rubric)
    places = ANCHOR.findall(rubric_page(chosen))
    assert {practice.id for practice in chosen.practices} <= set(places)
    assert {step.id for step in chosen.steps} <= set(places)
    assert {f"dimension-{item.id}" for item in chosen.dimensions} <= set(places)
    assert {f"level-{item.level}" for item in chosen.levels} <= set(places)


def test_a_practice_shows_its_question_levels_evidence_gates_and_steps() -> None:
    page = rubric_page(edited({}))
    rota = page[page.index('<a id="answering.rota"></a>') : page.index('<a id="answering.alerts">')]
    for told in (
        "**Who answers a call at night?**",
        "weight 2 (Nothing starts before somebody answers)",
        "- **Level 1** (needed to hold level 1): A published rota",
        "  - *Convinces:* The rota of this month.",
        "  - *Not yet:* A list of numbers.",
        "##### Publish a rota",
        "to level 1 · Engineer 1–4 days, likely 2 · at least 2 working days",
        "1. List everybody who can restart the service.",
        "  - Calendar (AGPL-3.0): Always.",
        "- *Moves:* Minutes to answer",
        "after [Publish a rota](#answering.rota-1), [Probe from outside](#answering.alerts-1)",
    ):
        assert told in rota


def test_a_practice_says_which_teams_it_concerns() -> None:
    page = rubric_page(edited({("practices", 1, "applies_when"): {"size": ["large"]}}))
    assert "teams with size: large" in page
    row = next(line for line in page.splitlines() if "profile-size" in line)
    assert row.endswith("| [Alerts](#answering.alerts) |")


def test_a_step_that_raises_two_practices_is_told_once_and_linked_from_the_other() -> None:
    both = {"answering.rota": 1, "answering.alerts": 1}
    page = rubric_page(edited({("steps", 0, "raises"): both}))
    assert page.count("##### Publish a rota") == 1
    assert "*See also:* [Publish a rota](#answering.rota-1)" in page
    assert "[Alerts](#answering.alerts) to level 1" in page


def test_texts_are_shown_as_they_were_written() -> None:
    hostile = "<script> | [x](y) *z* `c`\n\n# \x1b[2J"
    page = rubric_page(edited({("practices", 0, "title"): hostile, ("title",): hostile}))
    assert r"#### \<script\> \| \[x\](y) \*z\* \`c\` \# \\x1b\[2J" in page
    assert "<script>" not in page
    assert "\x1b" not in page
