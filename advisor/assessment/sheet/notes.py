"""A practice's note and who said so, as the rows of its criteria hold parts of them.

An answers file has one note and one `by` for a practice. A line of the note that begins with a
criterion and a colon belongs into that criterion's row.
"""

from collections.abc import Iterable, Mapping, Sequence


def split_note(note: str | None, criteria: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """Return what of a note belongs to the practice, and to each of its criteria.

    It stays whole where the parts would not make the same note again.
    """
    own: list[str] = []
    parts: dict[str, list[str]] = {}
    into = own
    for line in (note or "").split("\n"):
        name, colon, rest = line.partition(": ")
        if colon and name in criteria and name not in parts:
            into = parts[name] = [rest]
        else:
            into.append(line)
    found = {name: "\n".join(lines).strip() for name, lines in parts.items()}
    rest_of_note = "\n".join(own).strip() or None
    if joined_note(rest_of_note, found, criteria) != note:
        return note, {}
    return rest_of_note, found


def joined_note(
    own: str | None, of_criteria: Mapping[str, str], criteria: Iterable[str]
) -> str | None:
    """Return one note of what stands in the rows of a practice and its criteria."""
    named = (f"{name}: {of_criteria[name]}" for name in criteria if of_criteria.get(name))
    return "\n".join((*([own] if own else ()), *named)) or None


def joined_names(own: str | None, others: Iterable[str]) -> str | None:
    """Return the name in the row of a practice, with those in the rows of its criteria."""
    more = [name for name in dict.fromkeys(others) if name not in (own or "").split(", ")]
    return ", ".join((*([own] if own else ()), *more)) or None
