from advisor.scan.facts.containers import containers
from advisor.scan.facts.documents import prose
from advisor.scan.facts.orchestration import orchestration
from advisor.scan.facts.settings import settings
from tests.scan.facts.told import facts, rows

ODD = "\x0c\u2028\x85"


def test_only_a_line_feed_ends_a_line() -> None:
    yaml = f"# {ODD}\r\na: 1\r\nb: 2\n"
    assert rows(facts(settings, "a.yml", yaml), "setting", "key") == [(2, "a"), (3, "b")]
    assert rows(facts(prose, "a.md", f"x{ODD}y\n\n# T\n"), "prose", "form") == [
        (1, "text"),
        (3, "heading"),
    ]
    found = facts(containers, "Dockerfile", f"# {ODD}\r\nFROM a\r\n")
    assert rows(found, "container", "image") == [(2, "a")]
    python = f"# {ODD}\r\nimport schedule\r\nschedule.every().day.do(fit)\r\n"
    assert rows(facts(orchestration, "a.py", python), "schedule", "target") == [(3, "fit")]
