"""Descriptions and evidence: two people who look at the same team pick the same level."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from advisor.document.parse import Path_
from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.lint.likeness import likeness, words
from advisor.rubric.model import Rubric
from advisor.translation import sentence

_VAGUE = re.compile(
    r"""\b(?:
    # a verdict in place of what is seen
    good(?!\ to\ be\ true) | better | best | excellent(?:ly)? | appropriate(?:ly)? |
    adequate(?:ly)? |
    acceptab(?:le|ly) | proper(?:ly)? | suitab(?:le|ly) | reasonab(?:le|ly) | mature |
    robust(?:ly)? |
    effective(?:ly)? | efficient(?:ly)? | optimal(?:ly)? | comprehensive(?:ly)? | thorough(?:ly)? |
    careful(?:ly)? | sophisticated | advanced | basic(?!\ auth) | meaningful |
    systematic(?:ally)? | seamless(?:ly)? | consistently | (?:pro)?actively | high[- ]quality |
    state[- ]of[- ]the[- ]art | improved | minimal(?:ly)? |
    strong(?:er|est|ly)?(?!\ (?:consisten|typed)) | weak(?:er|est|ly)?(?!\ (?:label|supervis|ref)) |
    clear(?:er|est|ly)?(?!\ (?:text|the|its|their|all|each|every|out)\b) |
    easy | easi(?:er|est|ly) | strict(?:er|est|ly)?(?!\ mode) |
    quick(?:er|est|ly)? | (?<!fail\ )fast(?:er|est)?(?![- ]forward) |
    slow(?:er|est|ly)?(?![- ](?:quer|log|start)) |
    well[- ](?:defined|described|designed|documented|established|maintained|managed|run|structured|
        tested|understood) |
    # a quantity nobody counted
    some | several | various | numerous | (?<!how\ )(?<!as\ )many | (?:a\ )?few | enough |
    sufficient(?:ly)? | (?<!at\ )most(?!\ recent) | mostly | mainly | fully | largely | partly |
    partially | somewhat | almost | nearly | little(?![-'’]) | significant(?:ly)? |
    substantial(?:ly)? | relevant |
    # a rhythm without a clock
    (?<!how\ )often | usually | sometimes | rarely | seldom | regular(?!\ expression)(?:ly)? |
    frequent(?:ly)? | occasional(?:ly)? | periodic(?:ally)? | generally | typically | timely |
    normally | ad[- ]hoc | from\ time\ to\ time |
    # a condition left to the reader
    (?:where|as|if|when|whenever|wherever)\ (?:needed|necessary|possible|applicable) |
    as\ required(?!\ by) | etc | and\ so\ (?:on|forth)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Two neighbouring levels of the shipped rubric share at most half of their words.
REWORDED = 0.75


def vague_words(rubric: Rubric) -> Iterator[Finding]:
    """The description of a level, and a criterion, states what is seen, not a degree."""
    for path, said_by, text in _described(rubric):
        vague = dict.fromkeys(_VAGUE.findall(" ".join(text.split()).lower()))
        if vague:
            said = ", ".join(f"“{word}”" for word in vague)
            yield Finding(
                rule="vague-word",
                message=sentence("{said_by} says {said}", said_by=said_by, said=said),
                hint=sentence("Say what an outsider would see instead."),
                path=path,
            )


def _described(rubric: Rubric) -> Iterator[tuple[Path_, str, str]]:
    """Yield every description of a level and every criterion: path, what it is, text."""
    for path, practice in identified(rubric, "practices"):
        for level, text in practice.levels.items():
            yield (
                (*path, "levels", level),
                sentence("level {level} of `{practice}`", level=level, practice=practice.id),
                text,
            )
        for index, criterion in enumerate(written_criteria(practice)):
            at = (*path, "criteria", index, "text")
            yield at, f"`{practice.id}/{criterion.id}`", criterion.text


def same_descriptions(rubric: Rubric) -> Iterator[Finding]:
    """The levels of a practice differ from each other."""
    for path, practice in identified(rubric, "practices"):
        for (_, first), (level, second) in combinations(sorted(practice.levels.items()), 2):
            if first.casefold().split() == second.casefold().split():
                message = sentence(
                    "level {level} of `{practice}` repeats another level's description",
                    level=level,
                    practice=practice.id,
                )
                path_to_level = (*path, "levels", level)
                yield Finding(rule="same-description", message=message, path=path_to_level)


def reworded_levels(rubric: Rubric) -> Iterator[Finding]:
    """Neighbouring levels differ in a fact that is seen, not in a word of degree."""
    for path, practice in identified(rubric, "practices"):
        for (low, first), (high, second) in pairwise(sorted(practice.levels.items())):
            same = first.casefold().split() == second.casefold().split()
            if not same and likeness(words(first), words(second)) >= REWORDED:
                yield Finding(
                    rule="reworded-level",
                    message=sentence(
                        "levels {low} and {high} of `{practice}` say nearly the same",
                        low=low,
                        high=high,
                        practice=practice.id,
                    ),
                    hint=sentence(
                        "Name what is seen at level {high} and cannot be seen at {low}.",
                        high=high,
                        low=low,
                    ),
                    path=(*path, "levels", high),
                    severity="warning",
                )


def missing_evidence(rubric: Rubric) -> Iterator[Finding]:
    """Each level above 0 says by example what would and what would not convince."""
    for path, practice in identified(rubric, "practices"):
        lacking = [
            str(level.level)
            for level in rubric.levels[1:]
            if not (
                (examples := practice.evidence.get(level.level))
                and examples.sufficient
                and examples.insufficient
            )
        ]
        if lacking:
            levels = f"level{'s' if len(lacking) > 1 else ''} {', '.join(lacking)}"
            yield Finding(
                rule="missing-evidence",
                message=sentence(
                    "`{practice}` lacks examples of evidence for {levels}",
                    practice=practice.id,
                    levels=levels,
                ),
                hint=sentence(
                    "Give one example that convinces (`sufficient`) and one that does not."
                ),
                path=(*path, "evidence") if practice.evidence else path,
                severity="warning",
            )
