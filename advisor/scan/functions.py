"""What the functions of a repository do, they and those that they call, in turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from advisor.scan.fact import SourceFact

_PACKAGE = ".__init__"


class Functions:
    """The functions in which something is done that has a name, and which of them call which."""

    def __init__(
        self,
        definitions: Iterable[SourceFact],
        calls: Iterable[SourceFact],
        places: Mapping[str, Iterable[tuple[str, str]]],
    ) -> None:
        self._own: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, frozenset[str]] = {}
        self._in_turn: dict[str, list[str]] = {}
        self._paths: dict[str, str] = {}
        self._by_last: dict[str, list[str]] = defaultdict(list)
        for path, noted in places.items():
            for activity, within in noted:
                if within:
                    self._own[place_of(path, within)].add(activity)
        for call in calls:
            called, within = call.text("name"), call.text("within")
            if within:
                self._called[place_of(call.path, within)].add(called)
        for one in definitions:
            name = place_of(one.path, one.text("name"))
            self._by_last[name.rpartition(".")[2]].append(name)
            self._paths[name] = one.path

    def does(self, name: str) -> frozenset[str]:
        """Return what a function does by its dotted place, which begins with a dot."""
        if name not in self._known:
            seen, done = [name], set[str]()
            for one in seen:
                begun = f"{one}.__init__"  # where it is a class that is called
                done |= self._own.get(one, set()) | self._own.get(begun, set())
                called = (*self._called.get(one, ()), *self._called.get(begun, ()))
                seen += [new for new in called if new not in seen]
            self._known[name], self._in_turn[name] = frozenset(done), seen
        return self._known[name]

    def files(self, name: str) -> tuple[str, ...]:
        """Return the files of a function and of those that it calls, in turn."""
        self.does(name)
        found = (self._paths[one] for one in self._in_turn[name] if one in self._paths)
        return tuple(dict.fromkeys(found))

    def named(self, target: str) -> str:
        """Return the place of the one function that a dotted name may mean, '' if none is known."""
        target = target.lstrip(".")
        if "." not in target:
            return ""
        fitting = [
            name
            for name in self._by_last.get(target.rpartition(".")[2], ())
            if name.endswith(f".{target}")
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def beside(self, path: str, target: str) -> str:
        """Return the place of a function of the same file by its name, '' if it has none such."""
        place = place_of(path, target.lstrip("."))
        return place if place in self._by_last.get(place.rpartition(".")[2], ()) else ""


def place_of(path: str, within: str) -> str:
    """Return the dotted place of a function, which begins with a dot."""
    stem = path.removesuffix(".py").replace("/", ".").removesuffix(_PACKAGE)
    return f".{stem}.{within}"
