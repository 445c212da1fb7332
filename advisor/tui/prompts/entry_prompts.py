"""What the plain prompts ask besides the level: evidence, the team, and which question is next."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from advisor.errors import AdvisorError
from advisor.rubric.model import Practice, ProfileField
from advisor.tui.forms.value_checks import day_problem
from advisor.tui.prompts.terminal_lines import read, say
from advisor.tui.workspace.question_order import matching
from advisor.tui.workspace.workspace import Workspace
from advisor.words.evidence import say_given

_DAYS = ("Seen on", "Expires on")
_MOST = 9  # found at once


def ask_evidence(workspace: Workspace, practice: Practice) -> None:
    """Ask for a piece of evidence and add it; an empty place adds none."""
    kinds = [kind.id for kind in workspace.rubric.evidence_kinds]
    for kind in workspace.rubric.evidence_kinds:
        say(f"{kind.id}: supports up to level {kind.caps}")
    ref = read("Where it is (a link, a path, a page, a person; nothing for none): ")
    if not ref:
        return
    kind_id = _one_of("Which kind: ", kinds)
    observed, expires = (_day(f"{title} (YYYY-MM-DD, or nothing): ") for title in _DAYS)
    item = {"kind": kind_id, "ref": ref, "observed_on": observed, "expires_on": expires}
    given = workspace.answer_to(practice.id).evidence
    if attempt(lambda: workspace.session.evidence(practice.id, [*given, item])):
        say("Evidence saved.")


def ask_team(workspace: Workspace) -> None:
    """Ask for the team's name and each fact of its profile; nothing typed keeps what is there."""
    now = workspace.assessment.team
    say("Nothing typed keeps what is there; - takes it away.")
    name = read(f"Name (now {now.name}): ")
    if name:
        attempt(lambda: workspace.session.team({"name": name}))
    for field in workspace.rubric.profile:
        _ask_fact(workspace, field)
    say("Saved.")


def _ask_fact(workspace: Workspace, field: ProfileField) -> None:
    values = [option.id for option in field.options] or ["yes", "no"]
    value = workspace.assessment.team.profile.get(field.id)
    said = {True: "yes", False: "no", None: "not said"}.get(value, value)  # type: ignore[arg-type] # a text is its own word
    say("", field.question)
    for option in field.options:
        say(f"{option.id}: {option.title}")
    typed = _one_of(f"{field.title} ({', '.join(values)}; now {said}): ", [*values, "-", ""])
    if typed:
        known = {"-": None, "yes": True, "no": False} if not field.options else {"-": None}
        fact = known.get(typed, typed)
        attempt(lambda: workspace.session.team({field.id: fact}))


def ask_practice(workspace: Workspace) -> str | None:
    """Ask for words and return the practice chosen among those that hold them, or None."""
    found = matching(workspace.rubric, read("Find: "))
    if not found:
        say("Nothing contains these words.")
        return None
    shown = found[:_MOST]
    for place, practice in enumerate(shown, 1):
        say(f"{place}: {practice.title}")
    if len(found) > len(shown):
        say(f"and {len(found) - len(shown)} more: type more words to see them.")
    typed = _one_of("Which one (nothing for none): ", [*map(str, range(1, len(shown) + 1)), ""])
    return shown[int(typed) - 1].id if typed else None


def beside(workspace: Workspace, practice: Practice) -> Iterator[str]:
    """Yield what goes with the level of an answer."""
    answer = workspace.answer_to(practice.id)
    for said, on in (("To be discussed.", answer.flag), ("Urgent.", answer.urgent)):
        if on:
            yield said
    if answer.reason:
        yield f"Reason: {answer.reason}"
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


def _one_of(prompt: str, values: Sequence[str]) -> str:
    while (typed := read(prompt)) not in values:
        say(f"`{typed[:40]}` is none of them.")
    return typed


def _day(prompt: str) -> date | None:
    while wrong := day_problem(typed := read(prompt)):
        say(f"`{typed[:40]}`: {wrong}.")
    return date.fromisoformat(typed) if typed else None
