"""Words that people write into a cell, and which of those that may stand there is meant."""

from collections.abc import Collection

from advisor.assessment.sheet.columns import NO, YES
from advisor.translation import sentence

_MEANINGS = {
    "met": ("yes", "y", "true", "done", "ok", "x", "1"),
    "unmet": ("no", "n", "false", "not met", "open", "0", "not done"),
    "unknown": ("?", "??", "tbd", "unsure", "don't know", "dont know", "not known"),
    "waived": ("n/a", "na", "not applicable", "not_applicable", "not relevant"),
    "not applicable": ("n/a", "na", "not_applicable", "not relevant", "waived"),
    "yes": ("y", "true", "x", "1"),
    "no": ("n", "false", "0"),
}


def meant_by(written: str, valid: Collection[str]) -> str | None:
    """Return the hint at what is meant by a word people use, None where it cannot be told."""
    word = " ".join(written.casefold().split()).strip("\"'.!")
    if word in valid:
        return sentence("Did you mean `{word}`?", word=word)
    found = (name for name in valid if word in _MEANINGS.get(name, ()))
    name = next(found, None)
    if name is not None:
        return sentence("Did you mean `{word}`?", word=name)
    return sentence("Choose yes or no.") if {*valid} == {YES, NO} else None
