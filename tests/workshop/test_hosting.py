from datetime import date
from pathlib import Path

import pytest

from advisor.assessment.votes.events import Joined, RoundOpened, VoteCast
from advisor.assessment.votes.model import Vote
from advisor.errors import AdvisorError
from advisor.workshop.hosting import Hosted, Place, TimeFrame, hosted
from advisor.workshop.kept_keys import kept_keys
from tests.build import answers_text
from tests.workshop.scene import RUBRIC, finish

SEAT = "unguessable-seat"
PLACE = Place(host="localhost", port=8090)


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "team.yaml"
    file.write_text(answers_text(RUBRIC, {RUBRIC.practices[0].id: "unknown"}))
    return file


async def vote(found: Hosted) -> None:
    room = found.room
    (item,) = room.workshop.agenda
    await room.submit(Joined(name="Ana"))
    await room.submit(Joined(seat=SEAT))
    await room.submit(RoundOpened(practice=item.practice, at=room.clock()))
    said = Vote(said={item.criteria[0]: "met"})
    await room.submit(VoteCast(practice=item.practice, vote=said, seat=SEAT))


def test_a_workshop_goes_on_where_it_was_with_the_same_keys(answers: Path) -> None:
    frame = TimeFrame(minutes=45, timebox=90, open_until=date(2026, 12, 24))
    with hosted(answers, RUBRIC, PLACE, frame) as first:
        assert not first.resumed
        finish(vote(first))
        # What a second program finds after a crash of this one, which lets go of nothing.
        names = {path.name for path in answers.parent.iterdir() if path.is_file()}
        assert any(name.endswith(".unnamed") for name in names)
    with hosted(answers, RUBRIC, PLACE, TimeFrame()) as second:
        assert second.resumed
        assert second.keys.code == first.keys.code
        workshop = second.room.workshop
        assert (workshop.minutes, workshop.timebox, workshop.open_until) == (
            45,
            90,
            date(2026, 12, 24),
        )
        (round_,) = workshop.rounds.values()
        assert len(round_.votes) == 1


def test_no_file_beside_the_answers_holds_a_key_or_a_seat(answers: Path) -> None:
    with hosted(answers, RUBRIC, PLACE, TimeFrame()) as found:
        finish(vote(found))
        texts = [path.read_bytes() for path in answers.parent.iterdir() if path.is_file()]
        secrets = (found.keys.path, found.keys.token("lead"), found.keys.code, SEAT)
        assert len(texts) > 3
        assert not any(secret.encode() in text for secret in secrets for text in texts)
    (kept,) = (answers.parent / "state").rglob("workshops/*")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_new_workshop_has_new_keys(answers: Path) -> None:
    votes = answers.with_name("team.votes.yaml")
    first = kept_keys(votes, new=True)
    assert kept_keys(votes, new=False).secret == first.secret
    assert kept_keys(votes, new=True).secret != first.secret


def test_without_a_folder_for_them_keys_hold_until_the_end(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.workshop.kept_keys.state_folders", lambda **_: iter(()))
    assert kept_keys(answers, new=False).secret


def test_answers_that_are_open_elsewhere_are_refused(answers: Path) -> None:
    with (
        hosted(answers, RUBRIC, PLACE, TimeFrame()),
        pytest.raises(AdvisorError, match="elsewhere"),
        hosted(answers, RUBRIC, PLACE, TimeFrame()),
    ):
        pass
