"""Programs with several commands: which function a command line names."""

import re
from collections import defaultdict
from collections.abc import Iterable

from advisor.scan.fact import SourceFact
from advisor.scan.functions import place_of

_DECORATED = re.compile(r"(?:^|\.)(?:sub)?command\b(?:\(\s*(?:name=)?[\"']([\w-]+)[\"'])?")
_PARSER = re.compile(r"^[\"']([\w-]+)[\"']$")
_WORD = re.compile(r"^[A-Za-z][\w-]*$")
_FEWEST = 2  # with one command, whoever runs the program runs it


class Subcommands:
    """The commands that Python programs offer, as click, typer and argparse declare them."""

    def __init__(self, facts: Iterable[SourceFact]) -> None:
        self._declared: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        parsers: dict[str, set[str]] = defaultdict(set)
        functions: dict[str, list[str]] = defaultdict(list)
        for fact in facts:
            if fact.kind == "definition" and fact.text("type") == "function":
                functions[fact.path].append(fact.text("name"))
                for decorator in fact.texts("decorators"):
                    self._add(fact, _DECORATED.search(decorator))
            elif fact.kind == "call" and fact.text("name").endswith(".add_parser"):
                named = (_PARSER.match(one) for one in fact.texts("arguments")[:1])
                parsers[fact.path] |= {one[1] for one in named if one}
        for path, names in parsers.items():
            for name in names:
                for function in functions[path]:
                    if _runs(function, name):
                        self._declared[path][name].add(place_of(path, function))

    def _add(self, fact: SourceFact, found: re.Match[str] | None) -> None:
        if found is not None:
            last = fact.text("name").rpartition(".")[2]
            name = found[1] or last.replace("_", "-")
            self._declared[fact.path][name].add(place_of(fact.path, fact.text("name")))

    def named(self, text: str, paths: Iterable[str]) -> frozenset[str] | None:
        """Return the functions that a command line names in a program of several commands.

        None where the files that it runs declare no such program; none where it names no command.
        """
        offered: dict[str, set[str]] = defaultdict(set)
        for path in paths:
            for name, places in self._declared.get(path, {}).items():
                offered[name] |= places
        if len({place for places in offered.values() for place in places}) < _FEWEST:
            return None
        words = [word for word in text.split()[1:] if _WORD.match(word)]
        command = next(
            (word for word in words if word in offered), ""
        )  # what follows is given to it
        if not command:
            return frozenset()
        places = offered[command]
        before = words[: words.index(command)]
        nearer = {place for place in places if any(f".{word}." in place for word in before)}
        return frozenset(nearer or places)


def _runs(function: str, name: str) -> bool:
    """Tell whether a function is named as what runs a command of this name."""
    last = function.rpartition(".")[2].strip("_").replace("_", "-")
    forms = {last, last.removeprefix("cmd-"), last.removeprefix("run-"), last.removeprefix("do-")}
    forms |= {
        last.removeprefix("handle-"),
        last.removesuffix("-command"),
        last.removesuffix("-cmd"),
    }
    return name.replace("_", "-") in forms
