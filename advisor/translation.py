"""The function every sentence passes through, by which a catalogue can say it in another language.

A sentence is a constant of the program with names in braces where this team's words go in; its
English is the key under which a catalogue finds it.
"""

from gettext import NullTranslations

_CATALOGUE = NullTranslations()


def sentence(text: str, /, **values: object) -> str:
    """Return a sentence with its values: `sentence("{team} holds it", team="Churn")`."""
    return _CATALOGUE.gettext(text).format_map(values)


def counted(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the form that fits a number, told as `{n}`: `counted("{n} step", "{n} steps", 2)`."""
    return _CATALOGUE.ngettext(one, many, n).format_map({"n": n, **values})


def looked_up(text: str) -> str:
    """Return what the catalogue says for a text of a page, its names in braces as they are."""
    return _CATALOGUE.gettext(text)
