"""What a repository holds and nothing there can run: what is not installed, applied or read.

Such facts are marked as not reachable, so that what they show lies dormant.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from advisor.scan.fact import SourceFact
from advisor.scan.not_installed import cannot_start, not_installed
from advisor.scan.source import SourceTree
from advisor.scan.table import changed
from advisor.scan.unapplied import unapplied
from advisor.scan.unread import unemitted, unread

_CODE = frozenset({"call", "guard"})
_WRITTEN = frozenset({"resource", "setting"})


def marked(
    facts: Sequence[SourceFact], source: SourceTree, imports: Callable[[str], Iterable[str]]
) -> Iterator[SourceFact]:
    """Yield the facts, those that nothing can run as not reachable.

    `imports` says which files of the repository a Python file imports.
    """
    missing = not_installed(facts)
    broken = cannot_start(facts, source, imports, missing)
    manifests = unapplied(facts, source)
    modules = tuple(f".{name}." for path in broken for name in _modules(path))
    settings = unread(facts, source) | unemitted(facts, source)
    if not (missing or broken or manifests or settings):
        yield from facts
        return
    for fact in facts:
        if fact.kind in _CODE:
            name = fact.text("name") if fact.kind == "call" else ""
            lost = name.partition(".")[0] in missing or name.startswith(modules)
            idle = lost or fact.path in broken
        else:
            place = (fact.path, fact.line)
            idle = fact.kind in _WRITTEN and (fact.path in manifests or place in settings)
        yield changed(fact, reachable=False) if idle else fact


def _modules(path: str) -> Iterator[str]:
    """Yield the dotted names by which a Python file may be imported."""
    parts = path.removesuffix(".py").split("/")
    yield from (".".join(parts[start:]) for start in range(len(parts)))
