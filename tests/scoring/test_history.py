from dataclasses import replace
from datetime import date, timedelta

from advisor.assessment.model import Answer, Evidence
from advisor.rubric.catalogue import load_rubric
from advisor.scoring.history import HistoryLine, PastCard, history
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from tests.build import DAY, assessment, with_answers
from tests.rubric.sound import SOUND

RUBRIC = load_rubric(SOUND)
LATER = DAY + timedelta(days=90)


def card(level: int = 1, *, on: date = DAY, name: str = "Any team", id: str = "") -> Scorecard:  # noqa: A002 as the team has it
    team = replace(assessment(RUBRIC, {p.id: level for p in RUBRIC.practices}), assessed_on=on)
    team = replace(team, team=replace(team.team, name=name, id=id or None))
    shown = (
        Evidence(kind="record", ref="a", expires_on=DAY + timedelta(days=30)),
        Evidence(kind="record", ref="b", expires_on=DAY + timedelta(days=100)),
    )
    return score(
        RUBRIC, with_answers(team, {"answering.rota": Answer(level=level, evidence=shown)})
    )


def lines(*cards: Scorecard) -> tuple[HistoryLine, ...]:
    return history(PastCard(card=item, source=str(item.assessed_on)) for item in cards)


def test_moments_come_in_the_order_of_time_with_what_was_held_and_shown() -> None:
    (line,) = lines(card(2, on=LATER), card(0), card(1, on=DAY + timedelta(days=9)))
    assert [moment.levels["people"].claimed for moment in line.moments] == [0, 1, 2]
    first, _, last = line.moments
    assert first.features is not None
    assert last.features is not None
    assert (first.features["people"].held, last.features["people"].held) == (0, 2)
    assert last.evidence is not None
    assert (last.evidence.expired, last.evidence.ends) == (1, DAY + timedelta(days=100))
    assert 0 < last.evidence.shown < last.evidence.met


def test_teams_and_major_versions_of_a_rubric_are_never_in_one_line() -> None:
    other = replace(card(), rubric=replace(card().rubric, version="2.0.0"))
    found = lines(card(), other, card(on=LATER), card(name="Other"))
    told = [(line.rubric, line.team, len(line.moments)) for line in found]
    assert told == [
        ("on-call@1", "Any team", 2),
        ("on-call@1", "Other", 1),
        ("on-call@2", "Any team", 1),
    ]


def test_a_team_is_known_by_its_id_whatever_its_name_and_one_file_is_one_team() -> None:
    (line,) = lines(card(id="a"), card(id="a", name="Renamed", on=LATER))
    assert (line.team, len(line.moments)) == ("Renamed", 2)
    past = [PastCard(card=item, source="a") for item in (card(), card(name="Renamed", on=LATER))]
    assert len(history(past)) == 2
    assert len(history(past, one_team=True)) == 1


def test_the_next_assessment_is_due_as_the_last_one_wants_or_as_evidence_expires() -> None:
    wanted = DAY + timedelta(days=10)
    for given, on, why in (
        (wanted, wanted, "wanted"),
        (None, DAY + timedelta(days=30), "evidence"),
        (DAY, DAY + timedelta(days=30), "evidence"),  # left from the time before
    ):
        (line,) = history([PastCard(card=card(), source="a", next_assessment=given)])
        assert line.due is not None
        assert (line.due.on, line.due.why) == (on, why)
    bare = score(RUBRIC, assessment(RUBRIC, {"answering.rota": 1}))
    assert lines(bare)[0].due is None
