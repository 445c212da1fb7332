import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from tests.report.build import SAMPLES, pdf_of, printed, sample
from tests.report.renderers.tags import fonts_of


@pytest.fixture(scope="module")
def churn() -> Iterator[PdfDocument]:
    with PdfDocument(printed("churn-scoring")) as pdf:
        yield pdf


def text_of(pdf: PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_pages_are_a4_numbered_and_carry_running_heads(churn: PdfDocument) -> None:
    for number, page in enumerate(churn, 1):
        width, height = page.get_size()
        assert (round(width), round(height)) == (595, 842)
        if number > 1:
            head = page.get_textpage().get_text_bounded(bottom=height - 60)
            assert f"{number} / {len(churn)}" in head
            assert "Churn scoring" in head


def fonts_in(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(font.BaseFont) for font in fonts_of(pdf)}


def test_only_fonts_of_the_product_are_embedded() -> None:
    fonts = fonts_in(printed("churn-scoring"))
    assert fonts
    assert all("Source-Sans" in font for font in fonts)


def test_title_and_contents_are_there(churn: PdfDocument) -> None:
    assert churn.get_metadata_value("Title") == "Churn scoring: MLOps and DevOps maturity"
    text = text_of(churn)
    for heading in ("Decide", "Compare", "Later", "Recommended steps", "Every answer"):
        assert heading in text
    assert all(step.title in text for step in sample("churn-scoring").roadmap.steps)


def test_hostile_text_is_shown_and_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    with PdfDocument(printed("hostile")) as pdf:
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
    bare, usual = (tmp_path / "report.pdf").read_bytes(), pdf_of(sample("churn-scoring"))
    with PdfDocument(bare) as one, PdfDocument(usual) as other:
        assert text_of(one) == text_of(other)
    assert fonts_in(bare)
    assert all("Source-Sans" in font for font in fonts_in(bare))


def reporting(folder: Path, before: str = ":") -> "subprocess.Popen[bytes]":
    """Start to write a PDF in a session of its own; `before` is a command of the shell."""
    (folder / "temporary").mkdir()
    answers = SAMPLES / "fraud-stream" / "answers.yaml"
    run = "from advisor.cli.main import main; main()"
    return subprocess.Popen(
        [
            *("sh", "-c", f'{before}; exec "$0" "$@"', sys.executable, "-c", run, "report"),
            *(str(answers), "-o", str(folder), "--format", "pdf"),
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
