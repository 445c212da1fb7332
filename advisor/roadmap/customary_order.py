"""What comes before a step where a plan has it anyway, without being needed for it."""

from collections.abc import Collection

from advisor.roadmap.select import Selection, all_before
from advisor.roadmap.step_order import Brings


def add_customary_order(
    selection: Selection, brings: Brings, urgent: Collection[str], extra: Collection[str]
) -> None:
    """Let each selected step come after those it names under `after`, as far as that can be.

    What mends what hurt waits for nothing that does not, nor does what a goal needs wait for what
    none needs; and no two wait for each other.
    """
    before, bringing = selection.before, _bringing(brings)
    for name, step in sorted(selection.steps.items()):
        for other in dict.fromkeys(other for n in step.after for other in bringing.get(n, ())):
            held_up = name in urgent and other not in urgent
            of_no_use = other in extra and name not in extra
            if not held_up and not of_no_use and name not in {other, *all_before(before, other)}:
                before[name].add(other)
                selection.after.setdefault(name, set()).add(other)


def _bringing(brings: Brings) -> dict[str, list[str]]:
    """Return for each criterion the steps that bring it, and for each step itself."""
    found = {name: [name] for name in brings}
    for name, criteria in sorted(brings.items()):
        for criterion in sorted(criteria):
            found.setdefault(criterion, []).append(name)
    return found
