"""Single criteria turned in a session: saved, undone, and put together with what others turned."""

from pathlib import Path

import pytest

from advisor.assessment.change import changed
from advisor.assessment.criteria import quick_criteria, said_of, up_to
from advisor.assessment.model import Answer, Assessment, Person, Urgent, Waiver
from advisor.assessment.session.edit import Revision
from advisor.assessment.session.merge import merge
from advisor.errors import ContentError
from tests.assessment.files import HEAD, PRACTICE
from tests.assessment.session.sessions import on_disk, opened
from tests.build import assessment, with_answers
from tests.strategies import shipped

ASKED = next(practice for practice in shipped().practices if practice.id == PRACTICE)
FIRST, SECOND, *_ = (criterion.id for criterion in ASKED.criteria if criterion.level == 1)
UPPER, NEXT, *_ = (criterion.id for criterion in ASKED.criteria if criterion.level == 2)
TEXT = f"""\
{HEAD}answers:
  # asked in May
  {PRACTICE}:   # ours
    level: 0   # not yet
    # seen by Ann
    met: [{FIRST}]   # in the log
    note: some words
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.yaml"
    path.write_text(TEXT)
    return path


def answered(given: Assessment) -> Answer:
    return given.answers[PRACTICE]


def test_turning_a_criterion_changes_its_list_alone_and_can_be_undone(path: Path) -> None:
    with opened(path) as session:
        session.criterion(PRACTICE, SECOND, "met")
        assert answered(on_disk(path)).met == (FIRST, SECOND)
        for line in TEXT.splitlines():
            assert line.partition("#")[2] in path.read_text()
        assert session.undo() == f"{ASKED.title}: {SECOND} met"
        assert path.read_text() == TEXT
        session.redo()
        assert answered(on_disk(path)).met == (FIRST, SECOND)


def test_criteria_that_make_up_a_level_are_saved_as_the_level(path: Path) -> None:
    path.write_text(f"{HEAD}answers:\n  {PRACTICE}: 1   # all of it\n")
    before = path.read_text()
    with opened(path) as session:
        session.criterion(PRACTICE, FIRST, "unmet")
        assert said_of(ASKED, answered(on_disk(path)))[FIRST] == "unmet"
        session.criterion(PRACTICE, FIRST, "met")
        assert answered(on_disk(path)) == Answer(level=1)
        assert "# all of it" in path.read_text()
        session.undo()
        session.undo()
        assert path.read_text() == before


def test_the_quick_walk_speaks_of_the_criteria_shown_and_no_others(path: Path) -> None:
    path.write_text(f"{HEAD}answers:\n  {PRACTICE}:\n    met: []\n    unmet: []\n    unknown: []\n")
    shown = quick_criteria(ASKED)
    with opened(path) as session:
        session.criteria(PRACTICE, {c.id: "met" if c.level <= 1 else "unmet" for c in shown})
    found = said_of(ASKED, answered(on_disk(path)))
    assert {name: said for name, said in found.items() if said} == up_to(shown, 1)


def test_a_criterion_is_waived_with_its_reason(path: Path) -> None:
    waiver = Waiver(criterion=UPPER, reason="none here", by="Ann", approved_by="Ben")
    with opened(path) as session:
        session.waive(PRACTICE, UPPER, "none here", by="Ann", approved_by="Ben")
        assert answered(on_disk(path)).waived == (waiver,)
        session.answer(PRACTICE, 1)
        assert answered(on_disk(path)) == Answer(level=1, waived=(waiver,), note="some words")
        session.answer(PRACTICE, None)
        assert answered(on_disk(path)) == Answer(note="some words")


def test_what_hurt_is_marked_or_told(path: Path) -> None:
    with opened(path) as session:
        session.urgent(PRACTICE, True)
        assert answered(on_disk(path)).urgent == Urgent()
        told = Urgent(what="wrong model live", cost="310000 EUR")
        session.urgent(PRACTICE, told)
        assert answered(on_disk(path)).urgent == told
        session.note(PRACTICE, "other words")
        assert answered(on_disk(path)).urgent == told
        session.urgent(PRACTICE, False)
        assert answered(on_disk(path)).urgent is None


@pytest.mark.parametrize(
    ("practice", "criterion", "state"),
    [(PRACTICE, "nothing", "met"), (PRACTICE, FIRST, "half"), ("testing.none", FIRST, "met")],
)
def test_what_no_file_could_say_is_refused(
    path: Path, practice: str, criterion: str, state: str
) -> None:
    with opened(path) as session:
        with pytest.raises(ContentError):
            session.criterion(practice, criterion, state)  # type: ignore[arg-type]
        with pytest.raises(ContentError, match="needs a reason"):
            session.waive(PRACTICE, FIRST, " ")
    assert path.read_text() == TEXT


def test_people_take_the_place_of_a_capacity_and_the_other_way_round(path: Path) -> None:
    path.write_text(f"{TEXT}capacity: {{ml-engineer: 1}}\n")
    lena = Person(name="Lena", share=30, roles=("ml-engineer",))
    with opened(path) as session:
        session.people([lena])
        assert (on_disk(path).people, on_disk(path).capacity) == ((lena,), {})
        session.capacity({"ml-engineer": 2})
        assert (on_disk(path).people, on_disk(path).capacity) == ((), {"ml-engineer": 2})
        session.undo()
        session.undo()
    assert on_disk(path).capacity == {"ml-engineer": 1}
    assert "# seen by Ann" in path.read_text()


BASE = assessment(shipped(), {PRACTICE: 0})


def turned(name: str, state: str) -> Assessment:
    draft = Revision(shipped(), BASE)
    draft.criterion(PRACTICE, name, state)  # type: ignore[arg-type]
    return draft.assessment


def test_criteria_that_two_turned_are_both_turned() -> None:
    mine, theirs = turned(FIRST, "met"), turned(UPPER, "unknown")
    (change,), conflicts = merge(BASE, mine, theirs, shipped())
    found = said_of(ASKED, change.after)
    assert (found[FIRST], found[UPPER], found[SECOND]) == ("met", "unknown", "unmet")
    assert conflicts == ()


def test_a_criterion_that_two_turned_unlike_is_asked_about_and_no_other() -> None:
    ours, others = Revision(shipped(), BASE), Revision(shipped(), BASE)
    ours.criteria(PRACTICE, {FIRST: "met", SECOND: "met", UPPER: "met"})
    others.criteria(PRACTICE, {FIRST: "unknown", SECOND: "met", NEXT: "met"})
    wanted, (conflict,) = merge(BASE, ours.assessment, others.assessment, shipped())
    assert (wanted, conflict.id) == ((), PRACTICE)
    assert conflict.criteria(ASKED) == (FIRST,)
    assert said_of(ASKED, conflict.mine)[FIRST] == "met"
    assert said_of(ASKED, conflict.theirs)[FIRST] == "unknown"
    for side in (conflict.mine, conflict.theirs):
        found = said_of(ASKED, side)
        assert (found[SECOND], found[UPPER], found[NEXT]) == ("met", "met", "met")


def test_two_levels_are_a_contradiction_as_a_whole() -> None:
    mine, theirs = (with_answers(BASE, {PRACTICE: Answer(level=level)}) for level in (1, 2))
    _, (conflict,) = merge(BASE, mine, theirs, shipped())
    assert (conflict.mine, conflict.theirs) == (Answer(level=1), Answer(level=2))


def test_people_whom_one_names_take_the_place_of_a_capacity_that_another_gives() -> None:
    named, counted = Revision(shipped(), BASE), Revision(shipped(), BASE)
    named.people([Person(name="Lena", roles=("ml-engineer",))])
    counted.capacity({"ml-engineer": 2})
    for mine, theirs in ((named, counted), (counted, named)):
        wanted, conflicts = merge(BASE, mine.assessment, theirs.assessment, shipped())
        found = changed(theirs.assessment, wanted)
        assert (found.people, found.capacity) == (named.assessment.people, {})
        assert conflicts == ()
