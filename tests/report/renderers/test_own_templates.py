import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import BaseLoader, BytecodeCache, Environment
from jinja2.bccache import Bucket

from advisor.errors import InputError
from advisor.report.brand.model import Appearance, Brand
from advisor.report.chapters import CHAPTERS
from advisor.report.formats import render
from advisor.report.previous import with_history
from advisor.report.renderers.html import page
from advisor.report.renderers.templates import _made
from advisor.report.template_data import template_data
from advisor.result.model import Result
from tests.build import ROOT
from tests.report.build import hostile, sample
from tests.report.renderers.tags import TaggedPdf
from tests.result.workshops import minutes

DOCS = (ROOT / "docs" / "branding.md").read_text()
PAGE, TERMS = re.findall(r"```jinja\n(.*?)```", DOCS, re.DOTALL)
PAGE_BLOCKS = ["styles", "cover", "chapters", "footer"]
BLOCKS = [*PAGE_BLOCKS, *(chapter.id for chapter in CHAPTERS)]
START = '{% extends "report.html.j2" %}\n'


class Compiled(BytecodeCache):
    """What the shipped templates were compiled to, which each folder's own would do anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="module", autouse=True)
def _compiled_once() -> Iterator[None]:
    # One for each kind of environment: they compile the same source to something else.
    kept: dict[tuple[object, ...], Compiled] = {}

    def made(kind: type[Environment], loader: BaseLoader, **how: Any) -> Environment:
        environment = _made(kind, loader, **how)
        environment.bytecode_cache = kept.setdefault((kind, *how.values()), Compiled())
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("advisor.report.renderers.templates._made", made)
        yield


def own(folder: Path, page: str, **more: str) -> Appearance:
    (folder / "report.html.j2").write_text(page)
    for name, text in more.items():
        (folder / f"{name}.html.j2").write_text(text)
    return Appearance(templates=folder)


@cache
def followed() -> Result:
    """Return a result that every chapter has something to say of."""
    now = replace(sample("churn-scoring"), workshop=minutes())
    days = [now.assessed_on - timedelta(days=days) for days in (180, 90)]
    return with_history(now, [replace(now, assessed_on=day) for day in days])


def html(appearance: Appearance) -> str:
    # Without the charts to explore, which no block holds.
    return render(followed(), "html", interactive=False, appearance=appearance).decode()


@cache
def plain() -> str:
    return html(Appearance())


def test_the_documented_example_works_in_html_and_pdf(tmp_path: Path) -> None:
    appearance = own(tmp_path, PAGE, terms=TERMS)
    text = html(appearance)
    assert "Questions go to your advisor." in text
    assert text.index("<h2>To the reader</h2>") < text.index('id="decide"')
    assert 'id="crosswalks"' not in text
    pdf = TaggedPdf(render(sample("churn-scoring"), "pdf", appearance=appearance))
    with pdf.pdf.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == ["To the reader", "Decide"]


def test_the_documentation_lists_every_chapter_with_data_that_it_has() -> None:
    table = DOCS[DOCS.index("| block | chapter |") :].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    shown = template_data(followed())
    named = {row[0].strip("`"): re.sub(" [(].*", "", row[1]) for row in rows}
    assert list(named.items()) == list(shown["chapters"].items())
    for chapter, _, data in rows:
        require_fields(shown[chapter.strip("`")], data)


def require_fields(data: object, documented: str) -> None:
    """Fail unless data has the fields that are documented, as in `name`, `names[] {title}`."""
    item = data[0] if isinstance(data, tuple) else data
    fields = re.findall(r"`(\w+)(\[\])?(?: \{([^}]*)\})?`", documented)
    assert fields
    for name, many, inner in fields:
        value = getattr(item, name)
        assert isinstance(value, tuple) == bool(many), name
        for field in re.findall(r"\w+", inner):
            assert all(hasattr(one, field) for one in value), field


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_the_contents_list_no_chapter_that_a_template_leaves_out(
    tmp_path: Path, medium: str
) -> None:
    look = replace(own(tmp_path, PAGE, terms=TERMS), full=True)
    html = page(sample("churn-scoring"), medium=medium, appearance=look)
    assert 'href="#method"' in html
    assert "crosswalks" not in html


def test_the_documentation_lists_every_block_but_those_of_chapters() -> None:
    table = DOCS[DOCS.index("| block |") :].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert re.findall(r"`(\w+)`", " ".join(rows)) == PAGE_BLOCKS


def test_every_block_can_be_extended(tmp_path: Path) -> None:
    every = (f"{{% block {name} %}}{{{{ super() }}}}{{% endblock %}}" for name in BLOCKS)
    assert html(own(tmp_path, START + "".join(every))).split() == plain().split()


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_can_be_left_out(tmp_path: Path, name: str) -> None:
    without = html(own(tmp_path, f"{START}{{% block {name} %}}{{% endblock %}}"))
    assert len(without) < len(plain())


def test_texts_are_escaped_in_ones_own_templates(tmp_path: Path) -> None:
    page = START + "{% block decide %}<p>Of {{ team }}</p>{% endblock %}"
    text = render(hostile(), "html", appearance=own(tmp_path, page)).decode()
    assert "<p>Of &lt;script&gt;" in text
    assert "<script>" not in text


def test_a_template_is_given_the_brand(tmp_path: Path) -> None:
    own(tmp_path, START + "{% block decide %}By {{ brand.name }}.{% endblock %}")
    assert "By A &amp; B." in html(Appearance(brand=Brand(name="A & B"), templates=tmp_path))


@pytest.mark.parametrize(
    ("inside", "line", "said"),
    [
        ("{{ nonsense }}", 3, "nonsense"),
        ("{{ team.nonsense }}", 3, "nonsense"),
        ("{% if %}", 3, ""),
        ("{{ 1 / 0 }}", 3, "zero"),
        ("{{ team.__class__.__mro__ }}", 3, "unsafe"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", 3, "unsafe"),
        ("{% for i in range(10000000) %}{% endfor %}", 3, "big"),
        ('{% include "own/missing.html.j2" %}', 3, "missing"),
        ('{% include "/etc/passwd" %}', 3, "passwd"),
        ('{% include "../../etc/passwd" %}', 3, "passwd"),
        ('{% include "own/../../secret" %}', 3, "secret"),
    ],
)
@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_template_that_cannot_be_used_is_told_by_file_and_line(
    tmp_path: Path, form: str, inside: str, line: int, said: str
) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "own"
    folder.mkdir()
    appearance = own(folder, f"{START}{{% block decide %}}\n{inside}\n{{% endblock %}}")
    with pytest.raises(InputError) as caught:
        render(sample("churn-scoring"), form, appearance=appearance)
    (problem,) = caught.value.problems
    assert problem.location
    assert (problem.location.file, problem.location.line) == (str(folder / "report.html.j2"), line)
    assert said in problem.message


@pytest.mark.parametrize(
    ("name", "hint"), [("summary", "docs/branding.md"), ("decides", "Did you mean `decide`?")]
)
def test_a_block_that_the_report_does_not_have_is_refused(
    tmp_path: Path, name: str, hint: str
) -> None:
    inside = f"{START}{{% block {name} %}}mine{{% endblock %}}"
    with pytest.raises(InputError) as caught:
        render(sample("churn-scoring"), "html", appearance=own(tmp_path, inside))
    (problem,) = caught.value.problems
    assert problem.message == f"the report has no block `{name}`"
    assert problem.location
    assert (problem.location.line, problem.hint and hint in problem.hint) == (2, True)


def test_a_block_within_one_may_have_any_name(tmp_path: Path) -> None:
    inside = "{% block decide %}{% block mine %}Mine alone{% endblock %}{% endblock %}"
    page = render(sample("churn-scoring"), "html", appearance=own(tmp_path, START + inside))
    assert "Mine alone" in page.decode()


def test_a_fault_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    page = START + '{% block decide %}{% include "own/terms.html.j2" %}{% endblock %}'
    with pytest.raises(InputError) as caught:
        html(own(tmp_path, page, terms="one\n{{ nonsense }}"))
    (problem,) = caught.value.problems
    assert problem.location
    assert problem.location.file == str(tmp_path / "terms.html.j2")
    assert problem.location.line == 2


def test_a_folder_without_the_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no report\.html\.j2"):
        html(Appearance(templates=tmp_path))


def test_a_template_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be used"):
        html(Appearance(templates=tmp_path))
