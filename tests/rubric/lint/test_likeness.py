import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.rubric.lint.likeness import likeness, overlap, words

TEXTS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "7", "12"])).map(" ".join)


def test_words_are_numbers_and_words_of_three_letters_whatever_their_case() -> None:
    assert words("The CI of 3 größere pipelines, THE end") == {
        "the",
        "3",
        "größere",
        "pipelines",
        "end",
    }


@given(TEXTS, TEXTS)
def test_both_measures_are_symmetric_and_the_overlap_is_never_less(first: str, second: str) -> None:
    one, two = words(first), words(second)
    assert 0 <= likeness(one, two) <= overlap(one, two) <= 1
    assert overlap(one, two) == overlap(two, one)
    assert likeness(one, two) == likeness(two, one)


@given(TEXTS.filter(bool), TEXTS)
def test_a_text_with_additions_overlaps_wholly(text: str, addition: str) -> None:
    assert overlap(words(text), words(f"{text} {addition}")) == 1
    assert likeness(words(text), words(text)) == 1


@pytest.mark.parametrize("measure", [overlap, likeness])
def test_nothing_is_like_nothing(measure: object) -> None:
    assert callable(measure)
    assert measure(words(""), words("")) == 0
