"""What it takes to have a chapter or a chart, and what follows from it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.report import chapters, template_data
from advisor.report.brand.model import Appearance
from advisor.report.chapter_model import Chapter
from advisor.report.chapters import CHAPTERS
from advisor.report.charts.drawing import Drawing, Picture, Rect, Shape, Text
from advisor.report.formats import render
from advisor.report.renderers import templates
from advisor.report.renderers.html import page
from advisor.report.report_head import Cover
from advisor.result.model import Result
from tests.build import ROOT
from tests.report.build import TEAMS, print_page, sample, uniform

FILES = {path.stem for path in Path(*chapters.__path__).glob("*.py")} - {"__init__", "model"}
TEMPLATES = {path.name for path in (ROOT / "templates" / "report" / "chapters").iterdir()}


def test_a_chapter_is_a_file_a_template_and_a_place_in_the_order() -> None:
    ids = [chapter.id for chapter in CHAPTERS]
    assert set(ids) == FILES
    assert {f"{name}.j2" for name in ids} == TEMPLATES
    assert len(ids) == len(set(ids))


def test_no_chapter_takes_a_name_that_templates_know_otherwise() -> None:
    taken = {*Cover.__dataclass_fields__, "chapters", "front", "behind", "brand", "medium", "part"}
    taken |= {"styles", "paints"}
    assert not taken & {chapter.id for chapter in CHAPTERS}


@pytest.mark.parametrize("team", TEAMS)
def test_contents_and_pages_have_the_same_chapters_in_the_same_order(team: str) -> None:
    result = sample(team)
    data = template_data.template_data(result)
    titles, behind = data["chapters"], data["behind"]
    assert [*data["front"], *behind] == list(titles)
    html, md = print_page(result), render(result, "md").decode()
    assert _places(html, [f'data-to="#{name}"' for name in behind])
    assert _places(html, [f'<section id="{name}"' for name in titles])
    assert _places(md, [f"\n## {title}\n" for title in titles.values()])
    assert md.count("\n## ") == len(titles)
    assert md.count("<details>") == len(behind)
    short = page(result, medium="print")
    assert [name for name in titles if f'<section id="{name}"' in short] == data["front"]


def _places(text: str, marks: list[str]) -> bool:
    """Return whether marks stand in a text once each, in their order."""
    assert [mark for mark in marks if text.count(mark) != 1] == []
    places = [text.index(mark) for mark in marks]
    return places == sorted(places)


def test_a_chapter_without_data_is_left_out_everywhere() -> None:
    shown = template_data.template_data(uniform(2))["chapters"]
    assert {"history", "kpis", "plan"} & set(shown) == set()
    html = render(uniform(2), "html").decode()
    assert 'id="plan"' not in html
    assert '"#plan"' not in html


def _longest_titles(result: Result) -> Picture:
    shapes: list[Shape] = []
    for row, part in enumerate(result.dimensions):
        shapes.append(Text(role="label", x=0, y=20 * row + 14, text=part.title))
        shapes.append(Rect(role="backed", x=200, y=20 * row, width=len(part.title), height=13))
    drawing = Drawing(width=680, height=240, shapes=tuple(shapes), text="Letters of titles")
    return Picture(wide=drawing, narrow=drawing)


NEW = Chapter(id="letters", title="How long titles are", data=_longest_titles)
TEMPLATE = """
{% if medium == "markdown" %}
## {{ chapters.letters }}

{{ letters.wide.text }}

{% else %}
<section id="letters"><h2>{{ chapters.letters }}</h2>
<figure>{{ picture(letters) }}</figure></section>
{% endif %}
"""


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a chapter that draws a chart of its own: data, a template, a place in the tuple.

    In the tree that is three files for the chapter, and a module and perhaps a role in charts.css
    for a chart that it shows.
    """
    shutil.copytree(ROOT / "templates" / "report", tmp_path / "templates" / "report")
    path = tmp_path / "templates" / "report" / "chapters" / "letters.j2"
    path.write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(templates, "shipped", lambda name: tmp_path / name)
    for module in (templates, template_data):
        monkeypatch.setattr(module, "CHAPTERS", (*CHAPTERS[:3], NEW, *CHAPTERS[3:]))
    templates.environment.cache_clear()
    yield
    templates.environment.cache_clear()


@pytest.mark.usefixtures("one_more")
def test_a_new_chapter_with_a_new_chart_takes_no_more_than_that(tmp_path: Path) -> None:
    result = sample("churn-scoring")
    html, printed = page(result, medium="screen"), print_page(result)
    assert '<li><a href="#letters">How long titles are</a></li>' in html
    assert '<li data-to="#letters"><a href="#letters">How long titles are</a></li>' in printed
    assert html.count('aria-label="Letters of titles"') == 2  # wide and narrow
    assert '<rect class="backed" x="200" y="0" width="12" height="13"/>' in html
    assert "<title>Letters of titles</title>" in printed
    assert '<rect fill="#1f6f5c" x="200" y="0" width="12" height="13"/>' in printed
    assert "\n## How long titles are\n\nLetters of titles\n" in render(result, "md").decode()
    own = tmp_path / "own"
    own.mkdir()
    block = '{% extends "report.html.j2" %}{% block letters %}<i>{{ super() }}</i>{% endblock %}'
    (own / "report.html.j2").write_text(block, encoding="utf-8")
    overridden = page(result, medium="screen", appearance=Appearance(templates=own))
    shown = overridden.replace("<i>\n", "<i>")
    assert '<i><details class="behind" data-chapter="letters">' in shown
