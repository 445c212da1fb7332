"""Files of settings into nodes: YAML, JSON, TOML and INI, each parsed once."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

from advisor.scan.facts.ini import read_ini
from advisor.scan.facts.json_text import read_json
from advisor.scan.facts.lines import plain_breaks
from advisor.scan.facts.node import Node
from advisor.scan.facts.toml import read_toml
from advisor.scan.facts.yaml_events import compose

MOST_YAML = 1_000_000
_TEMPLATE_SUFFIXES = {".tmpl", ".tpl", ".j2", ".jinja", ".jinja2", ".template", ".example"}
_YAML = {".yaml", ".yml", ".dvc"}
_INI = {".ini", ".cfg", ".properties"}
_NAMES = {
    "Pipfile": "toml",
    "MLproject": "yaml",
    "MLmodel": "yaml",
    ".flake8": "ini",
    ".coveragerc": "ini",
    ".pylintrc": "ini",
}
LOCKS = {
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "conda-lock.yml",
    "poetry.lock",
    "composer.lock",
    "Pipfile.lock",
}


@lru_cache(maxsize=8192)
def form_of(path: str) -> str:
    """Return how a file of settings is written, yaml, json, toml or ini; '' for any other."""
    name = PurePosixPath(path).name
    if name in LOCKS:
        return ""
    if name in _NAMES:
        return _NAMES[name]
    if path.endswith(".dvc/config"):
        return "ini"
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes and suffixes[-1] in _TEMPLATE_SUFFIXES:
        suffixes.pop()
    last = suffixes[-1] if suffixes else ""
    if last in _YAML or (name.startswith(".") and name.endswith((".yml", ".yaml"))):
        return "yaml"
    if last in _INI:
        return "ini"
    return {".json": "json", ".toml": "toml"}.get(last, "")


def documents(path: str, text: str) -> tuple[Node, ...]:
    """Return the documents of a file of settings, none where it is not well formed."""
    form = form_of(path)
    return _documents(form, text) if form else ()


@lru_cache(maxsize=4)
def _documents(form: str, text: str) -> tuple[Node, ...]:
    text = plain_breaks(text)
    try:
        if form == "yaml":
            return _read_yaml(text)
        if form == "json":
            return read_json(text)
        return (read_toml(text) if form == "toml" else read_ini(text),)
    except (ValueError, RecursionError, MemoryError):
        return ()


def _read_yaml(text: str) -> tuple[Node, ...]:
    if len(text) > MOST_YAML:
        return ()
    found, whole = compose(text)
    if whole or not ("{{" in text or "{%" in text):
        return found
    plain, _ = compose(_without_templates(text))
    return plain or found


_LINE_OF_TEMPLATE = re.compile(r"^\s*(?:\{\{.*\}\}|\{%.*%\}|\{#.*#\})\s*$")
_TEMPLATE = re.compile(r"\{\{-?\s*([^{}]{0,300}?)\s*-?\}\}|\{%[^%]{0,300}%\}")


def _without_templates(text: str) -> str:
    """Return YAML with what a template engine would fill in left out, line by line."""
    return "\n".join(
        "" if _LINE_OF_TEMPLATE.match(line[:2000]) else _TEMPLATE.sub(_expression, line)
        for line in text.split("\n")
    )


def _expression(found: re.Match[str]) -> str:
    return re.sub(r"[^\w. |-]", "", found[1] or "").strip("-| ") or "x"
