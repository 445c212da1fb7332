"""The list of facts at the end of docs/detectors.md, made from what the code declares."""

import sys
from pathlib import Path

from advisor.scan.fact import FIELDS

_BEFORE = "(`make docs` writes this list):\n\n"


def facts_list() -> str:
    """Return the kinds of facts with their fields as Markdown."""
    kinds = []
    for kind, fields in FIELDS.items():
        rows = [
            f"| `{name}` | {text.replace('|', chr(92) + '|')} |" for name, text in fields.items()
        ]
        kinds.append("\n".join([f"### {kind}", "", "| field | holds |", "|---|---|", *rows, ""]))
    return "\n".join(kinds)


def with_facts(page: str) -> str:
    """Return the page with the list as it is now."""
    head = page.partition(_BEFORE)[0]
    return f"{head}{_BEFORE}{facts_list()}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_facts(path.read_text(encoding="utf-8")), encoding="utf-8")
