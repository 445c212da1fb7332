import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.pdf import PDF

from advisor.report.formats import render
from tests.report.build import SAMPLES, printed, sample


@pytest.fixture(scope="module")
def churn() -> PDF:
    return pdfplumber.open(io.BytesIO(printed("churn-scoring")))


def text_of(pdf: PDF) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_pages_are_a4_numbered_and_carry_running_heads(churn: PDF) -> None:
    count = len(churn.pages)
    for number, page in enumerate(churn.pages[1:], 2):
        assert (round(page.width), round(page.height)) == (595, 842)
        head = page.crop((0, 0, page.width, 60)).extract_text()
        assert f"{number} / {count}" in head
        assert "Churn scoring" in head


def test_nothing_stands_outside_the_page(churn: PDF) -> None:
    for page in churn.pages:
        for character in page.chars:
            assert 0 <= character["x0"] <= character["x1"] <= page.width + 0.5
            assert 0 <= character["top"] <= character["bottom"] <= page.height + 0.5


def test_no_heading_is_the_last_line_of_a_page(churn: PDF) -> None:
    for page in churn.pages[1:]:
        sizes = [round(character["size"], 1) for character in page.chars]
        last_line = max(round(character["top"]) for character in page.chars)
        last = [round(c["size"], 1) for c in page.chars if round(c["top"]) == last_line]
        assert max(last) <= 11 or len(set(sizes)) == 1


def test_only_fonts_of_the_product_are_embedded(churn: PDF) -> None:
    fonts = {character["fontname"] for page in churn.pages for character in page.chars}
    assert fonts
    assert all("Source-Sans" in font for font in fonts)


def test_title_and_contents_are_there(churn: PDF) -> None:
    assert churn.metadata["Title"] == "Churn scoring: MLOps and DevOps maturity"
    text = text_of(churn)
    for heading in ("Decide", "Compare", "Later", "Recommended steps", "Every answer"):
        assert heading in text
    assert all(step.title in text for step in sample("churn-scoring").roadmap.steps)


def test_hostile_text_is_shown_and_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    # A character that no font of the machine has gives its font an encoding pdfplumber can't read.
    with pypdfium2.PdfDocument(printed("hostile")) as pdf:
        cover = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert "<script>alert(1)</script>" in cover
    assert "{{ 7 * 7 }}" in cover
    assert not [record for record in caplog.records if "evil.example" in record.getMessage()]


def without_fonts(folder: Path, answers: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Write a PDF on a machine without any font."""
    (folder / "none").mkdir()
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder / 'none'}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    return subprocess.run(
        [
            *(sys.executable, "-c", "from advisor.cli.main import main; main()"),
            *("report", str(answers), "-o", str(folder), "--format", "pdf", *more),
        ],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )


def test_a_machine_without_any_font_gives_the_same_words(tmp_path: Path) -> None:
    done = without_fonts(tmp_path, SAMPLES / "churn-scoring" / "answers.yaml")
    assert "No font" not in done.stderr
    with pdfplumber.open(tmp_path / "report.pdf") as pdf:
        bare = text_of(pdf)
        fonts = {character["fontname"] for page in pdf.pages for character in page.chars}
    with pdfplumber.open(io.BytesIO(render(sample("churn-scoring"), "pdf"))) as pdf:
        assert bare == text_of(pdf)
    assert all("Source-Sans" in font for font in fonts)


def reporting(folder: Path, before: str = ":") -> "subprocess.Popen[bytes]":
    """Start to write a PDF in a session of its own; `before` is a command of the shell."""
    (folder / "temporary").mkdir()
    answers = SAMPLES / "fraud-stream" / "answers.yaml"
    run = "from advisor.cli.main import main; main()"
    return subprocess.Popen(
        [
            *("sh", "-c", f'{before}; exec "$0" "$@"', sys.executable, "-c", run, "report"),
            *(str(answers), "-o", str(folder), "--format", "pdf", "--full"),
        ],
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(folder / "temporary")},
    )


def ended(process: "subprocess.Popen[bytes]") -> int:
    """Return the exit code; fail when something of the session is still running."""
    code = process.wait(timeout=120)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return code


def test_out_of_time_a_report_ends_and_leaves_nothing_running(tmp_path: Path) -> None:
    assert ended(reporting(tmp_path, "ulimit -t 1")) < 0
    assert not (tmp_path / "report.pdf").exists()


def test_killed_while_it_lays_out_a_report_leaves_nothing_running(tmp_path: Path) -> None:
    process = reporting(tmp_path)
    deadline = time.monotonic() + 120
    while not any((tmp_path / "temporary").glob("weasyprint-*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.kill()
    assert ended(process) < 0
    assert not (tmp_path / "report.pdf").exists()


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    assert ended(reporting(tmp_path)) == 0
    left = {path.name for path in (tmp_path / "temporary").iterdir()}
    assert left <= {f"advisor-{os.getuid()}"}  # of locks, one for all time
    assert (tmp_path / "report.pdf").is_file()


def test_characters_that_no_font_shows_are_named(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "rubric: mlops-devops@2\nteam: {name: 𓀀𓀁}\nassessed_on: 2026-11-23\nanswers: {}\n"
    )
    done = without_fonts(tmp_path, answers)
    assert "No font on this machine shows 𓀀 𓀁" in done.stderr
    assert (tmp_path / "report.pdf").stat().st_size
