import pytest

from advisor.errors import (
    AdvisorError,
    ContentError,
    InputError,
    Location,
    OutputError,
    Problem,
    UsageError,
)


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (Location(file="a.yaml"), "a.yaml"),
        (Location(file="a.yaml", line=3), "a.yaml:3"),
        (Location(file="a.yaml", line=3, column=5), "a.yaml:3:5"),
        (Location(file="a.yaml", column=5), "a.yaml"),
        (Location(file="a.yaml", line=3, column=5, field="team.name"), "a.yaml:3:5 (team.name)"),
        (Location(file="a.yaml", field="team"), "a.yaml (team)"),
        (Location(file="a.xlsx", cell="Answers!E14"), "a.xlsx:Answers!E14"),
    ],
)
def test_a_location_reads_as_editors_write_places(location: Location, shown: str) -> None:
    assert str(location) == shown


def test_an_error_of_one_problem_carries_message_hint_and_place() -> None:
    place = Location(file="a.yaml", line=1)
    error = AdvisorError("it broke", hint="Mend it.", location=place)
    assert str(error) == "it broke"
    assert error.problems == (Problem(message="it broke", hint="Mend it.", location=place),)


@pytest.mark.parametrize("kind", [AdvisorError, ContentError, InputError, OutputError, UsageError])
def test_an_error_of_many_problems_keeps_its_kind_and_all_of_them(
    kind: type[AdvisorError],
) -> None:
    problems = [Problem(message="first", hint="One."), Problem(message="second")]
    error = kind.of(iter(problems))
    assert type(error) is kind
    assert str(error) == "first"
    assert error.problems == tuple(problems)


def test_content_that_cannot_be_used_is_an_input_error() -> None:
    assert issubclass(ContentError, InputError)
    assert not issubclass(OutputError, InputError)
    assert not issubclass(UsageError, InputError)
