from advisor.document.data import as_data
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.implied_criteria import (
    is_described,
    with_implied,
    written_criteria,
    written_features,
)
from advisor.rubric.model import Feature, Rubric
from tests.build import BACKUPS
from tests.rubric.sound import LETTERS, SOUND, Edits, edited

ROTA = ("practices", 0)


def _defined(rubric: Rubric, practice: int = 0) -> list[tuple[str, ...]]:
    return [criterion.defines for criterion in rubric.practices[practice].criteria]


def _feature(rubric: Rubric, name: str) -> Feature:
    return next(f for level in rubric.levels for f in level.features if f.id == name)


def test_the_levels_of_a_practice_become_its_criteria() -> None:
    rota = with_implied(edited({})).practices[0]
    assert [(c.id, c.level, c.text) for c in rota.criteria] == [
        ("level-1", 1, rota.levels[1]),
        ("level-2", 2, rota.levels[2]),
    ]


def test_a_gate_makes_the_levels_up_to_its_own_define_the_feature_that_is_named() -> None:
    assert _defined(with_implied(edited({}))) == [("named-person", "reviews"), ("reviews",)]


def test_a_gate_without_a_feature_of_its_side_defines_one_that_is_made_for_it() -> None:
    rubric = with_implied(edited({}))
    assert _defined(rubric, 1) == [("machines-level-1", "machines-level-2"), ()]
    made = _feature(rubric, "machines-level-2")
    assert (made.title, made.side, made.role) == ("Machines, level 2", "machines", "core")
    assert made in rubric.levels[2].features
    assert [f.id for f in written_features(rubric.levels[2])] == ["reviews"]


def test_a_feature_that_is_named_by_no_gate_of_its_level_gets_no_criterion() -> None:
    edits: Edits = {(*ROTA, "gates"): {1: 1}}
    rubric = with_implied(edited(edits))
    assert _defined(rubric) == [("named-person",), ()]


def test_what_has_criteria_gets_none_and_its_features_texts_and_place_follow_from_them() -> None:
    written = edited({}, LETTERS)
    opening = with_implied(written).practices[0]
    assert opening.criteria == written.practices[0].criteria
    assert opening.features == ("opening", "counting", "wording")
    assert opening.quick
    assert opening.levels[2] == "Replies are written from templates under version control."
    assert opening.levels[1].startswith("The book of the post room shows")
    assert opening.levels[0] == written.practices[0].levels[0]


def test_a_practice_whose_criteria_define_nothing_is_no_part_of_the_quick_assessment() -> None:
    edits: Edits = {("practices", 0, "criteria", n, "defines"): [] for n in range(4)}
    assert not with_implied(edited(edits, LETTERS)).practices[0].quick


def test_what_is_complete_stays_as_it_is() -> None:
    for path in (SOUND, LETTERS, BACKUPS):
        once = load_rubric(path)
        assert as_data(with_implied(once)) == as_data(once)


def test_only_criteria_that_stand_in_the_rubric_count_as_written() -> None:
    described, opening = load_rubric(SOUND).practices[0], load_rubric(LETTERS).practices[0]
    assert (is_described(described), is_described(opening)) == (True, False)
    assert written_criteria(described) == ()
    assert written_criteria(opening) == opening.criteria != ()


def test_every_rubric_that_is_loaded_is_complete() -> None:
    for source in ("mlops-devops", SOUND, LETTERS, BACKUPS):
        for practice in load_rubric(source).practices:
            assert practice.criteria
