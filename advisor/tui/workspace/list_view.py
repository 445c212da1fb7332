"""Which rows of a list are shown, and in which order: kept while one goes to other places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from advisor.frozen import dataclass
from advisor.translation import counted, sentence

Tags = frozenset[tuple[str, str]]
"""What a row is: pairs of a facet and a value."""


@dataclass(frozen=True, kw_only=True)
class Facet:
    """Something that rows are told apart by, with the titles of its values in their order."""

    id: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ListView:
    """The value chosen of each facet, and the order, which without a name is the usual one."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    order: str = ""

    def shows(self, tags: Tags) -> bool:
        """Tell whether a row is shown: it has all that was chosen."""
        return all(pair in tags for pair in self.chosen.items())

    def turned(self, facet: str, value: str) -> "ListView":
        """Return the view with a value chosen in place of another of its facet, or no longer."""
        rest = {name: kept for name, kept in self.chosen.items() if name != facet}
        if self.chosen.get(facet) != value:
            rest[facet] = value
        return ListView(chosen=rest, order=self.order)

    def all_shown(self) -> "ListView":
        """Return the view with nothing left out."""
        return ListView(order=self.order)

    def sorted_next(self, orders: Sequence[str]) -> "ListView":
        """Return the view in the order after this one; the first of them is the usual one."""
        place = orders.index(self.order) if self.order in orders else 0
        return ListView(chosen=self.chosen, order=orders[(place + 1) % len(orders)])


def say_view(
    view: ListView, facets: Iterable[Facet], orders: Mapping[str, str], rows: Sequence[Tags]
) -> str:
    """Return how many rows are shown and by what they are sorted; nothing of the usual view."""
    said = []
    if view.chosen:
        shown = sum(map(view.shows, rows))
        chosen = [f.values.get(value, value) for f in facets if (value := view.chosen.get(f.id))]
        said.append(
            counted(
                "{shown} of {n} shown: {what}",
                "{shown} of {n} shown: {what}",
                len(rows),
                shown=shown,
                what=", ".join(chosen),
            )
        )
    if view.order and view.order != next(iter(orders)):
        said.append(sentence("sorted by {order}", order=orders[view.order]))
    return " · ".join(said)
