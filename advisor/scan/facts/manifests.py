"""Manifests with a structure: pyproject.toml, Pipfile, conda's environments, package.json."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import Node
from advisor.scan.facts.requirement import dependency, requirement

_EXACT = re.compile(r"(?:==?=?\s*)?v?\d[\w.+!-]*$")
_CONDA = re.compile(r"(?:[\w-]+::)?([\w.-]+)\s*(.*)$")
_CONDA_EXACT = re.compile(r"==\s*[\w.]+$|=[\w.]+=[\w.]+$|=\d+(?:\.\d+){2,}$")

Documents = tuple[Node, ...]


def pyproject(path: str, documents: Documents) -> Iterator[SourceFact]:
    """Yield what PEP 621, groups, Poetry, PDM and uv name."""
    for document in documents:
        project, tool = document.get("project"), document.get("tool")
        lists = [
            project.get("dependencies"),
            *(node for _, node in project.get("optional-dependencies").pairs),
            *(node for _, node in document.get("dependency-groups").pairs),
            *(node for _, node in tool.get("pdm", "dev-dependencies").pairs),
            tool.get("uv", "dev-dependencies"),
        ]
        for node in lists:
            for item in node.items:
                found = requirement(path, item.line, item.text, "pyproject")
                if found:
                    yield found
        poetry = tool.get("poetry")
        yield from _named(path, poetry.get("dependencies"), "pyproject")
        yield from _named(path, poetry.get("dev-dependencies"), "pyproject")
        for _, group in poetry.get("group").pairs:
            yield from _named(path, group.get("dependencies"), "pyproject")


def pipfile(path: str, documents: Documents) -> Iterator[SourceFact]:
    """Yield the packages of a Pipfile."""
    for document in documents:
        for part in ("packages", "dev-packages"):
            yield from _named(path, document.get(part), "pipfile")


def package_json(path: str, documents: Documents) -> Iterator[SourceFact]:
    """Yield the packages of a manifest of npm."""
    for document in documents:
        for part in ("dependencies", "devDependencies", "optionalDependencies"):
            for name, node in document.get(part).pairs:
                pinned = bool(_EXACT.match(node.text))
                yield dependency(path, node.line, name, node.text, "package.json", pinned=pinned)


def conda(path: str, documents: Documents) -> Iterator[SourceFact]:
    """Yield the packages of an environment, those of pip included."""
    for document in documents[:1]:
        for item in document.get("dependencies").items:
            if item.form == "mapping":
                for entry in item.get("pip").items:
                    found = requirement(path, entry.line, entry.text, "conda")
                    if found:
                        yield found
                continue
            found_conda = _CONDA.match(item.text.strip())
            if found_conda and item.form == "scalar":
                name, version = found_conda[1], found_conda[2].strip()
                pinned = bool(_CONDA_EXACT.match(version))
                yield dependency(path, item.line, name, version, "conda", pinned=pinned)


def _named(path: str, table: Node, form: str) -> Iterator[SourceFact]:
    """Yield packages that are keys, with a version or a table that has one."""
    for name, node in table.pairs:
        if name == "python":
            continue
        first = node.items[0] if node.items else node
        version = first.said("version") if first.form == "mapping" else first.text
        version = "" if version == "*" else version
        pinned = bool(_EXACT.match(version)) or bool(first.said("rev"))
        yield dependency(path, node.line, name, version, form, pinned=pinned)
