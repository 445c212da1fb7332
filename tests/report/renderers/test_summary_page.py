"""The summary fits one page, whoever the team is and whatever the paper."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.pdf.engine import lay_out
from advisor.pdf.fonts import fonts_for
from advisor.report.brand.model import PAPERS, Appearance
from advisor.report.renderers.html import page
from advisor.result.build import build_result
from tests.report.build import ROOT, SAMPLES

NAME = "A team that has taken the sixty characters it may well have"
ANSWERS = sorted(
    [*SAMPLES.glob("*/answers.yaml"), *ROOT.glob("tests/fixtures/teams/*/answers.yaml")]
)


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda path: path.parent.name)
def test_the_summary_fits_a_page(answers: Path) -> None:
    result = build_result(*open_assessment(load_document(answers)))
    named = replace(result, team={**result.team, "name": NAME})
    for paper in PAPERS:
        html = page(named, medium="print", appearance=Appearance(paper=paper))
        root = ET.fromstring(html)  # noqa: S314 our own, which is XML as well
        main = root.find(".//main")
        assert main is not None
        for chapter in list(main)[4:]:  # what follows cover, summary, the end of a page, comparison
            main.remove(chapter)
        pages = lay_out(ET.tostring(root, "unicode"), fonts_for(html)).anchors()
        assert "summary" not in pages[0], paper
        assert "summary" in pages[1], paper
        assert "comparison" in pages[2], paper
        assert "summary" not in pages[2], paper
