"""Notebooks of Databricks saved as Python, which run where a job or another file names them."""

import re
from collections.abc import Callable, Iterable

Text = Callable[[str], str | None]
_MARK = re.compile(r"#\s*Databricks\s+notebook\s+source\b")
_NAMES = (".py", ".yml", ".yaml", ".json", ".tf", ".sh", ".ps1", ".toml", ".ini", ".cfg")


def exported_notebooks(paths: Iterable[str], text: Text) -> frozenset[str]:
    """Return such notebooks that nothing of the repository names: somebody runs them by hand."""
    known = [path for path in paths if path.endswith(_NAMES)]
    marked = [p for p in known if p.endswith(".py") and _MARK.match(text(p) or "")]
    if not marked:
        return frozenset()
    named = {stem for stem in map(_stem, marked) for path in known if _names(path, stem, text)}
    return frozenset(path for path in marked if _stem(path) not in named)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".py")


def _names(path: str, stem: str, text: Text) -> bool:
    if _stem(path) == stem:
        return False
    named = rf"(?m)^(?!\s*#(?! MAGIC %run)).*(?<![\w-]){re.escape(stem)}(?![\w-])"
    return stem in (text(path) or "") and bool(re.search(named, text(path) or ""))
