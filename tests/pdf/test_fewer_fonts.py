"""Reports where the fonts for other scripts are not installed: the machine's fonts serve."""

import shutil
import sys
from pathlib import Path

import pytest

from advisor.optional_packages import SCRIPTS
from advisor.pdf import fonts
from advisor.report.formats import render, renderer
from tests.report.build import from_yaml, sample
from tests.report.renderers.test_pdf import without_fonts

ANSWERS = """
rubric: mlops-devops@2
team: {{name: "{}"}}
assessed_on: 2026-11-23
answers: {{}}
"""
HEBREW, THAI = "צות", "กข"
REMEDY = f"Fonts for most scripts come with: {SCRIPTS.command()}"
NOTO = "NotoSans{}[wght].ttf"


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for module in fonts.OTHERS:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(fonts, "package_folder", fonts.package_folder.__wrapped__)
    return monkeypatch


def a_machine_with(folder: Path, *names: str) -> Path:
    """Return a fontconfig file of a machine with these fonts and no other."""
    for name in names:
        shutil.copy(fonts.package_folder("manimgx_fonts") / NOTO.format(name), folder)
    config = folder / "machine.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    return config


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    return a_machine_with(tmp_path, "Hebrew", "Thai")


def remarks_of(text: str) -> tuple[str, ...]:
    made = renderer("pdf")
    assert made.render(from_yaml(ANSWERS.format(text))).startswith(b"%PDF")
    return made.remarks


@pytest.mark.parametrize("text", [HEBREW, THAI])
def test_the_machines_fonts_serve_and_a_remark_names_the_characters_and_the_extra(
    machine: Path, without_extra: pytest.MonkeyPatch, text: str
) -> None:
    without_extra.setenv("FONTCONFIG_FILE", str(machine))
    (remark,) = remarks_of(text)
    assert f"Fonts of this machine show {' '.join(sorted(text))}:" in remark
    assert REMEDY in remark


def test_what_the_machine_cannot_show_either_is_told_with_the_extra_as_its_remedy(
    machine: Path, without_extra: pytest.MonkeyPatch
) -> None:
    without_extra.setenv("FONTCONFIG_FILE", str(machine))
    served, boxes = remarks_of(f"{HEBREW} 字")
    assert "字" not in served
    assert boxes.startswith("No font on this machine shows 字:")
    assert REMEDY in boxes


def test_where_the_extra_is_installed_it_is_not_the_remedy(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS.format("𓀀字").lstrip(), encoding="utf-8")
    said = without_fonts(tmp_path, answers).stderr
    assert "No font on this machine shows 𓀀:" in said
    assert REMEDY not in said


def test_latin_reports_are_the_same_and_nothing_is_said(without_extra: pytest.MonkeyPatch) -> None:
    result = sample("parcel-eta")
    made = renderer("pdf")
    bare = made.render(result)
    assert made.remarks == ()
    without_extra.undo()
    assert render(result, "pdf") == bare


def test_html_does_without_those_fonts(without_extra: pytest.MonkeyPatch) -> None:
    result = from_yaml(ANSWERS.format(HEBREW))
    bare = render(result, "html")
    without_extra.undo()
    assert render(result, "html") == bare
    assert HEBREW in bare.decode()
