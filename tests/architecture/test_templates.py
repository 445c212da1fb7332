"""What templates may do: label and arrange, never compute nor say sentences."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from tests.build import ROOT

TEMPLATES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.j2"))
}
ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
    nodes.Pos,
)
WORD = re.compile(r"[A-Za-z]{2,}")
GAP = "…"
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
SAYING = {"alt", "aria-label", "data-chapter", "data-label", "title"}  # attributes
CLASS = re.compile(r" [a-z-]+")
VALUES = {"true, false"}  # as a file has them
# Sentences that hold a link or a name of the rubric, and no more.
NAMING = {
    "How {rubric} relates to what this framework asks for.",
    "Published at {source}.",
    "Covered by {practices}.",
    "This is `{id}` {version}: {holdings}.",
}
COMPUTING = {"abs", "float", "int", "max", "min", "round", "sum"}


def computed(source: str) -> list[int]:
    """Return the lines of a template on which it computes; lists may be put together."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(source)  # noqa: S701 nothing is rendered
    lines = [node.lineno for node in tree.find_all(ARITHMETIC) if not _joins_lists(node)]
    return lines + [node.lineno for node in tree.find_all(nodes.Filter) if node.name in COMPUTING]


def _joins_lists(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Add) and isinstance(node.left, nodes.List)


def test_a_template_holds_no_arithmetic() -> None:
    assert TEMPLATES
    assert {path: found for path, text in TEMPLATES.items() if (found := computed(text))} == {}


@pytest.mark.parametrize(
    "inside", ["x + 4", "-x", "x * 2", "x / 2", "x // 2", "x % 2", "x ** 2", "x - 1", "x|round"]
)
def test_arithmetic_is_found_where_there_is_some(inside: str) -> None:
    assert computed(f"{{% if x > 1 %}}\n{{{{ {inside} }}}}{{% endif %}}") == [2]


class _Texts(HTMLParser):
    """Gathers what a page shows of its own: text between tags, and what attributes say."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        """Note a text; an attribute that a macro adds to a tag is none."""
        self.said.append(ATTRIBUTE.sub("", data))

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes of a tag say."""
        self.said += [value or "" for name, value in attrs if name in SAYING]


def said_by(source: str) -> list[str]:
    """Return the English of a template that goes through no function: words of it, and texts."""
    tree = Environment().parse(source)  # noqa: S701 nothing is rendered
    page = _Texts()
    page.feed(" ".join(_with_gaps(tree)))
    words = [word for text in page.said for word in WORD.findall(text)]
    looked_up = {id(arg) for call in tree.find_all(nodes.Call) for arg in _label(call)}
    texts = [
        constant.value
        for constant in tree.find_all(nodes.Const)
        if isinstance(constant.value, str) and id(constant) not in looked_up
    ]
    return words + [text for text in texts if _is_english(text)]


def _is_english(text: str) -> bool:
    shown = " " in text and WORD.search(text) is not None
    return shown and text not in VALUES and not CLASS.fullmatch(text)


def _with_gaps(tree: nodes.Template) -> Iterator[str]:
    """Yield the text of a template as it is written, with a sign for each value in between."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else GAP


def _label(call: nodes.Call) -> list[nodes.Expr]:
    named = isinstance(call.node, nodes.Name) and call.node.name == "_"
    return call.args if named else []


def test_what_a_template_says_goes_through_the_function_of_translation() -> None:
    assert {path: found for path, text in TEMPLATES.items() if (found := said_by(text))} == {}


def test_a_template_labels_and_leaves_sentences_to_words() -> None:
    found = {path: list(labels_of(text)) for path, text in TEMPLATES.items()}
    assert any(found.values())
    for path, labels in found.items():
        assert all(isinstance(label, nodes.Const) for label in labels), f"{path}: written there"
        told = [label.value for label in labels if isinstance(label, nodes.Const)]
        assert [text for text in told if text.endswith(".") and text not in NAMING] == [], path


def labels_of(source: str) -> Iterator[nodes.Expr]:
    """Yield what a template looks up as a label."""
    tree = Environment().parse(source)  # noqa: S701 nothing is rendered
    for call in tree.find_all(nodes.Call):
        yield from _label(call)[:1]


@pytest.mark.parametrize(
    "source",
    [
        "<h3>What to do</h3>",
        "### What to do",
        '<td data-label="Who">{{ x }}</td>',
        '{{ "nobody for it" if x }}',
        "{% if x %}and {{ x }} more{% endif %}",
    ],
)
def test_english_is_found_where_there_is_some(source: str) -> None:
    assert said_by(source)


@pytest.mark.parametrize(
    "source",
    [
        '<h3 class="some thing">{{ _("What to do") }}</h3>',
        '{{ words.find_out_first }} {{ " · " ~ x }}',
        "{# What it is for. #}{% set name = x %}",
    ],
)
def test_what_goes_through_a_function_is_let_pass(source: str) -> None:
    assert said_by(source) == []
