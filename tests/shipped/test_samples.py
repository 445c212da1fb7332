"""The sample reports are what this release writes."""

import io

import pdfplumber
import pytest

from advisor.report.render import file_name, render
from tests.report.build import SAMPLES, TEAMS, sample

AGAIN = "the samples have drifted: run `make samples` and look at the change"


def words(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [word for page in document.pages for word in page.extract_text().split()]


@pytest.mark.parametrize("name", ["html", "md", "json"])
@pytest.mark.parametrize("team", TEAMS)
def test_samples_are_up_to_date(team: str, name: str) -> None:
    kept = (SAMPLES / team / file_name(name)).read_bytes()
    assert render(sample(team), name, interactive=False) == kept, AGAIN


@pytest.mark.parametrize("team", TEAMS)
def test_sample_pdfs_say_what_a_new_one_says(team: str) -> None:
    # Bytes may differ between versions of the layout libraries; words may not.
    kept = (SAMPLES / team / file_name("pdf")).read_bytes()
    assert words(render(sample(team), "pdf")) == words(kept), AGAIN


@pytest.mark.parametrize(
    ("team", "claimed", "supported", "devops"),
    [("parcel-eta", 0, 0, 2), ("churn-scoring", 1, 1, 1), ("fraud-stream", 2, 1, 2)],
)
def test_samples_hold_the_levels_their_stories_tell(
    team: str, claimed: int, supported: int, devops: int
) -> None:
    level = sample(team).level
    assert (level["claimed"], level["supported"]) == (claimed, supported)
    assert level["devops_claimed"] == devops


def test_the_level_two_team_has_two_weak_spots() -> None:
    result = sample("fraud-stream")
    weak = [p.id for p in result.practices if p.gates and p.claimed and p.supported == 0]
    assert weak == ["testing.bias-and-fairness"]
    assert result.practice("primary-goal.decommissioning").claimed == 0
