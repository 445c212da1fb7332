"""Every fact of a repository, each file read by those extractors that know its kind."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from types import ModuleType

from advisor.frozen import dataclass
from advisor.scan.fact import SourceFact
from advisor.scan.facts import (
    arm,
    bicep,
    cdk,
    cloudformation,
    codeowners,
    compose,
    containers,
    databricks,
    dependencies,
    documents,
    gitattributes,
    kubernetes,
    notebook,
    orchestration,
    other_tests,
    rscript,
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
from advisor.scan.facts.rendered import Rendered
from advisor.scan.facts.workflow_facts import workflow_facts
from advisor.scan.source import Extractor, SourceTree

# What knows a kind of file: whether it handles a path, and what it reads of it.
_EXTRACTORS: tuple[tuple[ModuleType, Extractor], ...] = (
    (arm, arm.arm),
    (bicep, bicep.bicep),
    (cdk, cdk.cdk),
    (cloudformation, cloudformation.cloudformation),
    (codeowners, codeowners.code_owners),
    (compose, compose.compose_services),
    (containers, containers.containers),
    (databricks, databricks.databricks),
    (dependencies, dependencies.dependencies),
    (documents, documents.prose),
    (gitattributes, gitattributes.gitattributes),
    (kubernetes, kubernetes.kubernetes),
    (orchestration, orchestration.orchestration),
    (other_tests, other_tests.other_test_facts),
    (rscript, rscript.r_facts),
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
    made = Rendered(source)
    index = python_index(made)
    facts = (*_of_files(made, index), *workflow_facts(made))
    return Extraction(
        facts=tuple(made.restored(facts)),
        imports=lambda path: local_imports(index, path),
        runs=index.runs,
        identifiers=index.names,
    )


def _of_files(source: SourceTree, index: PythonIndex) -> Iterator[SourceFact]:
    for path in source.paths:
        yield _file(path)
        knowing = [read for module, read in _EXTRACTORS if module.handles(path)]
        python, book = handles(path), notebook.handles(path)
        text = source.text(path) if knowing or python or book else None
        if text is None:
            continue
        for read in knowing:
            yield from read(source, path, text)
        if python:
            told = tuple(python_facts(source, index, path, text))
            yield from told
            yield from cdk.of_calls(told)
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
