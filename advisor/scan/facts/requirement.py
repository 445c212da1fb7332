"""One requirement as it is written, into name, version and whether that is exact."""

import re

from advisor.scan.fact import SourceFact, Value

_REQUIREMENT = re.compile(
    r"([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:\(?\s*((?:[<>=!~^]=?=?|===)[^;#()]*)\)?|(@\s*\S+))?\s*(?:;.*)?$"
)
_EGG = re.compile(
    r"(?:git|hg|svn)\+\S+?/([\w.-]+?)(?:\.git)?(?:@([\w./-]+))?(?:#.*?egg=([\w.-]+).*)?$"
)
_EXACT = re.compile(r"={2,3}\s*v?[\w.+!-]+$")
_COMMIT = re.compile(r"@[0-9a-f]{7,40}\b|@v?\d+\.\d+")


def normal(name: str) -> str:
    """Return the name of a package as indexes normalise it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirement(path: str, line: int, text: str, form: str) -> SourceFact | None:
    """Return the dependency that a requirement of Python states, None where it is none."""
    text = text.strip()[:1000]
    link = _EGG.match(text)
    if link:
        name = link[3] or link[1]
        return dependency(path, line, name, link[2] or "", form, pinned=bool(_COMMIT.search(text)))
    found = _REQUIREMENT.match(text)
    if found is None:
        return None
    version = (found[2] or found[3] or "").strip().rstrip(",").strip()
    pinned = bool(_EXACT.match(version)) or bool(found[3] and _COMMIT.search(text))
    return dependency(path, line, found[1], version, form, pinned=pinned)


def dependency(
    path: str, line: int, name: str, version: str, form: str, *, pinned: bool
) -> SourceFact:
    """Return a direct dependency."""
    values: dict[str, Value] = {
        "name": normal(name),
        "version": version,
        "pinned": pinned,
        "format": form,
        "direct": True,
        "hashed": False,
    }
    return SourceFact("dependency", path, line, line, values)
