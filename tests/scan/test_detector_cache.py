"""Detectors kept for the next scan."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import ContentError
from advisor.scan import load
from advisor.scan.literals import Literals
from advisor.scan.load import rubric_detectors, scanning_detectors
from advisor.scan.table import Question
from tests.scan.small import RUNS, rubric

_DETECTOR = f"""\
detectors:
  - id: logs
    criteria: [{RUNS}]
    find:
      - fact: call
        where: {{name: ["mlflow.*", {{matches: "(?i)Log_(metric|param)"}}], reachable: true}}
    without:
      - {{fact: setting, where: {{key: a, value: {{not: "1"}}}}, same: project, at_least: 2}}
    shows: It logs.
    not_shown: Where to.
    seen_at: The server.
    positive: [{{files: {{a.py: "x"}}}}]
    negative: [{{files: {{a.py: "y"}}}}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / "own"
    (place / "detectors").mkdir(parents=True)
    (place / "rubric.yaml").write_text("id: own\n")
    (place / "detectors" / "d.yaml").write_text(_DETECTOR)
    return place


def test_they_are_read_once_and_are_the_same_but_for_fixtures(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = rubric_detectors(str(folder), rubric())
    first = scanning_detectors(str(folder), rubric())
    monkeypatch.setattr(load, "load_detectors", lambda *_: pytest.fail("it was read again"))
    second = scanning_detectors(str(folder), rubric())
    bare = tuple(replace(one, positive=(), negative=()) for one in read.detectors)
    for kept in (first, second):
        assert (kept.detectors, kept.sha256) == (bare, read.sha256)
        assert kept.activities == read.activities


def test_other_texts_are_read_anew_and_judged(folder: Path) -> None:
    before = scanning_detectors(str(folder), rubric())
    file = folder / "detectors" / "d.yaml"
    file.write_text(_DETECTOR.replace("It logs", "It tells"))
    after = scanning_detectors(str(folder), rubric())
    assert (before.detectors[0].shows, after.detectors[0].shows) == ("It logs.", "It tells.")
    file.write_text(_DETECTOR.replace("(metric|param)", "(metric"))
    with pytest.raises(ContentError, match="regular expression"):
        scanning_detectors(str(folder), rubric())


def test_literals_that_were_kept_are_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanning_detectors(str(folder), rubric())
    known: dict[str, Literals | None] = {}
    monkeypatch.setattr("advisor.scan.literals.KNOWN", known)
    monkeypatch.setattr("advisor.scan.detector_cache.KNOWN", known)
    (kept,) = scanning_detectors(str(folder), rubric()).detectors
    assert known["(?i)Log_(metric|param)"] == frozenset({"metric", "param"})
    monkeypatch.setattr("advisor.scan.literals._read", lambda _: pytest.fail("it was read again"))
    assert dict(Question(kept.find[0]).literals) == {"name": {"mlflow.", "metric", "param"}}


@pytest.mark.parametrize("damage", [b"", b"x" * 80])
def test_a_damaged_file_is_as_good_as_none(folder: Path, tmp_path: Path, damage: bytes) -> None:
    sound = scanning_detectors(str(folder), rubric())
    (file,) = (tmp_path / "cache").rglob("detectors-*")
    file.write_bytes(damage)
    assert scanning_detectors(str(folder), rubric()).detectors == sound.detectors
    assert len(file.read_bytes()) > 80
