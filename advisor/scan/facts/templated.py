"""Files that a generator fills in, read as what they become: what is filled in stands as a word."""

import re

_SUFFIX = re.compile(r"\.(?:tmpl|jinja2?|j2|template|tpl)$")
_KNOWN = re.compile(r"\.(?:py|ya?ml|json|toml|tf)$")
_FILLED = re.compile(r'\{\{(?:`[^`]*`|"[^"]*"|[^`"])*?\}\}|\{%.*?%\}|\{#.*?#\}')
_MOST = 500_000
_LONGEST_LINE = 2_000


def plain_path(path: str) -> str:
    """Return the path that a template's file will have; its own where it is none."""
    stem = _SUFFIX.sub("", path)
    return stem if _KNOWN.search(stem) else path


def plain_text(text: str) -> str:
    """Return a template with its lines where they were, but nothing left to be filled in."""
    return "\n".join(_line(line) for line in text[:_MOST].split("\n"))


def _line(line: str) -> str:
    if "{{" not in line and "{%" not in line and "{#" not in line:
        return line
    if len(line) > _LONGEST_LINE:
        return ""
    bare = _FILLED.sub("", line).strip()
    return _FILLED.sub("filled", line) if bare else ""
