"""All facts of a repository, ready to be asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter, is_

from advisor.identity_cache import cached_by_identity
from advisor.scan.detector import Clause
from advisor.scan.fact import FIELDS, SourceFact, Value
from advisor.scan.literals import Literals, literals_of
from advisor.scan.match import Matcher, MatcherError, compile_matcher
from advisor.scan.text_index import TextIndex
from advisor.translation import sentence

_FEW = 20  # candidates that are tried at once, where more literals would hardly lessen them


class Question:
    """A clause whose matchers were read. Raises MatcherError where one cannot be.

    Those of a clause that is `trusted`, as it was read before, are read when there is something
    that they may match.
    """

    def __init__(self, clause: Clause, *, trusted: bool = False) -> None:
        fields = FIELDS.get(clause.fact)
        if fields is None:
            raise MatcherError(sentence("`{fact}` is no kind of fact", fact=clause.fact))
        self.clause = clause
        for name in clause.where:
            if name != "path" and name not in fields:
                raise MatcherError(
                    sentence("a `{fact}` has no field `{name}`", fact=clause.fact, name=name)
                )
            if not trusted:
                compile_matcher(clause.where[name])

    @cached_property
    def literals(self) -> list[tuple[str, Literals]]:
        """Return the fields of which it is known what a fact that fits must hold there."""
        known = ((name, literals_of(written)) for name, written in self.clause.where.items())
        return [(name, literals) for name, literals in known if literals is not None]

    @cached_property
    def _matchers(self) -> list[tuple[str, Matcher]]:
        where = self.clause.where.items()
        return [(name, compile_matcher(written, at_once=False)) for name, written in where]

    def fits(self, fact: SourceFact) -> bool:
        """Tell whether a fact of the right kind has all that is asked."""
        for name, matcher in self._matchers:
            if not matcher(fact.path if name == "path" else fact.values.get(name, "")):
                return False
        return True


@cached_by_identity(maxsize=4096)  # a clause is asked of every repository, and of every fixture
def question_of(clause: Clause) -> Question:
    """Return the question of a clause, whose matchers are read once. Raises MatcherError."""
    return Question(clause, trusted=True)


class FactTable:
    """Facts by kind, found by the texts they hold; answers come in the order of the files."""

    def __init__(self, facts: Iterable[SourceFact], earlier: "FactTable | None" = None) -> None:
        self._facts = sorted(facts, key=_place)
        self._kinds: dict[str, list[SourceFact]] = defaultdict(list)
        for fact in self._facts:
            self._kinds[fact.kind].append(fact)
        self._indexes = {} if earlier is None else earlier._of_unchanged(self._kinds)  # noqa: SLF001

    def __iter__(self) -> Iterator[SourceFact]:
        """Yield every fact, in the order of the files."""
        return iter(self._facts)

    def ask(self, question: Question) -> list[SourceFact]:
        """Return the facts that a question asks for."""
        facts = self._kinds.get(question.clause.fact, [])
        found = self._candidates(question) if facts else None
        candidates = facts if found is None else [facts[number] for number in sorted(found)]
        return [fact for fact in candidates if question.fits(fact)]

    def _of_unchanged(
        self, kinds: Mapping[str, list[SourceFact]]
    ) -> dict[tuple[str, str], TextIndex]:
        """Return the indexes of kinds that have the same facts in another table."""
        same = {
            kind
            for kind, facts in self._kinds.items()
            if len(facts) == len(kinds.get(kind, ())) and all(map(is_, facts, kinds[kind]))
        }
        return {key: index for key, index in self._indexes.items() if key[0] in same}

    def _candidates(self, question: Question) -> set[int] | None:
        """Return the numbers of the facts that may fit, None where all of the kind may."""
        found: set[int] | None = None
        for field, literals in question.literals:
            holding = self._index(question.clause.fact, field).holding(literals)
            found = holding if found is None else found & holding
            if len(found) < _FEW:
                break
        return found

    def _index(self, kind: str, field: str) -> TextIndex:
        key = (kind, field)
        if key not in self._indexes:
            self._indexes[key] = TextIndex(self._kinds[kind], field)
        return self._indexes[key]


_place = attrgetter("path", "line", "end_line", "kind")


def changed(fact: SourceFact, **values: Value) -> SourceFact:
    """Return a fact with other values."""
    merged: Mapping[str, Value] = {**fact.values, **values}
    return SourceFact(fact.kind, fact.path, fact.line, fact.end_line, merged)
