"""Files that cannot be used, each written by a function of its own kind."""

import os
from collections.abc import Callable
from pathlib import Path

HEAD = "rubric: mlops-devops@2\nteam: {name: T}\nassessed_on: 2026-11-23\n"
TOO_LARGE = 8_000_001

Write = Callable[[Path], object]

# What cannot be read at all.
UNREADABLE: dict[str, tuple[Write, str]] = {
    "missing": (lambda _: None, "does not exist"),
    "folder": (Path.mkdir, "is a folder"),
    "link to nothing": (lambda file: file.symlink_to("nowhere"), "does not exist"),
    "link to itself": (lambda file: file.symlink_to(file), "cannot be read"),
    "device": (lambda file: file.symlink_to("/dev/zero"), "is not a regular file"),
    "binary": (lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "is a binary file"),
    "not UTF-8": (lambda file: file.write_bytes(b"note: caf\xe9\n"), "is not UTF-8 text"),
    "too large": (lambda file: file.write_bytes(b"#" * TOO_LARGE), "is larger than 8 MB"),
}

BOMB = "".join(f"{new}: &{new} [{f'*{old},' * 9}]\n" for old, new in zip("abc", "bcd", strict=True))


def _says(text: str) -> Write:
    return lambda file: file.write_text(text)


# What is read, and says nothing that can be used.
UNUSABLE: dict[str, tuple[Write, str]] = {
    "pipe nobody writes to": (os.mkfifo, "the file is empty"),
    "empty": (_says(""), "the file is empty"),
    "only remarks": (_says("# later\n"), "the file is empty"),
    "alias bomb": (_says(f"a: &a [x, x]\n{BOMB}"), "anchors and aliases"),
    "deep flow": (_says("[" * 100_000), "nests deeper than"),
    "deep mappings": (_says("{a: " * 100_000), "nests deeper than"),
    "deep block": (_says("- " * 100_000), "nests deeper than"),
    "tag": (_says("a: !!python/object/apply:os.system [id]\n"), "the tag tag:yaml.org,2002:py"),
    "two documents": (_says(f"{HEAD}---\n{HEAD}"), "more than one YAML document"),
    "broken": (_says("team: [\n"), "the [ of line 1, column 7 is never closed"),
    "control character": (_says(f"{HEAD}note: \x1b[2J\n"), r"the control character \x1b"),
    "a list": (_says("- 1\n"), "expected a mapping"),
    "a word": (_says("hello\n"), "expected a mapping"),
    "twice": (_says(f"{HEAD}rubric: mlops-devops@2\n"), "`rubric` stands twice"),
    "no such rubric": (_says(HEAD.replace("mlops", "mlop")), "Did you mean `mlops-devops@2`?"),
    "no such version": (_says(HEAD.replace("@2", "@7")), "carries mlops-devops@2."),
    "no such day": (_says(HEAD.replace("11-23", "02-30")), "not a date that exists"),
    "level yes": (_says(f"{HEAD}answers: {{testing.data-validation: yes}}\n"), "`yes` as true"),
    "level 1.0": (_says(f"{HEAD}answers: {{testing.data-validation: 1.0}}\n"), "Write 1."),
    "no such practice": (
        _says(f"{HEAD}answers: {{testing.data-validaton: 1}}\n"),
        "Did you mean `testing.data-validation`?",
    ),
    "JSON cut short": (
        _says('{"rubric": "mlops-devops@2", "team": {'),
        "the { of line 1, column 38 is never closed",
    ),
}
