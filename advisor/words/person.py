"""Who works on a plan, and on how much at once."""

from advisor.assessment.model import Person
from advisor.translation import sentence
from advisor.words.phrase import join_words
from advisor.words.titles import Titles


def say_person(person: Person, titles: Titles) -> str:
    """Return somebody's name with their share of a week and their roles."""
    return sentence(
        "{name}, {share} %: {roles}",
        name=person.name,
        share=f"{person.share:g}",
        roles=join_words([titles.roles[role] for role in person.roles]),
    )


def say_at_once() -> str:
    """Return how many steps are open at once where nobody says so."""
    return sentence("people and one more")
