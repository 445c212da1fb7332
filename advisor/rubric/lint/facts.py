"""Facts: each criterion states one, and it can be met by doing something."""

import re
from collections.abc import Iterator

from advisor.rubric.lint.criteria import each_criterion
from advisor.rubric.lint.finding import Finding
from advisor.rubric.model import Rubric
from advisor.translation import sentence

MOST_LISTED = 3
# Verbs by which a criterion says what is seen.
_VERB = """
    is are was were has have had does do can cannot must says say gives keeps reads writes fails
    compares computes rejects refuses replaces removes renews reaches opens enters joins contains
    tells lies stands meets asks expects creates deletes decides approves signs deploys applies
"""
# Those that are nouns as well count as verbs only where an object follows.
_VERB_OR_NOUN = """
    alerts bars blocks builds checks counts covers holds leads limits links lists logs may measures
    names passes records releases reports reviews runs shows starts states stops stores tests
"""
_OBJECT = "a an the that it its them their each every all no whether when which how who both one"
_JOINED = re.compile(
    r"(?: and|,|;)\s+(?:(?:then|so|also|first)\s+)?"
    r"(?:(?:it|they|one|nobody|somebody|[a-z]+ (?:person|one))\s+)?"
    rf"(?:(?:{'|'.join(_VERB.split())})"
    rf"|(?:{'|'.join(_VERB_OR_NOUN.split())})\s+(?:{'|'.join(_OBJECT.split())}))\b",
    re.IGNORECASE,
)
# What stands in brackets or between commas, and what a relative pronoun opens, only says what is
# meant.
_ASIDE = re.compile(
    r"\([^)]*\)"
    r"|,\ssuch as\b[^.]*?,(?=\s(?:is|are)\b)"
    r"|,\s(?:or|such as|by|real|where|if|if any|in|for)\b[^,]*,"
    r"|\b(?:which|that|who|whose|where|when|if|what|as)\b[^,;:]*"
)
_CLAUSE = re.compile(r"[;:]|,? (?:such as|with|by|from|for|in) ")
_LACK = re.compile(
    r"^(?:no|nothing|nobody|none|never|neither|there (?:is|are) no(?:ne)?)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:each|all|one) of the last\b|\bthe last (?:two|three|four|five|quarter|month|year"
    r"|release|change|case|incident|run|rehearsal)s?\b",
    re.IGNORECASE,
)


def joined_facts(rubric: Rubric) -> Iterator[Finding]:
    """A criterion states one fact; one that defines a feature may join two seen in one place."""
    for path, name, criterion in each_criterion(rubric):
        if not criterion.defines and says_two(criterion.text):
            yield Finding(
                rule="joined-fact",
                message=sentence(
                    "`{name}` states two facts: “{text}”", name=name, text=criterion.text
                ),
                hint=sentence(
                    "Make two criteria of it, or leave out the one that follows from the other."
                ),
                path=(*path, "text"),
            )


def long_lists(rubric: Rubric) -> Iterator[Finding]:
    """A criterion lists no more things than a reader looks for at once."""
    for path, name, criterion in each_criterion(rubric):
        count = longest_list(criterion.text)
        if not criterion.defines and count > MOST_LISTED:
            yield Finding(
                rule="long-list",
                message=sentence("`{name}` lists {count} things", name=name, count=count),
                hint=sentence(
                    "Ask for at most {most_listed}; the others are criteria of their own.",
                    most_listed=MOST_LISTED,
                ),
                path=(*path, "text"),
            )


def idle_lacks(rubric: Rubric) -> Iterator[Finding]:
    """A criterion is met by something that is there, not by something that is absent."""
    for path, name, criterion in each_criterion(rubric):
        if _LACK.match(criterion.text):
            yield Finding(
                rule="only-a-lack",
                message=sentence(
                    "`{name}` is met by a lack: “{text}”", name=name, text=criterion.text
                ),
                hint=sentence("Say what is seen instead; a team that has nothing would meet this."),
                path=(*path, "text"),
            )


def unplaced_criteria(rubric: Rubric) -> Iterator[Finding]:
    """A criterion says where a stranger would see it."""
    for path, name, criterion in each_criterion(rubric):
        if criterion.seen_in is None:
            yield Finding(
                rule="unplaced-criterion",
                message=sentence("`{name}` does not say where it is seen", name=name),
                hint=sentence("Add `seen_in`: files, hosting, platform or record."),
                path=path,
                severity="warning",
            )


def mixed_proofs(rubric: Rubric) -> Iterator[Finding]:
    """That something happened is seen in a record, apart from the thing that does it."""
    for path, name, criterion in each_criterion(rubric):
        if criterion.seen_in in {"files", "platform"} and _PAST.search(criterion.text):
            yield Finding(
                rule="mixed-proof",
                message=sentence("`{name}` tells what happened, which a record shows", name=name),
                hint=sentence(
                    "What a thing does and that it happened are two criteria, one of a record."
                ),
                path=(*path, "seen_in"),
            )


def says_two(text: str) -> bool:
    """Tell whether a sentence joins two verbs of observation."""
    return bool(_JOINED.search(_ASIDE.sub("", text)))


def longest_list(text: str) -> int:
    """Return how many things the longest list of a sentence holds; 1 where there is none."""
    clauses = _CLAUSE.split(_ASIDE.sub("", text))
    return max(_listed(clause) for clause in clauses)


def _listed(clause: str) -> int:
    if not re.search(r"\b(?:and|or)\b", clause):
        return 1
    return len(re.split(r",\s+(?:and|or)\s+|,\s+|\s+(?:and|or)\s+", clause))
