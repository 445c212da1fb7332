import posixpath
import re
from pathlib import Path

import pytest

from advisor.cli.rubric_pages.markdown import INDEX, dimension_page, pages, whole_page
from advisor.rubric.catalogue import load_rubric
from tests.build import BACKUPS
from tests.rubric.sound import LETTERS, SOUND, edited

ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(#([^)]+)\)")


PAGE_LINK = re.compile(r"\]\(([^)#]*)#([^)]+)\)")
RUBRICS: list[str | Path] = ["mlops-devops", BACKUPS, SOUND, LETTERS]


def _slugs(page: str) -> set[str]:
    """Return the places that headings of the second rank are, for those who show Markdown."""
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    return {title.lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("rubric", RUBRICS, ids=str)
def test_every_link_leads_to_one_place_on_the_page(rubric: str | Path) -> None:
    page = whole_page(load_rubric(rubric))
    places = ANCHOR.findall(page)
    assert len(places) == len(set(places))
    assert set(LINK.findall(page)) <= {*places, *_slugs(page)}


@pytest.mark.parametrize("rubric", RUBRICS, ids=str)
def test_every_practice_and_step_has_its_place(rubric: str | Path) -> None:
    chosen = load_rubric(rubric)
    places = ANCHOR.findall(whole_page(chosen))
    assert {practice.id for practice in chosen.practices} <= set(places)
    assert {step.id for step in chosen.steps} <= set(places)
    assert {f"dimension-{item.id}" for item in chosen.dimensions} <= set(places)
    assert {f"level-{item.level}" for item in chosen.levels} <= set(places)


def test_a_practice_shows_its_question_levels_evidence_gates_and_steps() -> None:
    page = whole_page(edited({}))
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


def test_a_practice_shows_its_criteria_as_a_checklist_with_what_they_define() -> None:
    page = whole_page(edited({}, LETTERS))
    for told in (
        "- **Level 0**: Letters lie on a pile until somebody has time.\n- **Level 1**\n  - [ ] ",
        (
            '<a id="desk.opening/opened-daily"></a>The book of the post room shows that letters '
            "are opened on each working day. `opened-daily` · seen in a record · defines "
            "[Opening](#feature-opening) · teams with paper: true\n"
        ),
        (
            "`translated` · seen in files · teams with \\(boxes: at least 2, or languages: french "
            "or other\\)\n"
        ),
        "  - *Convinces:* The book of last week.",
    ):
        assert told in page


def test_a_feature_shows_its_role_and_the_criteria_that_define_it() -> None:
    page = whole_page(edited({}, LETTERS))
    for told in (
        (
            '<a id="feature-opening"></a>**Opening** (core, Letters on paper; teams with paper: '
            "true): Letters are opened.\n  - [The book of the post room shows"
        ),
        (
            "**Counting** (component): Letters are counted.\n  - [A counter shows how many letters "
            "wait.](#desk.opening/counted)"
        ),
        "**Forgotten** (trait): Letters are lost. Told only where all of these are lacking:\n  - [",
    ):
        assert told in page
    assert "A criterion speaks of the boxes it names." in page


def test_a_feature_without_criteria_names_the_practices_it_rests_on() -> None:
    page = whole_page(edited({}))
    assert "A rota says who answers. Covered by [Rota](#answering.rota)." in page
    assert "Machines, level 1" not in page


def test_a_profile_field_says_what_it_takes_and_what_no_answer_counts_as() -> None:
    rows = {
        line.split("`")[1]: line
        for line in whole_page(edited({}, LETTERS)).splitlines()
        if "profile-" in line
    }
    assert "| `true`, `false`; no answer counts as `true` | 1 criterion |" in rows["paper"]
    assert "| a number; no answer counts as `1` | 1 criterion |" in rows["boxes"]
    assert "| one or more of `german`, `french`, `other` | 1 criterion |" in rows["languages"]


def test_a_practice_says_which_teams_it_concerns() -> None:
    page = whole_page(edited({("practices", 1, "applies_when"): {"size": ["large"]}}))
    assert "teams with size: large" in page
    row = next(line for line in page.splitlines() if "profile-size" in line)
    assert row.endswith("| [Alerts](#answering.alerts) |")


def test_a_step_that_raises_two_practices_is_told_once_and_linked_from_the_other() -> None:
    both = {"answering.rota": 1, "answering.alerts": 1}
    page = whole_page(edited({("steps", 0, "raises"): both}))
    assert page.count("##### Publish a rota") == 1
    assert "*See also:* [Publish a rota](#answering.rota-1)" in page
    assert "[Alerts](#answering.alerts) to level 1" in page


def test_texts_are_shown_as_they_were_written() -> None:
    hostile = "<script> | [x](y) *z* `c`\n\n# \x1b[2J"
    page = whole_page(edited({("practices", 0, "title"): hostile, ("title",): hostile}))
    assert r"#### \<script\> \| \[x\]\(y\) \*z\* \`c\`  \# \\x1b\[2J" in page
    assert "<script>" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize("rubric", RUBRICS, ids=str)
def test_every_link_between_the_pages_leads_to_one_place(rubric: str | Path) -> None:
    made = pages(load_rubric(rubric))
    places = {file: {*ANCHOR.findall(page), *_slugs(page)} for file, page in made.items()}
    links = [(file, *link) for file, page in made.items() for link in PAGE_LINK.findall(page)]
    for file, path, anchor in links:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
        assert anchor in places[target], f"{file} links to {path}#{anchor}"
    assert {posixpath.dirname(path) for _, path, _ in links} >= {"", "rubric"}


@pytest.mark.parametrize("rubric", RUBRICS, ids=str)
def test_the_pages_hold_every_place_of_the_whole_page_once(rubric: str | Path) -> None:
    chosen = load_rubric(rubric)
    found = [place for page in pages(chosen).values() for place in ANCHOR.findall(page)]
    assert sorted(found) == sorted(ANCHOR.findall(whole_page(chosen)))


def test_there_is_an_index_and_a_page_for_each_dimension_and_crosswalk() -> None:
    chosen = load_rubric("mlops-devops")
    made = pages(chosen)
    assert set(made) == {
        INDEX,
        *(f"rubric/{dimension.id}.md" for dimension in chosen.dimensions),
        *(f"rubric/crosswalks/{crosswalk.id}.md" for crosswalk in chosen.crosswalks),
    }
    testing = next(dimension for dimension in chosen.dimensions if dimension.id == "testing")
    assert made["rubric/testing.md"] == dimension_page(chosen, testing)
    assert all(page.startswith("<!-- Made by advisor -->\n") for page in made.values())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("https://example.org/a_b?c=1&d=2", "Published at <https://example.org/a_b?c=1&d=2>."),
        ("javascript:alert(1)", r"Published at javascript:alert\(1\)."),
        ("https://x> <script>", r"Published at https://x\> \<script\>."),
        ("the shelf\n## of books", r"Published at the shelf \#\# of books."),
    ],
)
def test_the_source_of_a_crosswalk_is_a_link_only_where_it_is_an_address(
    source: str, told: str
) -> None:
    item = {"id": "one", "title": "One", "level": 1, "maps": []}
    level = {"level": 1, "title": "First"}
    crosswalk = {
        "id": "other",
        "title": "Other",
        "edition": "1",
        "source": source,
        "kind": "levels",
        "note": "Seen from afar.",
        "levels": [level],
        "items": [item],
    }
    assert told in whole_page(edited({("crosswalks",): [crosswalk]}))


def test_no_text_on_any_page_is_read_as_markdown_or_html() -> None:
    hostile = "<script> [x](y) \x1b[2J\n\n# z"
    chosen = edited(
        {
            ("title",): hostile,
            ("levels", 1, "summary"): hostile,
            ("dimensions", 0, "title"): hostile,
            ("sides", 0, "title"): hostile,
            ("practices", 0, "weight_reason"): hostile,
            ("steps", 0, "tools", 0, "licence"): hostile,
            ("steps", 0, "tasks", 0): hostile,
            ("kpis", 0, "unit"): hostile,
        }
    )
    text = "".join(pages(chosen).values())
    assert text.count(r"\<script\> \[x\]\(y\) \\x1b\[2J") >= 8
    assert "<script>" not in text
    assert "\x1b" not in text
    assert not re.search("^# z", text, re.MULTILINE)
