"""Dockerfiles: each instruction, with the image that a stage begins from."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.lines import lines_of
from advisor.scan.source import SourceTree

_NAME = re.compile(
    r"(?:^|[._-])(?:Dockerfile|Containerfile)(?:$|[._-])|\.dockerfile$", re.IGNORECASE
)
_INSTRUCTION = re.compile(r"\s*([A-Za-z]+)\s+(.*)$", re.DOTALL)
_KINDS = {
    "FROM": "from",
    "RUN": "run",
    "COPY": "copy",
    "ADD": "copy",
    "CMD": "cmd",
    "ENTRYPOINT": "entrypoint",
}
_OTHERS = {
    "ARG",
    "ENV",
    "EXPOSE",
    "HEALTHCHECK",
    "LABEL",
    "ONBUILD",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
}
_VARIABLE = re.compile(r"\$\{(\w+)(?::?[-+]([^}]*))?\}|\$(\w+)")
_HEREDOC = re.compile(r"<<-?\s*[\"']?(\w+)[\"']?")
_MOST = 2_000


def handles(path: str) -> bool:
    """Tell whether a file builds an image."""
    name = PurePosixPath(path).name
    return bool(_NAME.search(name)) and not name.lower().endswith((".dockerignore", ".md", ".py"))


def containers(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the instructions; a stage that an earlier one names has no image."""
    given: dict[str, str] = {}
    stages: set[str] = set()
    for start, end, line in _instructions(text):
        found = _INSTRUCTION.match(line)
        word = found[1].upper() if found else ""
        if found is None or (word not in _KINDS and word not in _OTHERS):
            continue
        said = " ".join(found[2].split())[:_MOST]
        if word == "ARG":
            name, _, default = said.partition("=")
            given.setdefault(name.strip(), default.strip().strip("\"'"))
        values: dict[str, Value] = {"instruction": _KINDS.get(word, "other"), "text": _plain(said)}
        if word not in _KINDS:
            values["text"] = f"{word} {said}"
        if word == "FROM":
            values |= _image(said, given, stages)
        yield SourceFact("container", path, start, end, values)


def _instructions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield instructions with first and last line; comments within them are left out."""
    lines = lines_of(text)
    at = 0
    while at < len(lines):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            at += 1
            continue
        start, parts = at, [lines[at]]
        while parts[-1].rstrip().endswith("\\") and at + 1 < len(lines):
            at += 1
            while at + 1 < len(lines) and _is_comment(lines[at]):
                at += 1
            parts.append(lines[at])
        whole = " ".join(part.rstrip().rstrip("\\") for part in parts)
        mark = (
            _HEREDOC.search(whole) if whole.lstrip().upper().startswith(("RUN", "COPY")) else None
        )
        if mark:
            whole, at = _heredoc(lines, at, whole, mark[1])
        yield start + 1, at + 1, whole
        at += 1


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _heredoc(lines: list[str], at: int, whole: str, mark: str) -> tuple[str, int]:
    end = at + 1
    while end < len(lines) and lines[end].strip() != mark:
        end += 1
    body = "; ".join(line.strip() for line in lines[at + 1 : end] if not _is_comment(line))
    return f"{_HEREDOC.sub('', whole).rstrip()} {body}", min(end, len(lines) - 1)


def _plain(said: str) -> str:
    """Return a command given as a list of words as one line."""
    if not said.startswith("["):
        return said
    try:
        words = json.loads(said)
    except (ValueError, RecursionError):
        return said
    return " ".join(str(word) for word in words) if isinstance(words, list) else said


def _image(said: str, given: dict[str, str], stages: set[str]) -> dict[str, Value]:
    words = [word for word in said.split() if not word.startswith("--")]
    if not words:
        return {}

    def filled(found: re.Match[str]) -> str:
        return given.get(found[1] or found[3] or "") or found[2] or found[0]

    image = _VARIABLE.sub(filled, words[0])
    earlier = image.lower() in stages
    if len(words) > 2 and words[1].upper() == "AS":  # noqa: PLR2004 FROM image AS name
        stages.add(words[2].lower())
    if earlier:
        return {"image": "", "tag": "", "digest": False}
    image, _, digest = image.partition("@")
    name, colon, tag = image.rpartition(":")
    if not colon or "/" in tag:
        name, tag = image, ""
    return {"image": name, "tag": tag, "digest": bool(digest)}
