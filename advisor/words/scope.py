"""Of which models an assessment speaks, and as of when."""

from advisor.assessment.model import Scope
from advisor.plain_text import as_sentence
from advisor.scoring.model import Scorecard
from advisor.translation import counted, sentence
from advisor.words.phrase import capital, join_words
from advisor.words.quantity import say_date


def say_scope(scope: Scope) -> str:
    """Return which models are spoken of, in sentences; nothing where that is not said."""
    said = []
    if scope.models:
        said.append(
            counted(
                "Covers the model {models}.",
                "Covers the models {models}.",
                len(scope.models),
                models=join_words(scope.models),
            )
        )
    if scope.critical:
        said.append(sentence("Critical: {models}.", models=join_words(scope.critical)))
    if scope.note:
        said.append(as_sentence(capital(scope.note)))
    return " ".join(said)


def say_judged(card: Scorecard) -> str:
    """Return the day of the assessment, and the day as of which it is judged if that is another."""
    day = say_date(card.assessed_on)
    if card.as_of == card.assessed_on:
        return day
    return sentence("{day}, judged as of {as_of}", day=day, as_of=say_date(card.as_of))


def say_as_of(card: Scorecard) -> str:
    """Return the day as of which an assessment is judged, if that is not its own."""
    if card.as_of == card.assessed_on:
        return ""
    return sentence("judged as of {as_of}", as_of=card.as_of)
