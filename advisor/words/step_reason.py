"""Why a step stands where it does, and where it leads."""

from collections.abc import Iterator

from advisor.roadmap.model import Projection, Roadmap, RoadmapStep
from advisor.translation import counted, sentence
from advisor.words.horizon import say_because
from advisor.words.phrase import capital


def say_then(after: Projection) -> str:
    """Return where a step leads."""
    level, toward, left = after.level, after.toward, after.blockers_left
    if toward is None:
        return sentence("Then: level {level} is held overall.", level=level or 0)
    if left == 0 and level is not None and level >= toward:
        return sentence("Then: Level {level} is reached.", level=level)
    return counted(
        "Then: {n} practice still stands before level {level}.",
        "Then: {n} practices still stand before level {level}.",
        left,
        level=toward,
    )


def why_here(roadmap: Roadmap, step: RoadmapStep) -> Iterator[str]:
    """Yield why a step stands where it does in a plan."""
    number = roadmap.numbers
    titles = {other.id: other.title for other in roadmap.steps}
    yield sentence("{because}.", because=capital(say_because(roadmap, step)))
    for name in sorted(step.depends_on, key=lambda name: number.get(name, 0)):
        if name in number:
            yield sentence("It comes after {n}, {step}", n=number[name], step=titles[name])
    later = [number[other.id] for other in roadmap.steps if step.id in other.depends_on]
    if later:
        yield counted(
            "Step {steps} cannot begin before it is done.",
            "Steps {steps} cannot begin before it is done.",
            len(later),
            steps=", ".join(map(str, later)),
        )
    if step.id in roadmap.critical_path:
        yield sentence("It is on the critical path: a day lost here is a day lost at the end.")
    after = next((found for found in roadmap.projection if found.step == step.id), None)
    if after and after.toward is not None:
        yield counted(
            "It leaves {n} blocker of level {level}.",
            "It leaves {n} blockers of level {level}.",
            after.blockers_left,
            level=after.toward,
        )
