"""What the plain prompts ask besides the level: evidence, who, why, and which question is next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from advisor.assessment.model import Evidence, Urgent, Waiver
from advisor.errors import AdvisorError
from advisor.rubric.model import Practice
from advisor.translation import sentence
from advisor.tui.forms.value_checks import day_problem
from advisor.tui.prompts.criteria_prompts import numbered
from advisor.tui.prompts.terminal_lines import read, say
from advisor.tui.workspace.question_order import matching
from advisor.tui.workspace.workspace import Workspace
from advisor.words.criterion import say_waiver
from advisor.words.evidence import say_given
from advisor.words.standing_bar import say_urgent

_DAYS = (sentence("Seen on"), sentence("Expires on"))
_MOST = 9  # found at once


def ask_evidence(workspace: Workspace, practice: Practice) -> None:
    """Ask for a piece of evidence and add it; an empty place adds none."""
    kinds = [kind.id for kind in workspace.rubric.evidence_kinds]
    for kind in workspace.rubric.evidence_kinds:
        say(sentence("{kind}: supports up to level {caps}", kind=kind.id, caps=kind.caps))
    ref = read(sentence("Where it is (a link, a path, a page, a person; nothing for none): "))
    if not ref:
        return
    kind_id = one_of(sentence("Which kind: "), kinds)
    observed, expires = (ask_day(title) for title in _DAYS)
    numbers = numbered(workspace, practice)
    item = Evidence(
        kind=kind_id,
        ref=ref,
        shows=_shown(numbers) if numbers else (),
        observed_on=observed,
        expires_on=expires,
    )
    given = workspace.answer_to(practice.id).evidence
    if attempt(lambda: workspace.session.evidence(practice.id, [*given, item])):
        say(sentence("Evidence saved."))


def ask_urgent(workspace: Workspace, practice: Practice) -> None:
    """Ask what its lack did lately; where that is said already, take it away."""
    session = workspace.session
    if workspace.answer_to(practice.id).urgent:
        if attempt(lambda: session.urgent(practice.id, False)):
            say(sentence("Not urgent."))
        return
    what, cost = (
        read(sentence("What happened (or nothing): ")),
        read(sentence("What it cost (or nothing): ")),
    )
    hurt = Urgent(what=what or None, cost=cost or None, date=ask_day("When"))
    if attempt(lambda: session.urgent(practice.id, True if hurt == Urgent() else hurt)):
        say(sentence("Urgent: it comes first."))


def ask_by(workspace: Workspace, practice: Practice) -> None:
    """Ask who gave the answer."""
    by = read(sentence("Who gave this answer (or nothing): "))
    if attempt(lambda: workspace.session.by(practice.id, by)):
        say(sentence("Said by {by}.", by=by) if by else sentence("Nobody is named."))


def ask_waiver() -> Waiver:
    """Ask why something does not apply, who says so, and who approved it."""
    return Waiver(
        criterion="",
        reason=read(sentence("Why does it not apply? ")),
        by=read(sentence("Who says so (or nothing): ")) or None,
        approved_by=read(sentence("Who else approved it (or nothing; without, it is not known): "))
        or None,
        until=ask_day("Until"),
    )


def _shown(numbers: Mapping[str, str]) -> tuple[str, ...]:
    """Ask which criteria a piece of evidence shows."""
    while True:
        typed = read(
            sentence("Which criteria it shows, such as 1.1 1.2 (nothing: all that are met): ")
        )
        words = typed.replace(",", " ").split()
        if all(word in numbers for word in words):
            return tuple(numbers[word] for word in words)
        say(sentence("`{typed}` is none of them.", typed=typed[:40]))


def ask_practice(workspace: Workspace) -> str | None:
    """Ask for words and return the practice chosen among those that hold them, or None."""
    found = matching(workspace.rubric, read("Find: "))
    if not found:
        say(sentence("Nothing contains these words."))
        return None
    shown = found[:_MOST]
    for place, practice in enumerate(shown, 1):
        say(f"{place}: {practice.title}")
    if len(found) > len(shown):
        say(
            sentence(
                "and {number} more: type more words to see them.", number=len(found) - len(shown)
            )
        )
    typed = one_of(
        sentence("Which one (nothing for none): "), [*map(str, range(1, len(shown) + 1)), ""]
    )
    return shown[int(typed) - 1].id if typed else None


def beside(workspace: Workspace, practice: Practice) -> Iterator[str]:
    """Yield what goes with the level of an answer."""
    answer = workspace.answer_to(practice.id)
    if answer.flag:
        yield sentence("To be discussed.")
    if answer.urgent:
        yield f"{say_urgent(answer.urgent)}."
    for waiver in workspace.live.waivers(workspace.assessment):
        if waiver.practice == practice.id:
            yield (
                f"{waiver.criterion}: {say_waiver(waiver)}"
                if waiver.criterion
                else say_waiver(waiver)
            )
    if answer.by:
        yield sentence("Said by {by}.", by=answer.by)
    if answer.note:
        yield f"Note: {answer.note}"
    for item in answer.evidence:
        yield f"Evidence: {say_given(item)}"


def attempt(change: Callable[[], object]) -> bool:
    """Make a change; when the session refuses it, say why. Tell whether it was made."""
    try:
        change()
    except AdvisorError as error:
        problem = error.problems[0]
        say(problem.message, problem.hint or "")
        return False
    return True


def one_of(prompt: str, values: Sequence[str]) -> str:
    """Ask until what is typed is one of these."""
    while (typed := read(prompt)) not in values:
        say(sentence("`{typed}` is none of them.", typed=typed[:40]))
    return typed


def ask_day(title: str) -> date | None:
    """Ask for a day, or nothing."""
    while wrong := day_problem(
        typed := read(sentence("{title} (YYYY-MM-DD, or nothing): ", title=title))
    ):
        say(f"`{typed[:40]}`: {wrong}.")
    return date.fromisoformat(typed) if typed else None
