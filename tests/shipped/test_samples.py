"""The sample reports are what this release writes."""

import io
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageStat

from advisor.report.formats import FORMATS, file_name, render
from advisor.words.level_held import say_held
from tests.report import pictures
from tests.report.build import PICTURED, RENDERED, SAMPLES, TEAMS, pdf_of, sample

AGAIN = "the samples have drifted: run `make samples` and look at the change"
HARDLY = 2.0  # of 255: what another release of the layout libraries may move


def words(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [word for page in document.pages for word in page.extract_text().split()]


def test_one_sample_is_kept_as_a_whole_report_and_the_others_as_a_picture() -> None:
    assert {RENDERED, *PICTURED} == set(TEAMS) == {path.name for path in SAMPLES.iterdir()}
    whole = {"answers.yaml", *map(file_name, FORMATS)}
    assert {path.name for path in (SAMPLES / RENDERED).iterdir()} == whole
    for team in PICTURED:
        kept = {path.name for path in (SAMPLES / team).iterdir()}
        assert kept == {"answers.yaml", pictures.PICTURE}


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_the_sample_report_is_up_to_date(name: str) -> None:
    kept = (SAMPLES / RENDERED / file_name(name)).read_bytes()
    assert render(sample(RENDERED), name, interactive=False) == kept, AGAIN


def test_the_sample_pdf_says_what_a_new_one_says() -> None:
    # Bytes may differ between versions of the layout libraries; words may not.
    kept = (SAMPLES / RENDERED / file_name("pdf")).read_bytes()
    assert words(pdf_of(sample(RENDERED))) == words(kept), AGAIN


@pytest.mark.parametrize("team", PICTURED)
def test_pictures_of_samples_show_what_a_new_one_shows(team: str) -> None:
    assert differs(SAMPLES / team / pictures.PICTURE, pictures.page_one(team)) < HARDLY, AGAIN


def test_the_picture_in_the_readme_shows_what_a_new_one_shows() -> None:
    assert differs(pictures.README, pictures.readme()) < HARDLY, AGAIN


def differs(kept: Path, fresh: bytes) -> float:
    """Return by how much the dots of two pictures differ on average."""
    with Image.open(kept) as before, Image.open(io.BytesIO(fresh)) as now:
        assert before.size == now.size, AGAIN
        difference = ImageChops.difference(before.convert("L"), now.convert("L"))
        return ImageStat.Stat(difference).mean[0]


@pytest.mark.parametrize(
    ("team", "held", "devops"),
    [
        ("parcel-eta", "Level 0 with 0 of 7 core features of level 1", "Level 2, guarded"),
        (
            "churn-scoring",
            "Level 1, unguarded, for lack of run monitoring and rollback",
            "Level 1, guarded",
        ),
        (
            "fraud-stream",
            "Level 2, unguarded, for lack of feedback from monitoring",
            "Level 2, guarded",
        ),
    ],
)
def test_samples_hold_the_levels_their_stories_tell(team: str, held: str, devops: str) -> None:
    result = sample(team)
    assert (say_held(result), say_held(result, "devops")) == (held, devops)
    assert say_held(result, basis="supported") == held
    assert result.roadmap.steps


def test_the_level_two_team_has_two_more_weak_spots_that_decide_no_level() -> None:
    result = sample("fraud-stream")
    weak = [p.id for p in result.practices if p.value and not p.supported_value]
    assert "testing.bias-and-fairness" in weak
    assert result.practice("primary-goal.decommissioning").claimed == 0
