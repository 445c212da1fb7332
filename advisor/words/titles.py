"""How people call what has an id."""

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


class _ById(dict[str, str]):
    """Titles by ids; what has no title is called by its id."""

    def __init__(self, *parts: Iterable[_Named]) -> None:
        super().__init__({part.id: part.title for some in parts for part in some})

    def __missing__(self, name: str) -> str:
        return name


class Titles:
    """The titles in a rubric, a scorecard or a result, for each kind of id."""

    def __init__(self, source: Rubric | Scorecard) -> None:
        self._source = source
        self._rubric = source if isinstance(source, Rubric) else source.rubric

    @cached_property
    def sides(self) -> _ById:
        """How the halves of the comparison are called."""
        return _ById(self._rubric.sides)

    @cached_property
    def dimensions(self) -> _ById:
        """How the dimensions are called."""
        return _ById(self._source.dimensions)

    @cached_property
    def stages(self) -> _ById:
        """How the stages are called."""
        return _ById(self._source.stages)

    @cached_property
    def parts(self) -> _ById:
        """How dimensions and stages are called."""
        return _ById(self._source.dimensions, self._source.stages)

    @cached_property
    def practices(self) -> _ById:
        """How the practices are called."""
        return _ById(self._source.practices)

    @cached_property
    def criteria(self) -> dict[str, str]:
        """What the criteria say, by ``practice/criterion``."""
        return {f"{p.id}/{c.id}": c.text for p in self._source.practices for c in p.criteria}

    @cached_property
    def sets(self) -> _ById:
        """How the kinds of work are called whose features are told apart."""
        return _ById(self._rubric.sets)

    @cached_property
    def features(self) -> _ById:
        """How the features of all levels are called."""
        if isinstance(self._source, Rubric):
            return _ById(*(level.features for level in self._source.levels))
        return _ById(self._source.features)

    @cached_property
    def steps(self) -> _ById:
        """How the steps are called: all of a rubric, or those of a result's roadmap."""
        if isinstance(self._source, Rubric):
            return _ById(self._source.steps)
        roadmap = getattr(self._source, "roadmap", None)  # of a result, which scoring never loads
        return _ById(roadmap.steps if roadmap else ())

    @cached_property
    def roles(self) -> _ById:
        """How the roles are called."""
        return _ById(self._rubric.roles)

    @cached_property
    def evidence_kinds(self) -> _ById:
        """How the kinds of evidence are called."""
        return _ById(self._rubric.evidence_kinds)

    @cached_property
    def profile(self) -> _ById:
        """How the fields of the profile are called."""
        return _ById(self._rubric.profile)

    @cached_property
    def kpis(self) -> _ById:
        """How the figures a team can follow are called."""
        return _ById(self._rubric.kpis)
