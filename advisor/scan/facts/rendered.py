"""Templates read as what they make, so that what lies in them can be told as lying dormant."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from advisor.scan.fact import SourceFact, Value, Zone
from advisor.scan.source import SourceTree

_SUFFIX = re.compile(r"\.(?:tmpl|jinja2?|j2|template|tpl|mustache)$")
_TAG = re.compile(r"\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}|\{#.*?#\}", re.DOTALL)
_WORD = re.compile(r"\s*(\w+)")
_OPENS = frozenset({"if", "range", "with", "for", "block", "define", "raw", "macro", "filter"})
_TURNS = frozenset({"else", "elif"})
_MAGIC = re.compile(r"^[%!].*$", re.MULTILINE)
_PATHS = frozenset({"workflow", "reaches", "via", "modules", "tries"})


class Rendered:
    """A repository whose templates go by the names, and hold the text, of what they make."""

    def __init__(self, source: SourceTree) -> None:
        self._source = source
        own = frozenset(source.paths)
        self._templates = {
            made: path
            for path in source.paths
            if source.zone(path) == "template"
            and (made := _SUFFIX.sub("", path)) != path
            and made not in own
        }
        hidden = frozenset(self._templates.values())
        self._paths = tuple(sorted((own - hidden) | self._templates.keys()))
        self._text = cache(self._read)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files, those of templates without their suffix."""
        return self._paths

    def text(self, path: str) -> str | None:
        """Return a file as text, of a template what its first branches make."""
        return self._text(path)

    def zone(self, path: str) -> Zone:
        """Return where a file lies."""
        return self._source.zone(self._templates.get(path, path))

    def _read(self, path: str) -> str | None:
        text = self._source.text(self._templates.get(path, path))
        if text is None or self.zone(path) != "template" or not _TAG.search(text):
            return text
        made = rendered(text)
        return _MAGIC.sub("", made) if path.endswith(".py") else made

    def restored(self, facts: Iterable[SourceFact]) -> Iterator[SourceFact]:
        """Yield facts at the paths that the files really have."""
        for fact in facts:
            yield self._restored(fact) if self._templates else fact

    def _restored(self, fact: SourceFact) -> SourceFact:
        path = self._templates.get(fact.path, fact.path)
        values = {
            name: self._value(value) if name in _PATHS else value
            for name, value in fact.values.items()
        }
        return SourceFact(fact.kind, path, fact.line, fact.end_line, values)

    def _value(self, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(self._templates.get(item, item) for item in value)
        return self._templates.get(value, value) if isinstance(value, str) else value


def rendered(text: str) -> str:
    """Return a template with the first branch of each choice, a word for each value."""
    made: list[str] = []
    taken: list[bool] = []  # for each open choice, whether its branch stands
    at = 0
    for tag in _TAG.finditer(text):
        made.append(_kept(text[at : tag.start()], all(taken)))
        word = _WORD.match(tag[1] or tag[2] or "")
        name = word[1] if word else ""
        stands = all(taken)
        value = _turned(name, taken) and stands and tag[1] is not None
        made.append(("x" if value else "") + "\n" * tag[0].count("\n"))
        at = tag.end()
    made.append(_kept(text[at:], all(taken)))
    return "".join(made)


def _turned(name: str, taken: list[bool]) -> bool:
    """Open, turn or close a choice; tell whether the tag stands for a value instead."""
    if name in _OPENS:
        taken.append(True)
    elif name in _TURNS and taken:
        taken[-1] = False
    elif name.startswith("end") and taken:
        taken.pop()
    else:
        return not name.startswith("end") and name not in _TURNS
    return False


def _kept(text: str, stands: bool) -> str:
    return text if stands else "\n" * text.count("\n")
