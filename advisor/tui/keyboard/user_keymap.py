"""Keys of the user's own, from a file in the folder for settings."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.keys import Keys

from advisor.document.user_folders import settings_folder
from advisor.errors import AdvisorError, Problem
from advisor.frozen import dataclass
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import KEYS, TYPING, label

if TYPE_CHECKING:
    from advisor.document.parse import Document

_NAMED = frozenset(key.value for key in Keys if len(key.value) > 1)
_MODIFIERS = frozenset(("ctrl", "shift", "alt"))
_SIGNS = {
    "/": "slash",
    "?": "question_mark",
    "!": "exclamation_mark",
    "@": "at",
    "+": "plus",
    "-": "minus",
    ".": "full_stop",
    ",": "comma",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "*": "asterisk",
    "=": "equals_sign",
    '"': "quotation_mark",
    ":": "colon",
    ";": "semicolon",
    "'": "apostrophe",
}
_ADVICE = sentence("Write a character, or a name such as `ctrl+k`, `f2`, `space`, `pageup`.")


@dataclass(frozen=True, kw_only=True)
class Keymap:
    """Keys by the names of the table, and what in the file did not count."""

    keys: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def place() -> Path:
    """Return where the file is looked for; it need not be there. Raises OSError."""
    return settings_folder() / "keymap.yaml"


def read_keymap() -> Keymap:
    """Return the user's own keys. A line that will not do does not count, and is told."""
    try:
        path = place()
        if not path.exists():
            return Keymap(keys={})
        from advisor.document.parse import load_document  # noqa: PLC0415 few have such a file

        document = load_document(
            path, if_empty=sentence("Write a name and its key, such as `flag: z`.")
        )
    except AdvisorError as error:
        return Keymap(keys={}, problems=error.problems)
    except OSError as error:
        problem = Problem(
            message=sentence(
                "keys of your own cannot be read: {strerror}", strerror=error.strerror or error
            )
        )
        return Keymap(keys={}, problems=(problem,))
    return _of(document)


def _of(document: "Document") -> Keymap:
    if not isinstance(document.data, dict):
        wrong = Problem(
            message=sentence("the keymap is no list of names with their keys"),
            hint=sentence("Write one line for each, such as `flag: z`."),
            location=document.locate(()),
        )
        return Keymap(keys={}, problems=(wrong,))
    problems = list(document.problems)
    keys: dict[str, str] = {}
    for name, value in document.data.items():
        faults = list(_faults(document, str(name), value))
        problems += faults
        if not faults:
            keys[str(name)] = ",".join(_normal(str(key)) for key in _listed(value))
    clashes = dict(_clashes(document, keys))
    for name in clashes:
        del keys[name]
    return Keymap(keys=keys, problems=(*problems, *clashes.values()))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _faults(document: "Document", name: str, value: Any) -> Iterator[Problem]:
    if name not in KEYS:
        from advisor.document.fault_words import nearest  # noqa: PLC0415 only an error needs it

        yield Problem(
            message=sentence("`{name}` is nothing that has a key", name=name),
            hint=nearest(name, KEYS) or sentence("docs/keys.md lists the names."),
            location=document.locate((name,)),
        )
        return
    if not _listed(value):
        yield _fault(document, name, sentence("`{name}` has no key", name=name), _ADVICE)
    for key in _listed(value):
        if isinstance(key, bool) or not isinstance(key, str | int) or not _is_key(str(key)):
            yield _fault(document, name, sentence("`{key}` is no key", key=key), _hint(key))
        elif name.startswith(TYPING) and len(str(key)) == 1:
            said = sentence(
                "`{key}` cannot be the key of `{name}`: it is typed as text there",
                key=key,
                name=name,
            )
            yield _fault(document, name, said, sentence("Take one with ctrl, or a function key."))


def _hint(key: object) -> str:
    return (
        sentence('Put it in quotes: "{value}".', value="y" if key else "n")
        if isinstance(key, bool)
        else _ADVICE
    )


def _fault(document: "Document", name: str, message: str, hint: str) -> Problem:
    return Problem(message=message, hint=hint, location=document.locate((name,)))


def _is_key(text: str) -> bool:
    if len(text) == 1:
        return text.isprintable() and not text.isspace()
    *modifiers, key = text.split("+")
    fits = set(modifiers) <= _MODIFIERS and len(set(modifiers)) == len(modifiers)
    known = text in _NAMED or key in _NAMED or key in _SIGNS.values() or key in {"home", "end"}
    return fits and (known or (bool(modifiers) and len(key) == 1 and key.isalnum()))


def _normal(text: str) -> str:
    return _SIGNS.get(text, text)


def _clashes(document: "Document", chosen: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    """Yield the names of which a key has another meaning already."""
    for name, keys in chosen.items():
        for key in keys.split(","):
            other = next(
                (o for o in KEYS if o != name and _side(o) == _side(name) and _has(o, key, chosen)),
                None,
            )
            if other is not None:
                said = sentence(
                    "`{key}` is the key of `{other}` already", key=label(key), other=other
                )
                hint = sentence(
                    "Give `{other}` another key as well, or take another for `{name}`.",
                    other=other,
                    name=name,
                )
                yield name, _fault(document, name, said, hint)
                break


def _side(name: str) -> bool:
    """Tell apart what works while a text is typed: that may share its keys with what does not."""
    return name.startswith(TYPING)


def _has(name: str, key: str, chosen: Mapping[str, str]) -> bool:
    return key in chosen.get(name, KEYS[name]).split(",")
