"""A proposal as text: what the files show and where, what the team said, and what stays open."""

from collections.abc import Iterator

from textual.content import Content

from advisor.plain_text import one_line
from advisor.scan.proposal import EvidencePlace
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.widgets.text import columns, hanging, line, lines, row_of, wrap
from advisor.tui.workspace.proposal_walk import ProposalWalk, Shown
from advisor.words.proposal import say_seen_in
from advisor.words.proposal_review import (
    say_more,
    say_none,
    say_place,
    say_position,
    say_rejected,
    say_shown,
    say_stand,
)

_STYLES = {
    "supports": "bold $success",
    "contradicts": "bold $error",
    "dormant": "bold $warning",
    "smell": "bold $warning",
}
_PLACES = 3  # shown with what stands there, from the one at hand on
_TAB = 4


def no_proposal(walk: ProposalWalk) -> Content:
    """Return that nothing is left to go through, and how to see the rest."""
    which = key_to("which")
    return lines(
        [
            line((say_none(walk.filter), "bold $success")),
            line((sentence("{which} goes through other proposals.", which=which), "$quiet")),
        ]
    )


def proposal_text(walk: ProposalWalk, item: Shown, width: int) -> Content:
    """Return all that is to be known of a proposal before it is decided."""
    return lines(list(_rows(walk, item, width)))


def _rows(walk: ProposalWalk, item: Shown, width: int) -> Iterator[Content]:
    proposal = item.beside.proposal
    position = line((say_position(*walk.position, walk.filter), "$quiet"))
    commit = f" @ {item.scan.commit[:12]}" if item.scan.commit else ""
    scanned = one_line(f"{item.scan.repository}{commit}  {proposal.project}")
    yield row_of(position, line((scanned, "$quiet")), width, width)
    yield from wrap(line((item.criterion.text, "bold")), width)
    yield from wrap(line((f"{item.practice.title}  ({proposal.criterion})", "$quiet")), width)
    yield Content("")
    yield from columns(list(_facts(item)), width)
    yield Content("")
    places = proposal.findings
    ahead = [(walk.place + n) % len(places) for n in range(min(_PLACES, len(places)))]
    yield from _place(places[ahead[0]], ahead[0], len(places), width)
    yield Content("")
    yield from columns(list(_open(item)), width)
    for number in ahead[1:]:
        yield Content("")
        yield from _place(places[number], number, len(places), width)
    if proposal.more:
        yield line((say_more(proposal.more), "$quiet"))


def _facts(item: Shown) -> Iterator[tuple[Content, Content]]:
    """Yield what files or an agent say, what the team said, and whether somebody rejected it."""
    proposal = item.beside.proposal
    shown = line((say_shown(proposal), _STYLES.get(proposal.state, "")))
    if proposal.agent is None:
        yield line((sentence("Files"), "$quiet")), shown
    else:
        yield line((sentence("Agent"), "$quiet")), line(one_line(proposal.agent))
        yield line((sentence("Says"), "$quiet")), shown
    against = item.beside.relation == "contradicts"
    yield (
        line(("Answer", "$quiet")),
        line((say_stand(item.beside), "bold $error" if against else "")),
    )
    if item.rejected is not None:
        yield line(("", "")), line((say_rejected(item.rejected), "bold $warning"))


def _open(item: Shown) -> Iterator[tuple[Content, Content]]:
    """Yield what the places do not show, and where that would be seen."""
    proposal = item.beside.proposal
    for told in proposal.not_shown:
        yield line((sentence("Not shown"), "$quiet")), line(told)
    for told in proposal.seen_at or (say_seen_in(proposal.seen_in),):
        yield line((sentence("Seen at"), "$quiet")), line(told)


def _place(place: EvidencePlace, number: int, total: int, width: int) -> Iterator[Content]:
    """Yield one place with what stands there, each line with its number."""
    told = one_line(say_place(place, number + 1, total))
    yield from wrap(line((told, "bold $accent")), width)
    if place.shows:
        yield from wrap(line((one_line(place.shows), "$quiet")), width)
    for at, code in enumerate(place.snippet.split("\n") if place.line else (), start=place.line):
        yield hanging(line((f"{at:>5} │ ", "$quiet")), line(code.expandtabs(_TAB)), width)
