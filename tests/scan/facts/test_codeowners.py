from advisor.scan.facts.codeowners import code_owners, handles
from tests.scan.facts.told import facts, rows


def test_only_a_pattern_with_owners_is_a_rule() -> None:
    text = "# who\n@org/lone\n* @a # all\n/docs\n[Models] @ml\n/src a@b.org @c\n^[Old][2] @d\n"
    found = rows(facts(code_owners, ".github/CODEOWNERS", text), "setting", "key", "value")

    assert found == [
        (3, "*", "@a"),
        (5, "Models", "@ml"),
        (6, "/src", "a@b.org @c"),
        (7, "Old", "@d"),
    ]
    assert handles("CODEOWNERS")
    assert not handles("docs/codeowners.md")
