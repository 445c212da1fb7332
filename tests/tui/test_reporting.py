from dataclasses import replace
from pathlib import Path

import pytest

from advisor.assessment.model import Team
from advisor.errors import OutputError
from advisor.rubric.model import Rubric
from advisor.tui.reporting import Reporting, Stage, Stopped
from tests.build import ROOT, assessment


def test_each_format_is_told_of_until_it_is_written(delivery: Rubric, folder: Path) -> None:
    told: list[tuple[str, Stage]] = []
    reporting = Reporting(lambda name, stage: told.append((name, stage)))
    paths = reporting.run(delivery, assessment(delivery, {}), ["html", "json"], folder / "out")
    assert [path.name for path in paths] == ["report.html", "result.json"]
    assert [stage for name, stage in told if name == "html"] == [
        Stage.RENDERING,
        Stage.READY,
        Stage.WRITTEN,
    ]


def test_stopped_it_writes_nothing_even_while_the_pdf_is_laid_out(
    delivery: Rubric, folder: Path
) -> None:
    def stop(name: str, stage: Stage) -> None:
        if name == "pdf" and stage is Stage.RENDERING:
            reporting.stop()

    reporting = Reporting(stop)
    with pytest.raises(Stopped):
        reporting.run(delivery, assessment(delivery, {}), ["pdf", "json"], folder / "out")
    assert not (folder / "out").exists()


def test_what_stands_in_the_way_is_an_error(delivery: Rubric, folder: Path) -> None:
    (folder / "out").write_text("a file")
    reporting = Reporting(lambda *_: None)
    with pytest.raises(OutputError, match="cannot be written"):
        reporting.run(delivery, assessment(delivery, {}), ["json"], folder / "out")


def test_what_is_to_know_of_a_file_is_told(
    delivery: Rubric, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(ROOT / "advisor" / "pdf" / "fonts.conf"))
    team = replace(assessment(delivery, {}), team=Team(name="𓀀"))
    reporting = Reporting(lambda *_: None)
    reporting.run(delivery, team, ["pdf"], folder / "out")
    assert any("𓀀" in text for text in reporting.told)
