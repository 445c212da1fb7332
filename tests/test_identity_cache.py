"""What was made of an object is found again by which object it is."""

from advisor.identity_cache import cached_by_identity

_asked: list[object] = []


@cached_by_identity(maxsize=2)
def _sizes(of: list[int], factor: int = 1, *, more: int = 0) -> list[int]:
    _asked.append(of)
    return [factor * len(of) + more]


def test_the_same_question_is_answered_once() -> None:
    """The object and all other arguments are the question."""
    _asked.clear()
    numbers = [1, 2, 3]
    assert _sizes(numbers, 2, more=1) is _sizes(numbers, 2, more=1)
    assert len(_asked) == 1
    assert _sizes(numbers, 2, more=5) == [11]
    assert _sizes(numbers, 4, more=1) == [13]
    assert len(_asked) == 3


def test_equal_objects_are_two() -> None:
    """Nothing is compared, which is the point: an answer for one is no answer for the other."""
    _asked.clear()
    first, second = [1], [1]
    assert _sizes(first) is not _sizes(second)
    assert _asked[0] is first
    assert _asked[1] is second


def test_an_id_that_is_used_again_finds_no_old_answer() -> None:
    """What is kept holds its object; what was let go of is asked anew."""
    for length in range(200):
        assert _sizes([0] * length) == [length]


def test_only_so_many_are_kept() -> None:
    """The oldest goes first."""
    _asked.clear()
    one, two, three = [1], [1, 2], [1, 2, 3]
    for numbers in (one, two, three, two, one):
        _sizes(numbers)
    assert _asked == [one, two, three, one]
