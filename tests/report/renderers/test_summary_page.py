"""The summary fits one page, whoever the team is and whatever the paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.brand.model import PAPERS, Appearance
from advisor.report.renderers.fonts import fonts_for
from advisor.report.renderers.html import page
from advisor.report.renderers.layout import lay_out, parse
from advisor.report.renderers.page_numbers import anchors_of
from advisor.report.result import build_result
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
        root = parse(html)
        main = root.find(".//main")
        assert main is not None
        for chapter in list(main)[3:]:  # what follows the cover, the summary, the comparison
            main.remove(chapter)
        pages = anchors_of(lay_out(root, fonts_for(html)).pages)
        assert (pages["summary"], pages["comparison"]) == (1, 2), paper
