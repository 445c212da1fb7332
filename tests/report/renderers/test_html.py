import gzip
import json
import re
from base64 import b64encode, b85decode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest

from advisor.document.data import as_data
from advisor.report.brand.model import Appearance
from advisor.report.charts.interactive.figure import Chart
from advisor.report.formats import render
from advisor.report.template_data import template_data
from tests.report.build import TEAMS, WORD, hostile, mending, sample, uniform

_VOID = {"meta", "br", "col", "link", "img", "input", "hr"}
_SVG_LEAVES = {"rect", "circle", "line", "path"}


class _Page(HTMLParser):
    """Collects what a page holds, and fails when a tag is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(text: bytes) -> _Page:
    return _Page(text.decode())


def unpacked(text: str) -> bytes:
    return gzip.decompress(b85decode(text.replace(".", "<")))


def policy_of(found: _Page) -> str:
    (policy,) = [value for _, _, value in found.attributes if value and "default-src" in value]
    return policy


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("team", TEAMS)
def test_the_page_needs_nothing_from_outside(team: str, *, interactive: bool) -> None:
    found = page(render(sample(team), "html", interactive=interactive))
    assert not {"link", "img", "iframe", "object", "base"} & set(found.tags)
    links = [value for tag, name, value in found.attributes if name in {"href", "src"}]
    assert all(value and value.startswith("#") for value in links)
    assert policy_of(found).startswith("default-src 'none'; ")
    assert "http" not in policy_of(found)


def test_without_interaction_there_is_no_script_and_none_would_run() -> None:
    found = page(render(sample("parcel-eta"), "html", interactive=False))
    assert "script" not in found.tags
    assert "script-src" not in policy_of(found)


def test_only_two_scripts_may_run_and_both_are_in_the_page() -> None:
    raw = render(sample("parcel-eta"), "html").decode()
    scripts = re.findall(r'<script type="([^"]+)"[^>]*>(.*?)</script>', raw, re.DOTALL)
    assert [kind for kind, _ in scripts] == ["text/plain", "text/plain", "module"]
    plotly = unpacked(scripts[1][1])
    assert plotly.startswith(b"/**\n* plotly.js v")
    sources = [b64encode(sha256(s).digest()) for s in (scripts[2][1].encode(), plotly)]
    allowed = " ".join(f"'sha256-{source.decode()}'" for source in sources)
    assert policy_of(page(raw.encode())).endswith(f"; script-src {allowed}")


def test_charts_and_their_titles_cannot_end_their_script(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = Chart(title='"></script><script>alert(1)</script>\u2028', data=(), layout={}, head=1)
    monkeypatch.setattr("advisor.report.renderers.script.charts", lambda _: {"evil": evil})
    raw = render(sample("parcel-eta"), "html").decode()
    found = re.findall(r'id="charts" data-titles="([^"]*)">([^<]*)</script>', raw)
    ((titles, packed),) = found
    assert json.loads(unescape(titles)) == {"evil": evil.title}
    assert json.loads(unpacked(packed)) == {"evil": as_data(evil)}


@pytest.mark.parametrize("team", TEAMS)
def test_every_link_leads_somewhere_and_every_id_stands_once(team: str) -> None:
    found = page(render(sample(team), "html"))
    ids = [value for _, name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value for _, name, value in found.attributes if name == "href"}
    assert targets <= {f"#{name}" for name in ids}


def test_all_contents_are_there() -> None:
    result = mending()
    raw = render(result, "html").decode()
    titles = template_data(result)["chapters"]
    assert len(titles) > 4
    assert [unescape(title) for title in re.findall("<h2>(.*?)</h2>", raw)] == [*titles.values()]
    text = page(raw.encode()).text
    for heading in (
        "Level claimed",
        "Level supported",
        "Level possible",
        "What hurt, and what is done about it",
        "Who begins what, and when",
        "Features by level",
        "What carries over",
        "Figures the team follows",
        "Sign-off",
    ):
        assert heading in text
    assert "What to decide" in page(render(sample("churn-scoring"), "html")).text
    assert all(d.title in text for d in result.dimensions)
    assert all(p.title in text for p in result.practices)
    assert all(step.title in text for step in result.roadmap.steps)


def test_what_stands_behind_the_four_pages_is_folded_and_they_are_not() -> None:
    result = sample("parcel-eta")
    shown = template_data(result)
    raw = render(result, "html").decode()
    folded = re.findall(r'<details class="behind" data-chapter="(\w+)">(?!</details>)', raw)
    assert folded == [*shown["behind"]]
    before = raw[: raw.index('<details class="behind"')]
    assert re.findall(r'<section id="(\w+)"', before) == shown["front"]
    for name in folded:
        assert f'<section id="{name}"' in raw.split(f'data-chapter="{name}">')[1].split("<h2>")[1]


def test_evidence_that_is_a_path_leads_below_the_link_base_and_else_nowhere() -> None:
    base = "https://git.example/team/repo/blob/main"

    def followed(appearance: Appearance) -> set[str]:
        found = page(render(uniform(1), "html", interactive=False, appearance=appearance))
        hrefs = [value for _, name, value in found.attributes if name == "href"]
        return {value for value in hrefs if value and not value.startswith("#")}

    assert followed(Appearance(link_base=base)) == {f"{base}/ci/deploy.yml"}
    assert followed(Appearance()) == set()


def test_hostile_text_is_shown_and_does_nothing() -> None:
    raw = render(hostile(), "html").decode()
    found = page(raw.encode())
    assert "img" not in found.tags
    assert found.tags.count("script") == 3
    assert "<script>alert(1)</script>" in found.text
    assert "{{ 7 * 7 }} {% raw %}" in found.text
    assert WORD in found.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", raw)
    assert "العربية 中文 😀 é" in found.text


def test_charts_say_in_words_what_they_show() -> None:
    result = sample("churn-scoring")
    found = page(render(result, "html"))
    labels = [
        value or "" for tag, name, value in found.attributes if (tag, name) == ("svg", "aria-label")
    ]
    bars = len(result.kpis)
    assert bars > 0
    assert len(labels) == found.tags.count("svg") == 2 * 7 + bars  # charts are wide and narrow
    assert all(labels)
    assert labels[0].startswith("Scores, DevOps and MLOps. Primary goal: ")
    assert sum("MLOps claimed: level 1" in label for label in labels) == 2


def test_a_team_at_the_top_has_no_blockers_and_no_steps() -> None:
    text = page(render(uniform(2), "html")).text
    assert "Nothing blocks" in text
    assert "Nothing is left to do in this rubric" in text


@pytest.mark.parametrize("interactive", [True, False])
def test_the_same_result_gives_the_same_bytes(*, interactive: bool) -> None:
    first, second = (
        render(sample("fraud-stream"), "html", interactive=interactive) for _ in range(2)
    )
    assert first == second


def test_a_stage_without_practices_says_so() -> None:
    text = page(render(sample("parcel-eta"), "html")).text
    assert "no practice" in text
    assert "–, –" not in text
