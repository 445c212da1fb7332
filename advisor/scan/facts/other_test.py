"""A test that is not Python's, as a fact."""

from advisor.scan.fact import SourceFact


def other_test(  # noqa: PLR0913, PLR0917 the fields of the fact
    path: str, number: int, end: int, name: str, framework: str, asserts: int, skipped: bool
) -> SourceFact:
    """Return the fact; lines are counted from 0."""
    return SourceFact(
        "test",
        path,
        number + 1,
        end + 1,
        {
            "name": name[:200],
            "framework": framework,
            "asserts": asserts,
            "skipped": skipped,
            "modules": (),
            "tries": (),
            "calls": (),
        },
    )
