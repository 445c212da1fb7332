import pytest

from advisor.report.reference_link import is_web_address, link_of, page_link

BASE = "https://git.example/team/repo/blob/main"
LONGEST = 2000
HOSTILE = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a.example/1",
    "mailto:a@b.example",
    "//evil.example/x.yml",
    "/etc/passwd",
    "\\\\evil.example\\share",
    "https:\\\\evil.example/x",
    "https://evil.example\\@good.example/",
    "ci\\deploy.yml",
    "C:/windows/system.ini",
    "../secrets/key.pem",
    "ci/../../key.pem",
    "ci/..",
    "./ci/deploy.yml",
    "ci//deploy.yml",
    "%2e%2e/key.pem",
    "ci/deploy.yml?token=1",
    "ci/deploy.yml#<b>",
    "ci/deploy.yml\n",
    "https://a.example/x\n",
    "\nhttps://a.example/x",
    " https://a.example/x",
    "https://a.example/x y",
    "https://a.example/x\ty",
    "https://a.example/\u202egnp.exe",
    "https://a.example/\u2028x",
    "https://a.example/\x00x",
    "https://user:password@a.example/x",
    "https://good.example@evil.example/x",
    'https://a.example/"onclick="alert(1)',
    "https://a.example/<script>",
    "https://",
    "https:///x",
    "https:a.example",
    "https://a.example:port/x",
    "http//a.example",
    "ci/deploy job.yml",
    "ci\u00a0deploy/x.yml",
    "wiki page, second quarter",
    "word",
    "",
    "https://a.example/" + "x" * LONGEST,
    "x/" + "y" * LONGEST,
)


@pytest.mark.parametrize("ref", HOSTILE, ids=lambda ref: ascii(ref)[:40])
def test_what_is_no_plain_address_and_no_path_leads_nowhere(ref: str) -> None:
    assert not link_of(ref, BASE)


@pytest.mark.parametrize(
    "ref",
    [
        "https://ci.example/run/12",
        "http://ci.example",
        "HTTPS://CI.EXAMPLE:8443/run?id=1&all=yes#log",
        "https://ci.example/users/@me/run",
        "http://[::1]:8080/x",
        "https://wiki.example/Größe",
    ],
)
def test_a_web_address_leads_where_it_says(ref: str) -> None:
    assert link_of(ref) == ref
    assert link_of(ref, BASE) == ref


@pytest.mark.parametrize(
    ("ref", "end"),
    [
        ("ci/deploy.yml", "ci/deploy.yml"),
        (".github/workflows/ci.yml#L10-L20", ".github/workflows/ci.yml#L10-L20"),
        ("docker/Dockerfile", "docker/Dockerfile"),
        ("data/day=2026-11-23/", "data/day=2026-11-23/"),
        ("pyproject.toml", "pyproject.toml"),
        ("docs/Größe.md", "docs/Gr%C3%B6%C3%9Fe.md"),
        ("a/...b/c..d", "a/...b/c..d"),
    ],
)
def test_a_path_leads_below_the_base_and_nowhere_without_one(ref: str, end: str) -> None:
    assert link_of(ref, BASE) == f"{BASE}/{end}"
    assert link_of(ref, f"{BASE}/") == f"{BASE}/{end}"
    assert not link_of(ref)


def test_a_base_may_take_the_path_as_the_value_of_a_query() -> None:
    base = "https://dev.example/_git/repo?path="
    assert link_of("ci/deploy.yml", base) == f"{base}ci/deploy.yml"


@pytest.mark.parametrize("base", ["javascript:alert(1)//", "//evil.example", "ftp://a.example", ""])
def test_a_base_that_is_no_web_address_makes_no_link(base: str) -> None:
    assert not is_web_address(base)
    assert not link_of("ci/deploy.yml", base)


@pytest.mark.parametrize(
    ("ref", "address"),
    [
        ("https://reports.example/a/b.html?x=1", "https://reports.example/a/b.html?x=1"),
        ("reports/churn/report.html", "reports/churn/report.html"),
        ("report.html", "report.html"),
        ("reports/a team/report.html", ""),
        ("../report.html", ""),
        ("/etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//evil.example/x.html", ""),
        ("https://a@evil.example/x", ""),
        ("word", ""),
        ("", ""),
    ],
)
def test_a_page_that_a_file_names_is_linked_where_it_is_safe(ref: str, address: str) -> None:
    assert page_link(ref) == address
