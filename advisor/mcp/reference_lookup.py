"""A reference looked up: what stands there, or why a person could not open it."""

import re
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

from advisor.document.fault_words import shorten
from advisor.errors import ContentError, InputError
from advisor.frozen import dataclass
from advisor.mcp.claim import Reference, Says
from advisor.mcp.evidence_folder import EvidenceFolder
from advisor.plain_text import one_line
from advisor.report.reference_link import is_web_address
from advisor.scan.assemble import snippet_of
from advisor.scan.proposal import EvidencePlace, fingerprint
from advisor.scan.repository import decoded
from advisor.translation import sentence

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_WITH_LINES = re.compile(r"(.+?)(?::|#L)(\d+)(?:-L?(\d+))?")
_OWN_MACHINE = re.compile(r"localhost|.*\.localhost|127\..*|0\.0\.0\.0|::1?", re.IGNORECASE)
_MOST_LINES = 200  # of one place; a whole file shows nothing in particular


@dataclass(frozen=True, kw_only=True)
class _Found:
    path: str
    line: int = 0
    end_line: int = 0
    snippet: str = ""
    file_sha256: str = ""


def place_of(given: Reference, root: EvidenceFolder, *, says: Says, reason: str) -> EvidencePlace:
    """Return the place that a reference leads to. Raises AdvisorError where nobody could look."""
    found = _link(given) if _SCHEME.match(given.ref) else _in_file(given, root)
    return EvidencePlace(
        path=found.path,
        line=found.line,
        end_line=found.end_line,
        snippet=found.snippet,
        sha256=_digest(found.snippet),
        file_sha256=found.file_sha256,
        fingerprint=fingerprint(f"agent:{says}", found.path, found.snippet),
        state=says,
        shows=one_line(reason),
        kind=given.kind,
    )


def _link(given: Reference) -> _Found:
    if not is_web_address(given.ref):
        raise ContentError(
            sentence("`{ref}` is no link that a person can open", ref=one_line(shorten(given.ref))),
            hint=sentence("A whole http or https address, without a password in it."),
        )
    if _OWN_MACHINE.fullmatch(urlsplit(given.ref).hostname or ""):
        raise ContentError(
            sentence("{ref} leads to the machine of whoever opens it", ref=shorten(given.ref)),
            hint=sentence("Give an address under which others find it too, or a file."),
        )
    return _Found(path=given.ref)


def _in_file(given: Reference, root: EvidenceFolder) -> _Found:
    given = _with_lines(given, root)
    real = root.evidence(given.ref)
    raw, path = root.read(real), root.name_of(real)
    text = decoded(raw)
    if text is None:
        if given.start is None and given.snippet is None:
            return _Found(path=path, file_sha256=sha256(raw).hexdigest())
        raise ContentError(
            sentence("{path} is a binary file, which has no lines", path=path),
            hint=sentence("Name it without lines, or name a text."),
        )
    lines = text.split("\n")
    start, end = _range(given, lines, path)
    shown = next((n for n in range(start, end + 1) if lines[n - 1].strip()), None)
    if shown is None:
        raise ContentError(
            sentence("lines {start} to {end} of {path} are empty", start=start, end=end, path=path),
            hint=sentence("Name the lines that show it."),
        )
    return _Found(
        path=path,
        line=shown,
        end_line=end,
        snippet=snippet_of(lines, shown, end),
        file_sha256=_digest(text),
    )


def _with_lines(given: Reference, root: EvidenceFolder) -> Reference:
    """Return a reference whose lines stand apart from its path, where both were written as one."""
    written = _WITH_LINES.fullmatch(given.ref)
    if written is None or given.start is not None:
        return given
    with suppress(InputError):
        root.file(given.ref)  # a file may be called so
        return given
    path, start, end = written.groups()
    return Reference(
        ref=path,
        start=int(start[:9]),
        end=int(end[:9]) if end else None,
        snippet=given.snippet,
        kind=given.kind,
    )


def _range(given: Reference, lines: list[str], path: str) -> tuple[int, int]:
    """Return the first and last line meant, as they are named or where the snippet stands."""
    count = len(lines) - (1 if len(lines) > 1 and not lines[-1].strip() else 0)
    stands = _lines_of(given.snippet, lines) if given.snippet else None
    if given.snippet and stands is None:
        raise ContentError(
            sentence("{path} does not hold that snippet", path=path),
            hint=sentence("Give it as it stands in the file now, or the lines alone."),
        )
    if given.start is None:
        if stands is None:
            raise ContentError(
                sentence("no lines of {path} are named", path=path),
                hint=sentence("Give start and end (lines count from 1), or what stands there."),
            )
        return stands
    start, end = given.start, given.start if given.end is None else given.end
    if not 1 <= start <= end <= count:
        raise ContentError(
            sentence(
                "{path} has {n} lines, and lines {start} to {end} were named",
                path=path,
                n=count,
                start=start,
                end=end,
            ),
            hint=sentence("Lines count from 1, and the end is not before the start."),
        )
    if end - start >= _MOST_LINES:
        raise ContentError(
            sentence("{n} lines are no place to look at", n=end - start + 1),
            hint=sentence("Name the few lines that show it, {n} at most.", n=_MOST_LINES),
        )
    within = _lines_of(given.snippet, lines[start - 1 : end]) if given.snippet else (1, 1)
    if within is None and stands is not None:
        raise ContentError(
            sentence(
                "lines {start} to {end} of {path} do not hold that snippet",
                start=start,
                end=end,
                path=path,
            ),
            hint=sentence("It stands in lines {start} to {end}.", start=stands[0], end=stands[1]),
        )
    return start, end


def _lines_of(snippet: str, lines: list[str]) -> tuple[int, int] | None:
    """Return from which to which line a snippet stands, whatever blanks and breaks are in it."""
    wanted = " ".join(snippet.split())
    words = [(word, number) for number, line in enumerate(lines, 1) for word in line.split()]
    text = " ".join(word for word, _ in words)
    at = text.find(wanted) if wanted else -1
    if at < 0:
        return None
    last = at + len(wanted) - 1
    return words[text.count(" ", 0, at)][1], words[text.count(" ", 0, last)][1]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
