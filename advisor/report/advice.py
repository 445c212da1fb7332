"""What a plan advises besides its steps: what to find out, and what other people would buy."""

from advisor.frozen import dataclass
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.alternative import say_alternatives, say_other_people
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import say_possible
from advisor.words.quantity import say_days
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to find out and what others would buy, by title.

    `possible` says how much work may follow from what is not known, and `possible_steps` which.
    """

    find_out_title: str
    find_out: tuple[str, ...]
    possible: str
    possible_steps: tuple[str, ...]
    others_title: str
    others: tuple[str, ...]


def advice(result: Result) -> Advice:
    """Return what the roadmap of a result advises besides its steps."""
    roadmap, titles = result.roadmap, Titles(result)
    return Advice(
        find_out_title=say_find_out(),
        find_out=tuple(say_practice_facts(item, titles) for item in roadmap.find_out),
        possible=say_possible(roadmap),
        possible_steps=tuple(
            sentence("{step}, about {days}", step=step.title, days=say_days(step.likely_days))
            for step in roadmap.possible
        ),
        others_title=say_other_people(),
        others=tuple(say_alternatives(roadmap, titles)),
    )
