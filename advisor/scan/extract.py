"""Every fact of a repository, each file read by those extractors that know its kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from types import ModuleType

from advisor.frozen import dataclass
from advisor.scan.fact import SourceFact
from advisor.scan.facts import (
    bicep,
    cloudformation,
    compose,
    containers,
    databricks,
    dependencies,
    documents,
    kubernetes,
    notebook,
    orchestration,
    other_tests,
    settings,
    terraform,
)
from advisor.scan.facts.python import (
    PythonIndex,
    handles,
    local_imports,
    python_facts,
    python_index,
)
from advisor.scan.facts.templated import plain_path, plain_text
from advisor.scan.facts.workflow_facts import workflow_facts
from advisor.scan.source import Extractor, SourceTree

# What knows a kind of file: whether it handles a path, and what it reads of it.
_EXTRACTORS: tuple[tuple[ModuleType, Extractor], ...] = (
    (bicep, bicep.bicep),
    (cloudformation, cloudformation.cloudformation),
    (compose, compose.compose_services),
    (containers, containers.containers),
    (databricks, databricks.databricks),
    (dependencies, dependencies.dependencies),
    (documents, documents.prose),
    (kubernetes, kubernetes.kubernetes),
    (orchestration, orchestration.orchestration),
    (other_tests, other_tests.other_test_facts),
    (settings, settings.settings),
    (terraform, terraform.terraform),
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Extraction:
    """The facts of a repository; what each Python file imports, starts and names of it."""

    facts: tuple[SourceFact, ...]
    imports: Callable[[str], Iterable[str]]
    runs: Callable[[str], Iterable[str]]
    identifiers: Callable[[str], frozenset[str]]


def extract(source: SourceTree) -> Extraction:
    """Read every file that an extractor knows."""
    index = python_index(source)
    return Extraction(
        facts=(*_of_files(source, index), *workflow_facts(source)),
        imports=lambda path: local_imports(index, path),
        runs=index.runs,
        identifiers=index.names,
    )


def _of_files(source: SourceTree, index: PythonIndex) -> Iterator[SourceFact]:
    for path in source.paths:
        yield _file(path)
        plain = plain_path(path)
        if plain == path:
            yield from _of_file(source, index, path, source.text)
        else:
            for fact in _of_file(source, index, plain, partial(_filled, source, path)):
                yield replace(fact, path=path)


def _filled(source: SourceTree, path: str, _plain: str) -> str | None:
    text = source.text(path)
    return None if text is None else plain_text(text)


def _of_file(
    source: SourceTree, index: PythonIndex, path: str, read: Callable[[str], str | None]
) -> Iterator[SourceFact]:
    knowing = [extractor for module, extractor in _EXTRACTORS if module.handles(path)]
    python, book = handles(path), notebook.handles(path)
    text = read(path) if knowing or python or book else None
    if text is None:
        return
    for extractor in knowing:
        yield from extractor(source, path, text)
    if python:
        yield from python_facts(source, index, path, text)
    if book:
        yield from notebook.notebook_facts(source, index, path, text)


def _file(path: str) -> SourceFact:
    place = PurePosixPath(path)
    folder = str(place.parent)
    return SourceFact(
        "file",
        path,
        1,
        1,
        {
            "name": place.name,
            "suffix": place.suffix.lower(),
            "folder": "" if folder == "." else folder,
        },
    )
