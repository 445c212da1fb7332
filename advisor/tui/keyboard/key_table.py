"""Which key does what: one table for all screens, so that a key means one thing everywhere."""

from collections.abc import Mapping
from contextvars import ContextVar

from textual.binding import Binding

TYPING = "entry-"  # names of keys that work while a text is typed, and so can be no characters

# Of several keys of a name the foot shows the first; the help shows all.
KEYS: Mapping[str, str] = {
    # places and lists that are reached from everywhere
    "go-team": "T",
    "go-walk": "A",
    "go-review": "V",
    "go-results": "R",
    "go-roadmap": "M",
    "go-export": "E",
    "go-home": "H",
    "blockers": "B",
    "find": "slash",
    "commands": "ctrl+p",
    "help": "question_mark,f1",
    "undo": "ctrl+z",
    "redo": "ctrl+y",
    "settle": "ctrl+r",
    "take-over": "ctrl+o",
    "theme": "ctrl+t",
    "quit": "q",
    # moving and choosing
    "up": "up,k",
    "down": "down,j",
    "left": "left",
    "right": "right",
    "first": "home",
    "last": "end",
    "page-up": "pageup",
    "page-down": "pagedown",
    "next-part": "tab",
    "previous-part": "shift+tab",
    "choose": "enter",
    "choose-and-stay": "space",
    "back": "escape",
    **{f"number-{n}": str(n) for n in range(10)},  # what bears the number on the screen
    # the question at hand
    "previous": "backspace",
    "unknown": "u",
    "leave-out": "x",
    "evidence": "e",
    "note": "n",
    "flag": "f",
    "urgent": "exclamation_mark",
    "said-by": "at",
    "letters": "full_stop",
    "clear": "c,delete",
    "convinces": "i",
    "stay": "l",
    "next-open": "o",
    "next-blocker": "b",
    "next-flagged": "F",
    "list": "g",
    "group-by": "y",
    "all-or-quick": "a",
    # results and the planner
    "basis": "s",
    "level-up": "plus",
    "level-down": "minus",
    "date": "D",
    "people": "p",
    "holidays": "h",
    "done": "d",
    "saved-plan": "r",
    "save": "w",
    "plan-file": "G",
    # lists shown in part or in another order, and what is kept under a name
    "which": "W",
    "sort": "z",
    "keep": "J",
    "kept": "L",
    # beginning, comparing, settling
    "new": "N",
    "quick": "Q",
    "open": "O",
    "sample": "S",
    "compare": "C",
    "portfolio": "number_sign",
    "swap": "v",
    "mine": "m",
    "theirs": "t",
    # what a scan proposed
    "proposals": "P",
    "take": "K",
    "reject": "X",
    # a workshop
    "uncover": "U",
    "park": "Z",
    "pause": "Y",
    "agree": "ampersand",
    "entrance": "asterisk",
    "hand-over": "I",
    "again": "quotation_mark",
    "frame": "colon",
    # while a text is typed
    "entry-save": "enter,ctrl+s",
    "entry-abandon": "escape",
    "entry-new-line": "ctrl+j",
    "entry-undo": "ctrl+z",
    "entry-up": "up",
    "entry-down": "down",
    "entry-left": "left",
    "entry-right": "right",
    "entry-first": "home",
    "entry-last": "end",
    "entry-page-up": "pageup",
    "entry-page-down": "pagedown",
}

AFTER_OTHERS = Binding.Group()  # keys that the foot names where there is room

# Keys of the user's own, by name, as long as the application runs that read them.
CHOSEN: ContextVar[Mapping[str, str]] = ContextVar("chosen", default={})  # noqa: B039 never changed in place

_LABELS = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "exclamation_mark": "!",
    "at": "@",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "escape": "esc",
    "delete": "del",
    "full_stop": ".",
    "ampersand": "&",
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "equals_sign": "=",
    "asterisk": "*",
    "quotation_mark": '"',
    "colon": ":",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def bound(  # noqa: PLR0913 what it is, and where it stands
    name: str,
    action: str,
    says: str,
    tooltip: str = "",
    *,
    show: bool = True,
    first: bool = False,
    last: bool = False,
) -> Binding:
    """Return the binding of a name in the table; `first` for one that comes before a widget's.

    The foot names the `last` ones after all others, where there is room.
    """
    group = AFTER_OTHERS if last else None
    return Binding(
        KEYS[name], action, says, show=show, tooltip=tooltip, priority=first, id=name, group=group
    )


def keys_of(name: str) -> list[str]:
    """Return the keys of a name, those of the user's own where there are any."""
    return CHOSEN.get().get(name, KEYS[name]).split(",")


def label(key: str) -> str:
    """Return how a key is written: `^z` for ctrl+z."""
    short = key.replace("ctrl+", "^")
    return _LABELS.get(short, short)


def key_to(name: str) -> str:
    """Return how the first key of a name is written, to be told in a sentence."""
    return label(keys_of(name)[0])
