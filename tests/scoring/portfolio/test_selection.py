from datetime import date

from advisor.scoring.portfolio.selection import Choice, RowKey, RowSelection, select

SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def _key(
    number: int, day: date, *, team: str = "a", sha256: str | None = None, made: str | None = None
) -> RowKey:
    return RowKey(number, (team,), day, f"{number}.yaml", sha256 or str(number), made, team.upper())


def _selected(*keys: RowKey, since: date | None = None) -> RowSelection:
    return select(keys, since)


def test_the_latest_assessment_counts_and_is_compared_with_the_one_before() -> None:
    found = _selected(_key(0, AUTUMN), _key(1, SPRING), _key(2, SUMMER), _key(3, SPRING, team="b"))
    assert found.choices == (Choice(0, 2), Choice(3, None))
    assert (found.earlier, found.copies, found.made, found.clashes) == (2, 0, 0, ())


def test_since_a_day_it_is_compared_with_the_last_one_up_to_it() -> None:
    keys = (_key(0, SPRING), _key(1, SUMMER), _key(2, AUTUMN))
    assert _selected(*keys, since=date(2026, 5, 1)).choices == (Choice(2, 0),)
    assert _selected(*keys, since=SUMMER).choices == (Choice(2, 1),)
    assert _selected(*keys, since=AUTUMN).choices == (Choice(2, None),)
    assert _selected(*keys, since=date(2025, 1, 1)).choices == (Choice(2, None),)


def test_a_copy_counts_once() -> None:
    found = _selected(_key(0, SPRING, sha256="x"), _key(1, SPRING, sha256="x"))
    assert (found.choices, found.copies) == ((Choice(0, None),), 1)


def test_a_result_does_not_count_beside_the_answers_it_was_made_from() -> None:
    found = _selected(_key(0, SPRING), _key(1, SPRING, made="0"))
    assert (found.choices, found.made) == ((Choice(0, None),), 1)
    alone = _selected(_key(1, SPRING, made="0"))
    assert (alone.choices, alone.made) == ((Choice(1, None),), 0)


def test_of_one_day_answers_stand_for_a_result_of_earlier_answers() -> None:
    found = _selected(_key(0, SPRING), _key(1, SPRING, made="of other answers"))
    assert (found.choices, found.made, found.clashes) == ((Choice(0, None),), 1, ())


def test_files_that_differ_and_speak_of_one_day_are_teams_of_their_own() -> None:
    found = _selected(_key(0, SPRING), _key(1, SPRING), _key(2, AUTUMN))
    assert found.choices == (Choice(0, None), Choice(1, None), Choice(2, None))
    (clash,) = found.clashes
    assert (clash.name, clash.sources) == ("A", ("0.yaml", "1.yaml", "2.yaml"))
    assert found.earlier == 0
