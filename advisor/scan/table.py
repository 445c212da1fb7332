"""All facts of a repository, ready to be asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from advisor.identity_cache import cached_by_identity
from advisor.scan.detector import Clause
from advisor.scan.fact import FIELDS, SourceFact, Value
from advisor.scan.match import Matcher, MatcherError, compile_matcher
from advisor.translation import sentence

# The field of each kind by which most questions are asked: its distinct values are few.
_BY = {
    "setting": "key",
    "resource": "type",
    "command": "text",
    "guard": "effect",
    "prose": "form",
    "schedule": "system",
    "import": "module",
    "container": "instruction",
}


class Question:
    """A clause whose matchers were read. Raises MatcherError where one cannot be."""

    def __init__(self, clause: Clause) -> None:
        fields = FIELDS.get(clause.fact)
        if fields is None:
            raise MatcherError(sentence("`{fact}` is no kind of fact", fact=clause.fact))
        self.clause = clause
        self.first: Matcher | None = None
        self.rest: list[tuple[str, Matcher]] = []
        for name, written in clause.where.items():
            if name != "path" and name not in fields:
                raise MatcherError(
                    sentence("a `{fact}` has no field `{name}`", fact=clause.fact, name=name)
                )
            matcher = compile_matcher(written)
            if name == _BY.get(clause.fact, "name"):
                self.first = matcher
            else:
                self.rest.append((name, matcher))

    def fits(self, fact: SourceFact) -> bool:
        """Tell whether a fact of the right kind has what else is asked."""
        return all(
            matcher(fact.path if name == "path" else fact.values.get(name, ""))
            for name, matcher in self.rest
        )


@cached_by_identity(maxsize=4096)  # a clause is asked of every repository, and of every fixture
def question_of(clause: Clause) -> Question:
    """Return the question of a clause, whose matchers are read once. Raises MatcherError."""
    return Question(clause)


class FactTable:
    """Facts by kind and by the value most asked for; answers come in the order of the files."""

    def __init__(self, facts: Iterable[SourceFact]) -> None:
        self._by: dict[str, dict[Value, list[SourceFact]]] = defaultdict(lambda: defaultdict(list))
        self._order: dict[int, int] = {}
        for number, fact in enumerate(sorted(facts, key=_place)):
            self._order[id(fact)] = number
            by = _BY.get(fact.kind, "name")
            self._by[fact.kind][fact.values.get(by, "")].append(fact)

    def __iter__(self) -> Iterator[SourceFact]:
        """Yield every fact, in the order of the files."""
        every = (fact for kinds in self._by.values() for facts in kinds.values() for fact in facts)
        return iter(sorted(every, key=lambda fact: self._order[id(fact)]))

    def ask(self, question: Question) -> list[SourceFact]:
        """Return the facts that a question asks for."""
        kind = self._by.get(question.clause.fact, {})
        groups = (
            facts
            for value, facts in kind.items()
            if question.first is None or question.first(value)
        )
        found = [fact for facts in groups for fact in facts if question.fits(fact)]
        return sorted(found, key=lambda fact: self._order[id(fact)])


def _place(fact: SourceFact) -> tuple[str, int, int, str]:
    return fact.path, fact.line, fact.end_line, fact.kind


def changed(fact: SourceFact, **values: Value) -> SourceFact:
    """Return a fact with other values."""
    merged: Mapping[str, Value] = {**fact.values, **values}
    return SourceFact(fact.kind, fact.path, fact.line, fact.end_line, merged)
