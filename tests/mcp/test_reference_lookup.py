"""References looked up: a person can open what is proposed, and sees there what is claimed."""

from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.mcp.claim import Reference
from advisor.mcp.evidence_folder import EvidenceFolder
from advisor.mcp.reference_lookup import place_of
from advisor.scan.proposal import EvidencePlace
from tests.mcp.folder import tools


@pytest.fixture
def root(tmp_path: Path) -> EvidenceFolder:
    return tools(tmp_path).root


def looked_up(root: EvidenceFolder, ref: str, **given: object) -> EvidencePlace:
    reference = Reference(ref=ref, **given)  # type: ignore[arg-type]
    return place_of(reference, root, says="supports", reason="It installs\na version.")


@pytest.mark.parametrize(
    ("ref", "given"),
    [
        ("ci/release.sh", {"start": 3}),
        ("ci/release.sh", {"start": 2, "end": 3}),  # the first is empty
        ("ci/release.sh:3", {}),
        ("ci/release.sh#L3", {}),
        ("ci/release.sh", {"snippet": "install   model-v3"}),
        ("ci/release.sh", {"start": 1, "end": 4, "snippet": "install model-v3"}),
    ],
)
def test_lines_are_named_or_found_by_what_stands_there(
    root: EvidenceFolder, ref: str, given: dict[str, object]
) -> None:
    place = looked_up(root, ref, **given)
    assert place.path == "ci/release.sh"
    assert "install model-v3" in place.snippet
    assert place.line in {1, 3}
    assert place.detector is None
    assert place.shows == "It installs a version."


def test_a_snippet_may_go_over_several_lines(root: EvidenceFolder) -> None:
    place = looked_up(root, "ci/release.sh", snippet="model-v3 --to production")
    assert (place.line, place.end_line) == (3, 4)
    assert place.reference == "ci/release.sh:3"


@pytest.mark.parametrize(
    "ref", ["https://ci.example.org/runs/7?tab=log", "http://wiki.example.org/x"]
)
def test_a_link_is_a_place_as_a_whole(root: EvidenceFolder, ref: str) -> None:
    place = looked_up(root, ref)
    assert (place.reference, place.line, place.snippet) == (ref, 0, "")


def test_so_is_a_file_that_is_no_text(root: EvidenceFolder) -> None:
    assert looked_up(root, "chart.png").reference == "chart.png"


@pytest.mark.parametrize(
    ("ref", "given", "why"),
    [
        ("ci/release.sh", {}, "no lines of ci/release.sh are named"),
        ("ci/release.sh", {"start": 5}, "has 4 lines, and lines 5 to 5 were named"),
        ("ci/release.sh", {"start": 3, "end": 2}, "has 4 lines, and lines 3 to 2"),
        ("ci/release.sh", {"start": 2}, "lines 2 to 2 of ci/release.sh are empty"),
        ("ci/release.sh", {"snippet": "install model-v4"}, "does not hold that snippet"),
        ("ci/release.sh", {"start": 1, "snippet": "install"}, "lines 1 to 1 .* do not hold"),
        ("ci/relaese.sh", {"start": 1}, "there is no file"),
        ("chart.png", {"start": 1}, "is a binary file"),
        ("team.json", {"start": 1}, "no evidence of themselves"),
        ("../x", {"start": 1}, "lies outside|there is no file"),
        ("the CI", {"start": 1}, "there is no file"),
        (f"{'x' * 900}:12", {}, "there is no file"),
        ("ftp://example.org/x", {}, "no link that a person can open"),
        ("file:///etc/passwd", {}, "no link that a person can open"),
        ("https://me:pw@example.org/", {}, "no link that a person can open"),
        ("https://", {}, "no link that a person can open"),
        ("https://x.org/\x1b[31m", {}, "no link that a person can open"),
        ("http://localhost:5000/runs/1", {}, "machine of whoever opens it"),
        ("http://127.0.0.1/", {}, "machine of whoever opens it"),
    ],
)
def test_where_nobody_could_look_nothing_is_proposed(
    root: EvidenceFolder, ref: str, given: dict[str, object], why: str
) -> None:
    with pytest.raises(AdvisorError, match=why) as refused:
        looked_up(root, ref, **given)
    assert refused.value.problems[0].hint


def test_a_whole_file_is_no_place(root: EvidenceFolder) -> None:
    (root.path / "long.txt").write_text("x\n" * 1_000, encoding="utf-8")
    with pytest.raises(AdvisorError, match="1000 lines are no place"):
        looked_up(root, "long.txt", start=1, end=1_000)
