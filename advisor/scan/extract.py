"""Every fact of a repository, each file read once by those extractors that know its kind."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from advisor.frozen import dataclass
from advisor.scan.fact import Fact
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
from advisor.scan.facts.commands import workflow_facts
from advisor.scan.facts.python import local_imports, python_facts, python_index
from advisor.scan.source import Extractor, Source


@dataclass(frozen=True, kw_only=True, eq=False)
class Extraction:
    """The facts of a repository, what each Python file imports of it, and the names it uses."""

    facts: tuple[Fact, ...]
    imports: Callable[[str], Iterable[str]]
    identifiers: Callable[[str], frozenset[str]]
