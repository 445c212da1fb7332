"""A workshop on disk: nothing that counts is lost, and nobody unnamed is told apart."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.assessment.votes import events, journal
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.journal import journal_path, replayed, unnamed_path
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.read import read_votes
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.assessment.votes.store import VotesStore, votes_path
from advisor.document.parse import load_document
from advisor.errors import ContentError, OutputError
from tests.assessment.votes.happenings import QUESTIONS, SEATS, at, happenings, new, taken, vote

FIRST = QUESTIONS[0]
OPENED = events.RoundOpened(practice=FIRST, at=at(0))


def on_disk(path: Path) -> Workshop:
    """Return the workshop as a program would find it that starts now, the other being killed."""
    saved = read_votes(load_document(path))
    return replayed(path, saved.workshop, saved.generation)


@pytest.fixture(scope="module", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """What a killed program wrote is there, whether the disk has it or the system."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return votes_path(tmp_path / "team.yaml")


@pytest.fixture
def store(path: Path) -> Iterator[VotesStore]:
    made = VotesStore.create(path, new())
    yield made
    made.close()


def test_votes_stand_beside_the_answers(path: Path) -> None:
    assert path.name == "team.votes.yaml"


def test_every_event_is_on_disk_once_it_counts(store: VotesStore) -> None:
    tried: list[WorkshopEvent] = [
        events.Joined(name="Anna", role="Ops"),
        events.Joined(seat="s1"),
        OPENED,
        events.VoteCast(practice=FIRST, vote=vote("met", note="see ci"), name="Anna"),
        events.VoteCast(practice=FIRST, vote=vote("unmet", note="not seen"), seat="s1"),
        events.RoundRevealed(at=at(3)),
        events.RoundDecided(practice=FIRST, said={"schema": "met"}, by="Kim", at=at(5)),
        events.WorkshopEnded(at=at(6)),
    ]
    for event in tried:
        workshop = store.record(event)
        assert on_disk(store.path) == workshop.unseated


def test_what_is_refused_writes_nothing(store: VotesStore) -> None:
    before = {place: place.read_bytes() for place in store.path.parent.iterdir()}
    with pytest.raises(RefusedEventError):
        store.record(OPENED, events.VoteCast(practice=FIRST, vote=vote("met"), name="Nobody"))
    assert {place: place.read_bytes() for place in store.path.parent.iterdir()} == before


def test_of_several_events_each_is_taken_or_refused(store: VotesStore) -> None:
    joined = events.Joined(name="Anna")
    refused = events.RoundRevealed(at=at(1))
    found = store.record_each([joined, refused, OPENED])
    assert [item.refused is None for item in found] == [True, False, True]
    assert store.workshop.current == FIRST
    assert on_disk(store.path) == store.workshop


def test_a_program_that_is_started_anew_goes_on(store: VotesStore) -> None:
    store.record(events.Joined(name="Anna"), OPENED)
    store.close()
    assert [place.name for place in store.path.parent.iterdir()] == [store.path.name]
    again = VotesStore.open(store.path)
    assert not again.workshop.running
    again.record(events.BreakEnded(at=at(4_000)))
    again.record(events.VoteCast(practice=FIRST, vote=vote("met"), name="Anna"))
    assert again.workshop.seconds == 0  # nothing is known of the time in between
    assert on_disk(store.path) == again.workshop
    again.close()


def test_only_one_program_has_a_workshop(store: VotesStore) -> None:
    with pytest.raises(OutputError, match="open elsewhere"):
        VotesStore.open(store.path)
    with pytest.raises(OutputError, match="already there"):
        VotesStore.create(store.path, new())


