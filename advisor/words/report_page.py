"""The sentences of the report's pages that are the same for every team, by name for templates."""

from collections.abc import Callable

from advisor.translation import counted, sentence
from advisor.words.quantity import form_of


def page_sentences() -> dict[str, str]:
    """Return each sentence by the name under which a template shows it."""
    return {
        "strict": sentence(
            "Acts on what evidence supports: what no evidence shows counts as not known."
        ),
        "criteria_elsewhere": sentence(
            "Criteria one by one stand in the HTML and the JSON of this report."
        ),
        "answers_quoted": sentence(
            "Questions and criteria are quoted from the rubric; notes and references are the "
            "team's own. ✓ met, × not met, ? not known, – left out."
        ),
        "urgent": sentence("Urgent."),
        "find_out_first": sentence("What is not known may well be there: finding out comes first."),
        "met_unshown": sentence(
            "These criteria are answered as met, and no valid evidence shows them."
        ),
        "score_is_a_mean": sentence(
            "Score: the mean of the answered practices by weight, and below it from where to where "
            "it can lie however open answers turn out. A mean decides no level. – means no answer."
        ),
        "inferred": sentence(
            "Inferred from the answers of this report; nobody assessed the team by these "
            "frameworks."
        ),
        "asked_elsewhere": sentence(
            "What they ask and this rubric does not lowers the coverage, not the position."
        ),
        "squares_and_dots": sentence(
            "Squares: the level held. Dots: the score, a mean that decides no level."
        ),
        "trend_rows": sentence(
            "Each row reaches from nothing at its line to the most there can be above it. Levels, "
            "score and features are those of the side that decides."
        ),
        "forecast_bar": sentence(
            "Dark: from the day with even odds to the day with 85 % confidence. Pale: the time "
            "before it."
        ),
        "ladder_thin": sentence("Grey: too little is known to tell which level is held."),
        "ladder": sentence(
            "Solid: held and shown by evidence. Dashed: held as claimed only. Grey: not held."
        ),
        "map_shades": sentence(
            "The stronger the colour, the higher; where a dimension asks nothing in a stage, the "
            "field is empty."
        ),
        "days_planned": sentence(
            "Days are person-days. From and to are as planned, waiting included; as work tends to "
            "take longer, a step is likely done later."
        ),
        "bars_of_steps": sentence(
            "Each bar is a step from its first to its last planned day; a goal is likely reached "
            "after its last bar. Red, with !: its lack hurt lately, or will soon. Filled grey: it "
            "meets what the level lacks. Outlined: others need it. Bold: a delay here delays the "
            "end."
        ),
        "person_days_planned": sentence(
            "Person-days planned, of those there are, in the weeks that begin in each period."
        ),
    }


def page_words() -> dict[str, Callable[..., str]]:
    """Return what says a sentence with values of the team, by the name a template calls it."""
    return {
        "and_more_features": _and_more_features,
        "and_more_hurt": _and_more_hurt,
        "and_more_practices": _and_more_practices,
        "cut_after": lambda letters: sentence(
            "What the team wrote is cut after {letters} characters; the answers file has it whole.",
            letters=letters,
        ),
        "asked_in": lambda title: sentence("asked in {title}", title=title),
        "from_framework": lambda source: sentence("Published at {source}.", source=source),
        "given_by": lambda by: sentence("given by {by}", by=by),
        "level_is": lambda standing: sentence("This level is {standing}.", standing=standing),
        "level_of": lambda level, title: sentence(
            "Level {level}: {title}", level=level, title=title
        ),
        "level_and_state": lambda level, state: sentence(
            "level {level}, {state}", level=level, state=state
        ),
        "mean_by_part": lambda side: sentence(
            "Mean {side} score by dimension and lifecycle stage.", side=side
        ),
        "meets_it": lambda step: sentence("Step {step} meets it.", step=step),
        "met_by": lambda step: sentence("Met by step {step}", step=step),
        "out_of_scope": lambda names: sentence("Out of scope: {names}", names=names),
        "person_days": lambda days: counted(
            "{days} person-day", "{days} person-days", form_of(float(days)), days=days
        ),
        "inferred_position": lambda position, coverage: sentence(
            "Inferred position: {position}. Coverage {coverage}.",
            position=position,
            coverage=coverage,
        ),
        "sides_named": lambda side: sentence(
            "Practices belong to {side} unless another side is named.", side=side
        ),
        "item_by_item": lambda title: sentence("{title}, item by item", title=title),
    }


def _and_more_hurt(number: int) -> str:
    return sentence("And {n} more, marked in the answers.", n=number)


def _and_more_features(number: int) -> str:
    return sentence("And {n} more: see “Compare”.", n=number)


def _and_more_practices(number: int) -> str:
    return counted("and {n} more practice", "and {n} more practices", number)
