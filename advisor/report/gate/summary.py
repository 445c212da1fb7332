"""The verdict of a gate as Markdown, for the summary of a step."""

from collections.abc import Iterator, Sequence

from advisor.report.markdown_text import literal
from advisor.scoring.gate_model import Verdict
from advisor.scoring.model import Scorecard
from advisor.translation import sentence
from advisor.words.coverage import say_thin, say_waivers
from advisor.words.gate_verdict import (
    say_condition,
    say_failures,
    say_found,
    say_gate,
    say_more_reasons,
    say_tighter,
)

_MOST = 10


def gate_summary(card: Scorecard, verdicts: Sequence[Verdict], remarks: Sequence[str]) -> str:
    """Return a table of the conditions, and why those that do not hold do not."""
    lines = [*_table(card, verdicts)]
    for verdict in verdicts:
        if not verdict.holds:
            lines += _reasons(verdict)
    tighter = [said for verdict in verdicts if (said := say_tighter(verdict))]
    lines += [f"- {literal(said)}" for said in (*remarks, *tighter)]
    if waived := say_waivers(card):
        lines += ["", literal(waived)]
    return "\n".join(lines).rstrip() + "\n\n"


def _table(card: Scorecard, verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield f"### {literal(say_gate(str(card.team['name']), verdicts))}"
    yield ""
    if thin := say_thin(card):
        yield from (literal(thin), "")
    yield f"| | {sentence('Condition')} | {sentence('Found')} |"
    yield "|---|---|---|"
    for verdict in verdicts:
        sign = "✅" if verdict.holds else "❌"
        yield f"| {sign} | {literal(say_condition(verdict))} | {literal(say_found(verdict))} |"
    yield ""


def _reasons(verdict: Verdict) -> Iterator[str]:
    said = list(say_failures(verdict))
    if said:
        yield f"**{literal(say_condition(verdict))}**"
        yield ""
        yield from (f"- {literal(one)}" for one in said[:_MOST])
        if len(said) > _MOST:
            yield f"- {literal(say_more_reasons(len(said) - _MOST))}"
        yield ""
