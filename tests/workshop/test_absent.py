from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from advisor.assessment.votes.events import FrameSet, Joined, RoundOpened, RoundRevealed
from advisor.assessment.votes.store import VotesStore
from advisor.errors import UsageError
from advisor.workshop.absent import take_votes
from tests.build import assessment
from tests.workshop.scene import DAY, RUBRIC, new_workshop

TODAY = DAY.date()
FIRST, SECOND, _ = (item.practice for item in new_workshop().agenda)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VotesStore]:
    found = VotesStore.create(tmp_path / "team.votes.yaml", new_workshop())
    yield found
    found.close()


def take(store: VotesStore, day: date = TODAY, **levels: int) -> int:
    names = {"first": FIRST, "second": SECOND}
    given = assessment(RUBRIC, {names[name]: level for name, level in levels.items()})
    return take_votes(store, RUBRIC, "Zoe", given, day)


def test_a_level_is_a_vote_and_what_is_open_is_none(store: VotesStore) -> None:
    assert take(store, first=1) == 1
    assert list(store.workshop.rounds[FIRST].named) == ["Zoe"]
    assert store.workshop.rounds[SECOND].named == {}


def test_once_votes_were_shown_a_first_vote_counts_and_no_changed_one(store: VotesStore) -> None:
    take(store, first=1)
    for practice in (FIRST, SECOND):
        store.record(RoundOpened(practice=practice, at=DAY), RoundRevealed(at=DAY))
    before = store.workshop.rounds[FIRST].named
    assert take(store, first=0, second=0) == 1
    assert store.workshop.rounds[FIRST].named == before
    assert list(store.workshop.rounds[SECOND].named) == ["Zoe"]


def test_nobody_in_the_room_is_voted_for_and_nobody_votes_late(store: VotesStore) -> None:
    store.record(FrameSet(open_until=TODAY, at=DAY))
    with pytest.raises(UsageError, match="was over on"):
        take(store, TODAY + timedelta(days=1), first=1)
    store.record(Joined(name="Zoe"))
    with pytest.raises(UsageError, match="takes part in the workshop itself"):
        take(store, first=1)
