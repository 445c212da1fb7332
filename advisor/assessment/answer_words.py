"""Words that people write for an answer, and what to write in their place."""

import re

_BY_MEANING = {
    "Write unknown.": "?, ??, unsure, not sure, not known, unclear, tbd, tbc, to be determined, "
    "to be confirmed, dont know, don't know, do not know, dk, idk, unkown, unknow, maybe",
    "Write {level: not_applicable, reason: …}, with the reason in place of the dots.": "n/a, na, "
    "n.a., n.a, not applicable, notapplicable, not-applicable, not relevant, irrelevant, does not "
    "apply, not_relevant, inapplicable",
    "Leave it empty if nobody was asked; write 0 if nothing of it is there.": "none, nil, nothing, "
    "-, --, x, todo, to do, open, empty, skip, skipped, unanswered, pending",
}
_BY_WORD = {word.strip(): hint for hint, words in _BY_MEANING.items() for word in words.split(", ")}
_YES, _NO = frozenset(("yes", "y", "true", "on", "done")), frozenset(("no", "n", "false", "off"))
_NAMED_LEVEL = re.compile(r"(?:level|lvl|l)[ _-]?([0-9]{1,2})|([0-9]{1,2})\.0*", re.ASCII)
_NUMBERS = ("zero", "one", "two", "three", "four", "five")


def hint_for(written: str, *, top: int | None) -> str | None:
    """Return what to write instead of a word that is no answer, if that can be guessed."""
    word = " ".join(written.casefold().split()).strip("\"'().,;!")
    if word in {"unknown", "not_applicable"}:  # written in capitals, or with a full stop
        return _BY_WORD["n/a"] if word == "not_applicable" else "Write unknown."
    if hint := _BY_WORD.get(word) or _BY_WORD.get(written.strip().casefold()):
        return hint
    levels = "a level" if top is None else f"a level from 0 to {top}"
    if word in _YES:
        return f"Write how far it is done: {levels}."
    if word in _NO:
        return "Write 0."
    number = _level(word)
    return None if number is None or (top is not None and number > top) else f"Write {number}."


def _level(word: str) -> int | None:
    if word in _NUMBERS:
        return _NUMBERS.index(word)
    found = _NAMED_LEVEL.fullmatch(word)
    return int(found[1] or found[2]) if found else None
