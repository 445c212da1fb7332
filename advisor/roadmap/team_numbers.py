"""How many models, sources or services work has to be done for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from advisor.frozen import dataclass
from advisor.roadmap.advice_model import PartBehind
from advisor.rubric.model import ProfileField
from advisor.rubric.profile import Value

_TAKEN_OVER = 0.35  # finding one's way in what others built, of building it


@dataclass(frozen=True, kw_only=True)
class TeamNumbers:
    """The numbers of a team's profile, such as its models, that are left to do something for.

    Of the `whole` of some, others have what is lacking: it is taken over from these, not built.
    """

    left: Mapping[str, float] = field(default_factory=dict)
    whole: Mapping[str, float] = field(default_factory=dict)

    @property
    def parts_behind(self) -> tuple[PartBehind, ...]:
        """What is behind the others of its kind."""
        return tuple(
            PartBehind(of=name, behind=self.left[name], whole=all_of_it)
            for name, all_of_it in self.whole.items()
        )

    def of(self, name: str) -> float:
        """Return how many there are; one where nobody said."""
        return self.left.get(name, 1.0)

    def share_of_once(self, per: Collection[str]) -> float:
        """Return how much of work done once, for things counted by `per`, has to be done."""
        return 1.0 if self.whole.keys().isdisjoint(per) else _TAKEN_OVER


def numbers_of(fields: Sequence[ProfileField], profile: Mapping[str, Value | None]) -> TeamNumbers:
    """Return the numbers of a profile, with a part that is behind in place of the whole of it."""
    numbers = {
        name: float(value)
        for name, value in profile.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    behind = {
        one.part_of: numbers[one.id]
        for one in fields
        if one.part_of in numbers and 1 <= numbers.get(one.id, 0) < numbers[one.part_of]
    }
    return TeamNumbers(left=numbers | behind, whole={name: numbers[name] for name in behind})