def test_a_full_disk_loses_nothing_and_is_told(
    store: VotesStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.record(events.Joined(name="Anna"), events.Joined(seat="s1"), OPENED)
    mixed = [
        events.VoteCast(practice=FIRST, vote=vote("met"), name="Anna"),
        events.VoteCast(practice=FIRST, vote=vote("met"), seat="s1"),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(journal, "replace_file", _no_room)
        with pytest.raises(OutputError, match="No space"):
            store.record(*mixed)
        assert store.workshop == before
        assert on_disk(store.path) == before.unseated
    after = store.record(*mixed)
    assert on_disk(store.path) == after.unseated


def _no_room(_path: Path, _data: bytes) -> None:
    raise OSError(28, "No space left on device")


@settings(max_examples=6, deadline=None)
@given(happenings(), st.integers(0, 2**32))
def test_a_program_killed_at_any_byte_leaves_all_that_was_told_to_count(
    tried: list[WorkshopEvent], seed: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.votes.yaml"
        store = VotesStore.create(path, new())
        states = _kept(store, [e for e in tried if not journal.is_unnamed(e)])
        whole = journal_path(path).read_bytes()
        for length in sorted(Random(seed).sample(range(len(whole) + 1), min(12, len(whole)))):  # noqa: S311 no secret
            journal_path(path).write_bytes(whole[:length])
            # As many events as there are whole lines, the head not counted.
            lines = max(0, whole[:length].count(b"\n") - 1)
            last = length < len(whole) and whole[length : length + 1] == b"\n"
            assert on_disk(path) in states[lines : lines + 1 + last]
        store.close()


def _kept(store: VotesStore, tried: Sequence[WorkshopEvent]) -> list[Workshop]:
    """Record events that go into the journal, and return what the workshop was after each."""
    states = [store.workshop]
    for event in tried:
        if isinstance(event, events.RoundDecided | events.WorkshopEnded):
            continue  # these are saved into the votes file at once
        try:
            states.append(store.record(event))
        except RefusedEventError:
            continue
    return states


@settings(max_examples=8, deadline=None)
@given(happenings())
def test_a_killed_program_goes_on_with_what_it_told_counts(tried: list[WorkshopEvent]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.votes.yaml"
        store = VotesStore.create(path, new())
        outcomes = store.record_each(tried)
        assert on_disk(path) == store.workshop.unseated
        assert store.workshop == taken(new(), [o.event for o in outcomes if not o.refused])[0]
        store.close()
        assert on_disk(path) == store.workshop.unseated


@settings(max_examples=8, deadline=None)
@given(happenings(), st.permutations(SEATS))
def test_no_file_tells_who_of_the_unnamed_said_what(
    tried: list[WorkshopEvent], shuffled: list[str]
) -> None:
    other = dict(zip(SEATS, shuffled, strict=True))
    swapped = [
        replace(event, seat=other[event.seat])
        if isinstance(event, events.Joined | events.Departed | events.VoteCast) and event.seat
        else event
        for event in tried
    ]
    assert _files_after(tried) == _files_after(swapped)


@settings(max_examples=8, deadline=None)
@given(st.permutations(SEATS), st.permutations(SEATS), st.permutations(SEATS))
def test_no_file_joins_what_one_of_the_unnamed_said_of_several_questions(
    first: list[str], second: list[str], third: list[str]
) -> None:
    """In whatever order people vote, and whoever says what: each question by itself is the same."""
    said = [("met",), ("met", "unmet"), ("unknown",), ("not-mine",)]
    came: list[WorkshopEvent] = [events.Joined(seat=seat) for seat in SEATS]
    for question, seats in zip(QUESTIONS, (first, second, third), strict=True):
        came.append(events.RoundOpened(practice=question, at=at(0)))
        votes = [
            events.VoteCast(practice=question, vote=vote(*words, practice=question), seat=seat)
            for words, seat in zip(said, seats, strict=True)
        ]
        came += Random(repr(seats)).sample(votes, len(votes))  # noqa: S311 no secret
    assert _files_after(came) == _in_order()


def _in_order() -> dict[str, bytes]:
    said = [("met",), ("met", "unmet"), ("unknown",), ("not-mine",)]
    came: list[WorkshopEvent] = [events.Joined(seat=seat) for seat in SEATS]
    for question in QUESTIONS:
        came.append(events.RoundOpened(practice=question, at=at(0)))
        came += [
            events.VoteCast(practice=question, vote=vote(*words, practice=question), seat=seat)
            for words, seat in zip(said, SEATS, strict=True)
        ]
    return _files_after(came)


def _files_after(tried: Sequence[WorkshopEvent]) -> dict[str, bytes]:
    """Return what stands in every file, before and after the votes file is saved."""
    with TemporaryDirectory() as folder:
        store = VotesStore.create(Path(folder) / "team.votes.yaml", new())
        for event in tried:
            store.record_each([event])
        found = _files(folder)
        store.save()
        found |= {f"saved {name}": data for name, data in _files(folder).items()}
        store.close()
        return found


def _files(folder: str) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.suffix != ".lock"}


def test_a_journal_of_a_later_state_is_not_lost_silently(store: VotesStore) -> None:
    earlier = store.path.read_bytes()
    store.record(events.Joined(name="Anna"))
    store.save()
    store.path.write_bytes(earlier)
    with pytest.raises(ContentError, match="later state"):
        on_disk(store.path)


def test_what_belongs_to_an_earlier_state_is_in_the_votes_file_already(store: VotesStore) -> None:
    store.record(events.Joined(name="Anna"), events.Joined(seat="s"), OPENED)
    kept = {place: place.read_bytes() for place in (journal_path(store.path),)}
    kept[unnamed_path(store.path)] = unnamed_path(store.path).read_bytes()
    store.save()
    for place, data in kept.items():  # the program was killed before it could begin new ones
        place.write_bytes(data)
    assert on_disk(store.path) == store.workshop.unseated


def test_a_line_that_somebody_damaged_is_told_with_its_place(store: VotesStore) -> None:
    store.record(events.Joined(name="Anna"), OPENED)
    place = journal_path(store.path)
    place.write_bytes(place.read_bytes().replace(b"Anna", b"Anne"))
    with pytest.raises(ContentError) as caught:
        on_disk(store.path)
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert problem.location.line == 2
