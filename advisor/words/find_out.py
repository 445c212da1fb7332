"""What has to be found out before anybody can say that a target is reached."""

from advisor.roadmap.model import FindOut, Roadmap
from advisor.translation import counted, sentence
from advisor.words.titles import Titles


def say_once_known(roadmap: Roadmap) -> str:
    """Return what all that is said of levels rests on; nothing where all is known."""
    if not roadmap.not_known:
        return ""
    return counted(
        "This assumes that {n} fact not yet known turns out well.",
        "This assumes that {n} facts not yet known turn out well.",
        roadmap.not_known,
    )


def say_facts(number: int) -> str:
    """Return how many criteria are to be found out."""
    return counted("{n} fact", "{n} facts", number)


def say_find_out() -> str:
    """Return what the practices listed with a number of facts are."""
    return sentence("To find out, by practice")


def say_practice_facts(item: FindOut, titles: Titles) -> str:
    """Return how many facts of a practice are to be found out."""
    return sentence(
        "{practice}: {facts}",
        practice=titles.practices[item.practice],
        facts=say_facts(len(item.criteria)),
    )
