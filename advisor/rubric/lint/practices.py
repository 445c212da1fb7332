"""Practices: why they weigh what they weigh."""

from collections.abc import Iterator

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.translation import sentence


def unexplained_weights(rubric: Rubric) -> Iterator[Finding]:
    """A weight other than 1 gives its reason."""
    for path, practice in identified(rubric, "practices"):
        if practice.weight != 1 and not practice.weight_reason:
            yield Finding(
                rule="unexplained-weight",
                message=sentence(
                    "`{practice}` weighs {weight:g} without a reason",
                    practice=practice.id,
                    weight=practice.weight,
                ),
                hint=sentence("Say why under `weight_reason`; reports show it."),
                path=(*path, "weight"),
                severity="warning",
            )
