"""What no answer counts as in the form of a team's facts."""

import pytest

from advisor.tui.forms.profile_fields import counts_as
from tests.strategies import shipped

LABEL = 22  # columns of a label, by styles/forms.tcss


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("models", "empty: counts as 1"),
        ("models-behind", "empty: counts as all"),
        ("regulated", "empty"),
        ("own-training", "empty: counts as yes"),
    ],
)
def test_each_field_says_what_nothing_counts_as(field: str, said: str) -> None:
    (found,) = [one for one in shipped().profile if one.id == field]
    assert counts_as(found, "empty") == said


def test_the_titles_of_the_shipped_fields_fit_their_labels() -> None:
    assert [field.title for field in shipped().profile if len(field.title) >= LABEL] == []
