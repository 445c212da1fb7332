"""Which objects the values of a chart leave out: those behind a setting that is false in all."""

import re
from collections.abc import Iterator

from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

_TAG = re.compile(r"\{\{-?\s*(if|with|range|define|block|else|end)\b([^}]*)\}\}")
_VALUE = re.compile(r"(?<!not )\.Values\.([\w.]+)")
_COMPARES = re.compile(r"\b(?:or|eq|ne|gt|lt|ge|le|default|has|hasKey|empty)\b")
_VALUES = re.compile(r"(?:^|/)[\w.-]*values[\w.-]*\.ya?ml$")
_COMMANDS = re.compile(r"(?:\.(?:sh|ya?ml|tf)|(?:^|/)(?:Makefile|Jenkinsfile|justfile))$")
_LARGEST = 200_000


def is_left_out(source: SourceTree, path: str, text: str, line: int) -> bool:
    """Tell whether an object of a chart stands behind a setting that no file of values makes true.

    Of a choice between settings nothing is told, nor of one that is compared.
    """
    chart, template, _ = path.rpartition("/templates/")
    if not template or f"{chart}/Chart.yaml" not in source.paths or "{{" not in text:
        return False
    asked = [name for condition in _around(text, line) for name in _settings(condition)]
    return any(_is_off(source, chart, name) for name in dict.fromkeys(asked))


def _around(text: str, line: int) -> list[str]:
    """Return the conditions that a line stands under."""
    open_tags: list[str] = []
    for tag in _TAG.finditer(text):
        if text.count("\n", 0, tag.start()) + 1 > line:
            break
        if tag[1] == "end":
            del open_tags[-1:]
        elif tag[1] != "else":
            open_tags.append(tag[2] if tag[1] == "if" else "")
        elif open_tags:
            open_tags[-1] = tag[2]
    return open_tags


def _settings(condition: str) -> list[str]:
    return [] if _COMPARES.search(condition) else _VALUE.findall(condition)


def _is_off(source: SourceTree, chart: str, name: str) -> bool:
    given = _value(source, f"{chart}/values.yaml", name)
    if not given.is_false:
        return False
    others = (path for path in source.paths if _VALUES.search(path))
    if any(_value(source, path, name).is_true for path in others):
        return False
    return not any(re.search(rf"\b{re.escape(name)}[\"']?=true\b", text) for text in _said(source))


def _said(source: SourceTree) -> Iterator[str]:
    """Yield what may install a chart with other settings."""
    for path in source.paths:
        text = source.text(path) if _COMMANDS.search(path) else None
        if text is not None and "=true" in text and len(text) <= _LARGEST:
            yield text


def _value(source: SourceTree, path: str, name: str) -> YamlNode:
    text = source.text(path)
    return document(text if text and len(text) <= _LARGEST else "", path).at(*name.split("."))
