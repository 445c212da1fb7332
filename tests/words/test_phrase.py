import pytest

from advisor.words.phrase import either, within


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("A simple method to beat", "a simple method to beat"),
        ("A/B tests of models", "A/B tests of models"),
        ("ML code in a reviewed repository", "ML code in a reviewed repository"),
        ("CI for every change", "CI for every change"),
        ("Drift of ML inputs", "drift of ML inputs"),
        ("", ""),
    ],
)
def test_a_title_within_a_sentence_keeps_its_abbreviations(title: str, inside: str) -> None:
    assert within(title) == inside


@pytest.mark.parametrize(
    ("words", "said"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_of_several_one_is_named_by_or(words: list[str], said: str) -> None:
    assert either(words) == said
