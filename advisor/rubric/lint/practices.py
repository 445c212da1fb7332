"""Practices: whom they concern, and why they weigh what they weigh."""

from collections.abc import Iterator

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.rubric.profile import profile_values


def idle_conditions(rubric: Rubric) -> Iterator[Finding]:
    """A profile condition lets teams in and leaves teams out."""
    values = {field.id: set(profile_values(field)) for field in rubric.profile}
    for path, practice in identified(rubric, "practices"):
        for name, chosen in practice.applies_when.items():
            if not chosen or values.get(name) == set(chosen):
                whom = "every team" if chosen else "no team"
                yield Finding(
                    rule="idle-condition",
                    message=f"the condition on `{name}` lets {whom} into `{practice.id}`",
                    hint="Name the values for which the practice applies, or drop the condition.",
                    path=(*path, "applies_when", name),
                )


def unexplained_weights(rubric: Rubric) -> Iterator[Finding]:
    """A weight other than 1 gives its reason."""
    for path, practice in identified(rubric, "practices"):
        if practice.weight != 1 and not practice.weight_reason:
            yield Finding(
                rule="unexplained-weight",
                message=f"`{practice.id}` weighs {practice.weight:g} without a reason",
                hint="Say why under `weight_reason`; reports show it.",
                path=(*path, "weight"),
                severity="warning",
            )
