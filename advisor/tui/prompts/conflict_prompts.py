"""Whose answer stays where somebody else changed it too, asked as plain prompts."""

from advisor.assessment.session.merge import Conflict, Whose
from advisor.assessment.session.session import Session
from advisor.plain_text import as_sentence
from advisor.translation import sentence
from advisor.tui.prompts.terminal_lines import read, say
from advisor.words.answer import say_part, say_value

_SIDES: dict[str, Whose] = {"m": "mine", "t": "theirs"}


def settle(session: Session) -> None:
    """Ask about each answer that contradicts another, until one is put off or all are settled.

    What is settled is saved at once.
    """
    while session.conflicts:
        conflict = session.conflicts[0]
        side = _ask(session, conflict)
        if side is None:
            say(sentence("It stays open, and the file as somebody else wrote it: c asks again."))
            return
        if conflict in session.conflicts:  # nobody changed it again meanwhile
            session.resolve({conflict.id: side})
            say(f"Settled: {side}.", *([session.message] if session.message else []))


def _ask(session: Session, conflict: Conflict) -> Whose | None:
    """Return whose answer stays, None for neither yet."""
    rubric, part = session.rubric, conflict.part
    say(
        "",
        sentence(
            "{part}: somebody else changed it too.",
            part=as_sentence(say_part(rubric, part)).rstrip("."),
        ),
        f"m, mine: {say_value(rubric, part, conflict.mine)}",
        f"t, theirs: {say_value(rubric, part, conflict.theirs)}",
    )
    while True:
        typed = read(sentence("Which stays: m, t, or l for later? ")).lower()
        if typed in {*_SIDES, "l"}:
            return _SIDES.get(typed)
