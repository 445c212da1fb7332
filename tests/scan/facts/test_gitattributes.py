from advisor.scan.facts.gitattributes import gitattributes, handles
from tests.scan.facts.told import facts, rows


def test_each_pattern_is_a_setting() -> None:
    text = "# large files\n*.csv filter=lfs diff=lfs -text\n\n*.md text\nlone\n"
    found = rows(facts(gitattributes, ".gitattributes", text), "setting", "key", "value")

    assert found == [(2, "*.csv", "filter=lfs diff=lfs -text"), (4, "*.md", "text")]
    assert handles("data/.gitattributes")
    assert not handles("gitattributes.md")
