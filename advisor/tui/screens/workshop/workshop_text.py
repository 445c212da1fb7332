"""A workshop as whoever facilitates sees it, as text; of votes nothing before they are shown."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from advisor.assessment.votes.clock import pace
from advisor.assessment.votes.model import RoundStage, Workshop
from advisor.assessment.votes.people import Awaited, awaited, missing_apart
from advisor.frozen import dataclass
from advisor.translation import counted, sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.workshop.voted_question import SIGNS
from advisor.tui.widgets.text import hanging_rows, line, lines, row_of, wrap
from advisor.words.phrase import few
from advisor.words.vote import say_clock, say_pace, say_votes, say_who
from advisor.workshop.actions import next_question
from advisor.workshop.question import practice_of
from advisor.workshop.room import Room, votes_on

_STAGES = {
    RoundStage.WAITING: ("·", "$quiet"),
    RoundStage.OPEN: ("▸", "bold $accent"),
    RoundStage.REVEALED: ("▸", "bold $accent"),
    RoundStage.DECIDED: ("✓", "$success"),
    RoundStage.PARKED: ("‖", "$warning"),
}
_QR = "#ffffff on #000000"  # whatever the theme: cameras want it dark on light
_MOST_NAMES = 8
_NARROWEST = 24  # cells beside a QR code
_URGENT = 10  # seconds


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """How people come in: `address` and `code` to type, both as a QR code, and a remark on it.

    `projector` is the address of the page for the room.
    """

    address: str
    code: str
    qr: str
    projector: str
    remark: str = ""


def head(room: Room, width: int) -> Content:
    """Return whose workshop it is, how it keeps its time, and the clock of the question."""
    workshop = room.workshop
    found = pace(workshop, room.clock())
    left = line((workshop.team, "bold $accent"), "  ", (say_pace(found), "bold"))
    if workshop.ended:
        right = line((sentence("over"), "bold $quiet"))
    elif not workshop.running:
        right = line((sentence("the clock stands"), "bold $warning"))
    elif workshop.current is None:
        right = line((_spent(workshop, found.spent), "$quiet"))
    elif found.question_left is None:
        right = line((say_clock(found.question_spent), "$quiet"))
    else:
        style = "bold $error" if found.question_left <= _URGENT else "bold"
        right = line((sentence("{time} left", time=say_clock(found.question_left)), style))
    return row_of(left, right, width, width)


def _spent(workshop: Workshop, seconds: int) -> str:
    if workshop.minutes is None:
        return say_clock(seconds)
    spent, all_ = say_clock(seconds), say_clock(workshop.minutes * 60)
    return sentence("{spent} of {all}", spent=spent, all=all_)


def attendance(workshop: Workshop) -> Content:
    """Return how many are here, who leads, and whose vote is missing."""
    people = [person for person in workshop.participants.values() if person.here]
    here = len(people) + workshop.unnamed - workshop.unnamed_away
    told = [counted("{n} here", "{n} here", here)]
    if workshop.facilitators:
        told.append(sentence("{name} leads", name=workshop.facilitators[-1]))
    if workshop.current is not None:
        round_ = workshop.rounds[workshop.current]
        votes = say_votes(votes_on(round_))
        waiting = awaited(workshop, workshop.current)
        if round_.stage is RoundStage.REVEALED or not here:
            told.append(votes)
        elif round_.shown:
            told.append(sentence("{votes}, which people may change now", votes=votes))
        else:
            told.append(_waiting(votes, waiting))
    return line((" · ".join(told), "$quiet"))


def _waiting(votes: str, missing: Awaited) -> str:
    if not missing.count:
        return sentence("{votes}, all have voted", votes=votes)
    names = list(missing.names)
    if len(names) > _MOST_NAMES:
        who = few([*names, *(["?"] * missing.unnamed)], _MOST_NAMES)
    else:
        who = say_who(names, missing.unnamed)
    return sentence("{votes}, waiting for {who}", votes=votes, who=who)


def lobby(room: Room, entrance: Entrance, width: int) -> Content:
    """Return what is shown while no question is under discussion: the way in, and what is next."""
    workshop = room.workshop
    upcoming = next_question(room)
    rows = [*way_in(entrance), Content(""), line((_lobby_says(workshop, upcoming), "bold"))]
    if upcoming is not None and not workshop.ended:
        title = practice_of(room, upcoming).title
        rows.append(
            line(
                (key_to("next-open"), "bold $accent"),
                sentence(" opens the next question: {title}", title=title),
            )
        )
    if entrance.remark:
        rows += [Content(""), line((entrance.remark, "$warning"))]
    return beside_qr(rows, entrance.qr, width)


def _lobby_says(workshop: Workshop, upcoming: str | None) -> str:
    if workshop.ended:
        return sentence("The workshop is over; its minutes: advisor workshop minutes.")
    if upcoming is None:
        return sentence("Every question is decided.")
    if not workshop.seconds and not workshop.running:
        return sentence("Let people come in, then open the first question.")
    return sentence("No question is under discussion.")


def way_in(entrance: Entrance) -> list[Content]:
    """Return the address and the short code by which people come in."""
    return [
        line((sentence("Open "), "$quiet"), (entrance.address, "bold $accent")),
        line((sentence("Code "), "$quiet"), (entrance.code, "bold $accent")),
    ]


def beside_qr(rows: Sequence[Content], qr: str, width: int) -> Content:
    """Return rows with a QR code beside them, or below where there is no room."""
    code = [line((row, _QR)) for row in qr.rstrip("\n").split("\n")]
    room = width - code[0].cell_length - 2
    if room < _NARROWEST:
        return lines([*rows, Content(""), *code])
    left = [part for row in rows for part in wrap(row, room)]
    pairs = zip_longest(left, code, fillvalue=Content(""))
    return lines([text.pad_right(room + 2 - text.cell_length) + part for text, part in pairs])


def people(room: Room, entrance: Entrance, width: int) -> Content:
    """Return beside the question who is here and has voted, what is parked, and the way in."""
    workshop = room.workshop
    roles = {role.id: role.title for role in room.rubric.roles}
    round_ = workshop.rounds.get(workshop.current or "")
    rows = [] if round_ is None else [*way_in(entrance), Content("")]
    rows.append(line((sentence("Who is here"), "bold")))
    for person in workshop.participants.values():
        if not person.here or person.apart:
            continue
        voted = round_ is not None and person.name in round_.named
        sign = SIGNS["met"] if voted else SIGNS[None]
        role = roles.get(person.role or "", person.role or "")
        told = line(person.name, (f"  {role}", "$quiet")) if role else line(person.name)
        rows += hanging_rows(line(sign, " "), told, width)
    rows += _unnamed(workshop)
    rows += _apart(workshop, width)
    rows += _parked(room, width)
    return lines(rows)


def _unnamed(workshop: Workshop) -> Iterator[Content]:
    here = workshop.unnamed - workshop.unnamed_away - workshop.unnamed_apart
    if here <= 0:
        return
    said = counted("{n} without a name", "{n} without a name", here)
    if workshop.current is not None:
        missing = awaited(workshop, workshop.current).unnamed
        said = sentence("{said}, {voted} voted", said=said, voted=here - missing)
    yield line(("· ", "$quiet"), said)


def _apart(workshop: Workshop, width: int) -> Iterator[Content]:
    for name, number in missing_apart(workshop).items():
        owed = counted(
            "{name} votes apart, {n} question left",
            "{name} votes apart, {n} questions left",
            number,
            name=name,
        )
        yield from hanging_rows(line(("· ", "$quiet")), line((owed, "$quiet")), width)


def _parked(room: Room, width: int) -> Iterator[Content]:
    parked = room.workshop.in_stage(RoundStage.PARKED)
    if parked:
        yield from (Content(""), line((sentence("Parked"), "bold")))
    for name in parked:
        why = room.workshop.rounds[name].parked_for
        title = practice_of(room, name).title
        told = line(title, (f"  {why}", "$quiet")) if why else line(title)
        yield from hanging_rows(line(_STAGES[RoundStage.PARKED], " "), told, width)
    if room.workshop.actions:
        yield from (Content(""), line((sentence("Actions"), "bold")))
    for action in room.workshop.actions:
        said = " – ".join(filter(None, (action.what, action.owner, str(action.due or ""))))
        yield from hanging_rows(line(("☐ ", "$accent")), line(said), width)


def agenda_row(room: Room, name: str, width: int) -> Content:
    """Return a row of the list of questions: its stage and its title."""
    round_ = room.workshop.rounds[name]
    said = {
        RoundStage.WAITING: "",
        RoundStage.OPEN: sentence("open"),
        RoundStage.REVEALED: sentence("votes shown"),
        RoundStage.DECIDED: sentence("decided"),
        RoundStage.PARKED: sentence("parked"),
    }[round_.stage]
    title = line(_STAGES[round_.stage], " ", practice_of(room, name).title)
    return row_of(title, line((said, "$quiet")), width, width)
