"""What a plan says to a team in the words of its own work."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.scoring.concern import Concern


def worded(roadmap: Roadmap, rubric: Rubric, concern: Concern) -> Roadmap:
    """Return a roadmap in which what only other teams have is not spoken of.

    Which phrase stands for which is said by the rubric, for teams that are known to be meant.
    """
    phrases = {
        phrase.lower(): instead
        for wording in rubric.wording
        if concern.fulfils(wording.applies_when)
        for phrase, instead in wording.say.items()
    }
    if not phrases:
        return roadmap
    say = saying(phrases)
    return replace(
        roadmap,
        steps=tuple(_step(step, say) for step in roadmap.steps),
        first_aid=tuple(replace(line, do=say(line.do)) for line in roadmap.first_aid),
        possible=tuple(replace(step, title=say(step.title)) for step in roadmap.possible),
    )


def saying(phrases: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that puts for each phrase in small letters what stands for it.

    Of those that overlap it is the longest.
    """
    longest = sorted(phrases, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)

    def instead(match: re.Match[str]) -> str:
        said = phrases[match[0].lower()]
        return said[:1].upper() + said[1:] if match[0][0].isupper() else said

    @cache  # steps of a kind say the same
    def say(text: str) -> str:
        return found.sub(instead, text)

    return say


def _step(step: RoadmapStep, say: Callable[[str], str]) -> RoadmapStep:
    return replace(
        step,
        title=say(step.title),
        why=say(step.why),
        tasks=tuple(map(say, step.tasks)),
        done_when=tuple(map(say, step.done_when)),
        pitfalls=tuple(map(say, step.pitfalls)),
        carries_over=step.carries_over and say(step.carries_over),
        starts_fresh=step.starts_fresh and say(step.starts_fresh),
    )
