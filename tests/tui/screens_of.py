"""Every screen, and the keys that lead to it from the first question."""

SCREENS = {
    "walk": (),
    "team": ("T",),
    "review": ("V",),
    "results": ("R",),
    "roadmap": ("M",),
    "export": ("E",),
    "home": ("H",),
    "begin": ("H", "k"),
    "choose-file": ("H", "o"),
    "samples": ("H", "s"),
    "compare": ("H", "c", "escape"),
    "note": ("n",),
    "not-applicable": ("x",),
    "evidence": ("e",),
    "find": ("slash",),
    "palette": ("ctrl+p",),
    "help": ("question_mark",),
    "list": ("g",),
    "convincing": ("w",),
}
