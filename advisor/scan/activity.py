"""What files and commands do: train, test, deploy, … as the activities of the detectors say."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from advisor.scan.detector import Activity
from advisor.scan.fact import SourceFact
from advisor.scan.functions import Functions
from advisor.scan.links import called_workflow, scripts_by_function, started_by_name
from advisor.scan.source import SourceTree
from advisor.scan.started_files import started_files
from advisor.scan.subcommands import Subcommands
from advisor.scan.table import FactTable, changed, question_of

_MOST_REACHED = 300
_DEEPEST_CALLS = 3  # of workflows that call workflows
_RUNS = frozenset({"command", "action", "schedule", "pipeline"})
_IDLE = frozenset({"documentation", "test"})


class Activities:
    """Which files do what, and what is done by running them."""

    def __init__(
        self,
        table: FactTable,
        activities: Sequence[Activity],
        source: SourceTree,
        imports: Callable[[str], Iterable[str]],
        runs: Callable[[str], Iterable[str]],
        identifiers: Callable[[str], frozenset[str]],
    ) -> None:
        self._imports, self._runs, self._identifiers = imports, runs, identifiers
        self._places: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by path
        self._within: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._commands: dict[int, set[str]] = defaultdict(set)
        self.files: dict[str, set[str]] = defaultdict(set)  # by activity
        self._served: dict[str, set[str]] = defaultdict(set)
        self._reached: dict[tuple[str, ...], tuple[str, ...]] = {}
        for activity in activities:
            barred = {f.path for c in activity.without for f in table.ask(question_of(c))}
            for clause in activity.files:
                for fact in table.ask(question_of(clause)):
                    if fact.path not in barred and source.zone(fact.path) not in _IDLE:
                        self._note(activity.id, fact)
            for clause in activity.commands:
                for fact in table.ask(question_of(clause)):
                    self._commands[id(fact)].add(activity.id)
                    if activity.files and _of_python(fact, source):
                        self._note(activity.id, fact)

    def _note(self, activity: str, fact: SourceFact) -> None:
        if fact.values.get("reachable") is False or fact.values.get("used") is False:
            return
        within = fact.text("name" if fact.kind == "definition" else "within")
        self.files[activity].add(fact.path)
        self._places[fact.path].append((activity, within.split(".")[0]))
        self._within[fact.path].append((activity, within))

    def reached(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return the files that running `paths` runs: they and what they import, in turn."""
        if paths not in self._reached:
            seen = list(dict.fromkeys(paths))
            for path in seen:
                if len(seen) >= _MOST_REACHED:
                    break
                seen += [new for new in self._imports(path) if new not in seen]
            self._reached[paths] = tuple(seen)
        return self._reached[paths]

    def done_by(self, paths: tuple[str, ...]) -> set[str]:
        """Return what running `paths` does; of an imported file only what the others call."""
        reached = self.reached(paths)
        used = {path: self._identifiers(path) for path in reached}
        paths = (*paths, *(started for path in reached for started in self._runs(path)))
        done: set[str] = set()
        for path in reached:
            for activity, name in self._places.get(path, ()):
                if path in paths or not name or any(name in used[o] for o in reached if o != path):
                    done.add(activity)
        return done

    def applied(self, facts: Iterable[SourceFact]) -> list[SourceFact]:
        """Return the facts, those that run something with what it reaches and does."""
        made: list[SourceFact] = []
        by_workflow: dict[str, set[str]] = defaultdict(set)
        called: dict[str, set[str]] = defaultdict(set)
        facts = list(facts)
        own = [f for f in facts if f.kind == "call" and f.text("name").startswith(".")]
        defined = (f for f in facts if f.kind == "definition")
        self._functions = Functions(defined, own, self._within)
        self._starts = started_by_name(facts)
        self._started: Container[str] = ()
        timed = {fact.path for fact in facts if _in_process(fact)}
        self._scripts = scripts_by_function(fact for fact in facts if fact.path in timed)
        self._subcommands = Subcommands(facts)
        for fact in facts:
            if fact.kind not in _RUNS:
                made.append(fact)
                continue
            running, does = self._with_activities(fact)
            if fact.kind in ("command", "action") and not fact.flag("missing"):
                workflow = fact.text("workflow") or fact.path
                by_workflow[workflow] |= does
                if fact.flag("active") and fact.flag("blocking"):
                    called[workflow] |= does
            made.append(running)
            self._serve(running)
        for activity, paths in self.files.items():
            for path in paths:
                for reached in self.reached((path,)):
                    self._served[reached].add(activity)
        if called:
            _call_in_turn(made, called)
            made = [_with_called(f, called) if f.kind == "action" else f for f in made]
        made += self._invocations(own)
        self._started = started_files(made, self._imports, self._runs)
        return [self._finished(fact, by_workflow) for fact in made]

    def _invocations(self, calls: Iterable[SourceFact]) -> Iterator[SourceFact]:
        """Yield the calls of the repository's own functions that do something with a name."""
        for call in calls:
            does = self._functions.does(call.text("name"))
            if does:
                values = {**call.values, "does": tuple(sorted(does))}
                yield SourceFact("invocation", call.path, call.line, call.end_line, values)

    def _serve(self, fact: SourceFact) -> None:
        """Note what the files that a fact runs are run for."""
        does = {*fact.texts("does")}
        if fact.kind == "schedule" or "schedule" in fact.texts("triggers"):
            does.add("schedule")
        for path in fact.texts("reaches"):
            self._served[path] |= does

    def _with_activities(self, fact: SourceFact) -> tuple[SourceFact, set[str]]:
        direct = fact.texts("reaches")
        does = set(self._commands.get(id(fact), ()))
        started = self._functions.named(fact.text("target")) if _in_process(fact) else ""
        if started:
            return changed(fact, does=tuple(sorted(self._functions.does(started)))), does
        scripts = self._scripts.get((fact.path, fact.text("target").lstrip(".")), ())
        beside = self._functions.beside(fact.path, fact.text("target")) if not scripts else ""
        if beside and _in_process(fact) and self._functions.does(beside):
            does = {*self._functions.does(beside)}
            return changed(fact, reaches=self._functions.files(beside), does=(*sorted(does),)), does
        if scripts and _in_process(fact):
            near = (*direct, *self.reached((fact.path,)))
            direct = tuple(one for one in near if one.rpartition("/")[2] in scripts) or direct
        elif fact.kind in ("schedule", "pipeline") and fact.path.endswith(".py"):
            direct = (fact.path, *self._starts.get(fact.path, ()), *direct)
        reaches = self.reached(direct) if direct else ()
        if direct and "test" not in does:
            chosen = self._subcommands.named(fact.text("text"), reaches)
            if chosen is None or fact.kind != "command":
                does |= self.done_by(direct)
            else:
                does |= {one for place in chosen for one in self._functions.does(place)}
        return changed(fact, reaches=reaches, does=tuple(sorted(does))), does

    def _finished(self, fact: SourceFact, by_workflow: dict[str, set[str]]) -> SourceFact:
        """A schedule of a CI service starts what the commands of its file do."""
        if fact.kind == "file" and fact.path.endswith(".py"):
            fact = changed(fact, started=fact.path in self._started)
        if fact.kind == "file" and fact.path in self._served:
            return changed(fact, serves=tuple(sorted(self._served[fact.path])))
        if fact.kind not in ("schedule", "workflow") or fact.path not in by_workflow:
            return fact
        does = {*fact.texts("does"), *by_workflow[fact.path]}
        return changed(fact, does=tuple(sorted(does)))


def _of_python(fact: SourceFact, source: SourceTree) -> bool:
    """Tell whether Python starts a command, so that its file does what the command does."""
    return fact.path.endswith(".py") and source.zone(fact.path) not in _IDLE


def _in_process(fact: SourceFact) -> bool:
    return fact.kind == "schedule" and fact.text("system") == "process"


def _call_in_turn(facts: Iterable[SourceFact], called: dict[str, set[str]]) -> None:
    """Add to what a workflow does what those do that it calls."""
    calls = [
        (fact.text("workflow"), workflow)
        for fact in facts
        if (workflow := called_workflow(fact)) and fact.flag("active") and fact.flag("blocking")
    ]
    for _ in range(_DEEPEST_CALLS):
        for caller, workflow in calls:
            called[caller] |= called.get(workflow, set())


def _with_called(fact: SourceFact, called: Mapping[str, set[str]]) -> SourceFact:
    """A job that calls another workflow does what that one does."""
    workflow = called_workflow(fact)
    if not called.get(workflow):
        return fact
    return changed(fact, does=tuple(sorted({*fact.texts("does"), *called[workflow]})))
