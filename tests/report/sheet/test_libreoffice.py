"""A workbook as LibreOffice opens, counts and saves it, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor.assessment.model import Answer, Evidence, Waiver
from advisor.assessment.sheet.open_sheet import open_sheet
from advisor.assessment.sheet.read import read_sheet
from tests.assessment.sheet.filled import answered, letters, written
from tests.build import DAY

OPENING = "desk.opening"
SOFFICE = shutil.which("soffice")
ANSWER = Answer(
    met=("opened-daily",),
    unknown=("from-templates",),
    waived=(Waiver(criterion="counted", reason="=1+1", by="Ann", until=DAY),),
    note="two\nlines\n-3",
    evidence=(Evidence(kind="seen", ref="@SUM(A1)", observed_on=DAY),),
)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_says_the_same_and_counts_its_states(
    tmp_path: Path,
) -> None:
    given = answered({OPENING: ANSWER})
    made = written(tmp_path / "team.xlsx", given)
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", saved, made],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = read_sheet(open_sheet(saved / "team.xlsx"), letters())
    assert found.before == found.after == given
    first = load_workbook(saved / "team.xlsx", data_only=True)["Read first"]
    tally = [row[1].value for row in first.iter_rows() if "so far" in str(row[0].value)]
    assert tally == [1, 0, 1, 1, 1]
