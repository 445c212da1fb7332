from advisor.report.chapters.crosswalks import crosswalks
from tests.report.build import sample, uniform


def test_items_of_a_framework_are_quoted_for_they_hold_commas() -> None:
    lacking = [row.next for row in crosswalks(sample("parcel-eta")) if "Not shown" in row.next]
    assert lacking
    for text in lacking:
        names = text.partition(" Not known")[0].partition(": ")[2].removesuffix(".")
        assert names.startswith("“")
        assert names.count("“") == names.count("”") >= 1
        assert names.endswith(("”", " more"))


def test_nothing_is_asked_of_a_team_that_shows_everything() -> None:
    assert not [row.next for row in crosswalks(uniform(2)) if "Not shown" in row.next]
