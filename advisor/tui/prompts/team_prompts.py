"""The team as plain prompts: its name, and the facts that decide what is asked."""

from advisor.rubric.model import ProfileField
from advisor.translation import sentence
from advisor.tui.forms.profile_fields import counts_as
from advisor.tui.forms.value_checks import number, number_problem, shown
from advisor.tui.prompts.entry_prompts import attempt, one_of
from advisor.tui.prompts.terminal_lines import read, say
from advisor.tui.workspace.workspace import Workspace

_TRUTHS = {"yes": True, "no": False}


def ask_team(workspace: Workspace) -> None:
    """Ask for the team's name and each fact of its profile; nothing typed keeps what is there."""
    now = workspace.assessment.team
    say(sentence("Nothing typed keeps what is there; - takes it away."))
    name = read(sentence("Name (now {now}): ", now=now.name))
    if name:
        attempt(lambda: workspace.session.team({"name": name}))
    for field in workspace.rubric.profile:
        _ask_fact(workspace, field)
    say("Saved.")


def _ask_fact(workspace: Workspace, field: ProfileField) -> None:
    say("", field.question)
    for option in field.options:
        say(f"{option.id}: {option.title}")
    said = _said(field, workspace.assessment.team.profile.get(field.id))
    ask = _ask_number if field.type == "number" else _ask_several if field.many else _ask_one
    typed = ask(field, said)
    if typed is not None:
        known = None if typed == "-" else typed
        attempt(lambda: workspace.session.team({field.id: known}))


def _said(field: ProfileField, value: object) -> str:
    if value is None:
        return counts_as(field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return shown(value) if isinstance(value, int | float) else str(value)


def _ask_one(field: ProfileField, said: str) -> str | bool | None:
    values = [option.id for option in field.options] or [*_TRUTHS]
    prompt = f"{field.title} ({', '.join(values)}; now {said}): "
    typed = one_of(prompt, [*values, "-", ""])
    return _TRUTHS.get(typed, typed or None) if not field.options else typed or None


def _ask_several(field: ProfileField, said: str) -> str | tuple[str, ...] | None:
    values = [option.id for option in field.options]
    while True:
        typed = read(
            sentence(
                "{field} (any of {names}, with blanks; now {said}): ",
                field=field.title,
                names=", ".join(values),
                said=said,
            )
        )
        words = typed.replace(",", " ").split()
        if typed == "-" or not words:
            return typed or None
        if all(word in values for word in words):
            return tuple(dict.fromkeys(words))
        say(sentence("`{typed}` is none of them.", typed=typed[:40]))


def _ask_number(field: ProfileField, said: str) -> str | float | None:
    while True:
        typed = read(sentence("{field} (a number; now {said}): ", field=field.title, said=said))
        if typed == "-" or not typed:
            return typed or None
        if number_problem(typed) is None:
            return number(typed)
        say(sentence("`{typed}` is not a number.", typed=typed[:40]))
