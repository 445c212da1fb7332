import pytest

from advisor.scan.facts.shell import Shell, commands


def read(text: str, *, errexit: bool = True, pipefail: bool = False) -> dict[str, bool]:
    lines = list(enumerate(text.split("\n"), 1))
    return {one.text: one.blocking for one in commands(lines, Shell(errexit, pipefail))}


@pytest.mark.parametrize(
    ("script", "blocking"),
    [
        ("pytest", True),
        ("pytest\nls", True),
        ("cd x && pytest", True),
        ("pytest || exit 1", True),
        ("pytest || { ls; exit 1; }\nls", True),
        ("if ! pytest; then\n  exit 1\nfi\nls", True),
        ("set +e\npytest\ncode=$?\nls\nexit $code", True),
        ("(pytest)\nls", True),
        ("for x in a b; do\n  pytest\ndone", True),
        ("pytest || true", False),
        ("pytest || :", False),
        ("pytest || echo failed", False),
        ("(pytest; ls) || true", False),
        ("{ pytest; ls; } || true", False),
        ("pytest; true", False),
        ("set +e\npytest\nls", False),
        ("pytest | tee log", False),
        ("pytest &", False),
        ("if pytest; then\n  ls\nfi", False),
        ("! pytest\nls", False),
        ("set -o pipefail\npytest | tee log", True),
        ('bad=0\nif ! pytest; then\n  bad=1\nfi\nls\nexit "$bad"', True),
        ("pytest || status=$?\nls\nexit $status", True),
        ("bad=0\nif ! pytest; then\n  bad=1\nfi\necho $bad", False),
        ("if ! pytest; then\n  bad=0\nfi\nexit $bad", False),
    ],
)
def test_whether_a_failure_stops_the_script(script: str, blocking: bool) -> None:
    assert read(script)["pytest"] is blocking


def test_without_errexit_only_the_last_command_counts() -> None:
    assert read("pytest\nls", errexit=False) == {"pytest": False, "ls": True}
    assert read("pytest\nls", errexit=True) == {"pytest": True, "ls": True}
    assert read("set -euo pipefail\npytest\nls", errexit=False)["pytest"]


def test_lines_folders_and_variables_are_followed() -> None:
    text = 'A=src/train.py\ncd app\npython \\\n  $A "two words" # why\n(cd deep && ls)\npwd'
    found = commands(list(enumerate(text.split("\n"), 10)), Shell())
    assert [(one.line, one.text, one.folder) for one in found][2:] == [
        (12, 'python src/train.py "two words"', "app"),
        (14, "cd deep", "app"),
        (14, "ls", "app/deep"),
        (15, "pwd", "app"),
    ]


def test_heredocs_and_comments_are_no_commands() -> None:
    assert list(read("# pytest\npython - <<'EOF'\npytest\nEOF\nls # pytest")) == ["python -", "ls"]


def test_quotes_hold_operators_together() -> None:
    assert list(read("echo 'a && b' \"c; d\" e\\;f ${{ a || b }}")) == [
        "echo 'a && b' \"c; d\" e\\;f ${{ a || b }}"
    ]
    assert list(read("[[ a && b ]] && ls")) == ["[[ a && b ]]", "ls"]
    assert list(read("X=$(python a.py)")) == ["X=$(python a.py)", "python a.py"]


def test_programs_of_a_python_text_are_told_where_they_stand() -> None:
    lines = [
        "python3 - <<'EOF'",
        "import subprocess",
        "done = subprocess.run([",
        "    'az', 'ml', 'data', 'create',",
        "    '--name', name,",
        "])",
        "EOF",
        "FILES=(",
        '  "src/train.py"',
        ")",
        "make test",
    ]
    found = commands(list(enumerate(lines, 1)), Shell())
    assert [(one.line, one.text) for one in found] == [
        (1, "python3 -"),
        (4, "az ml data create --name $name"),
        (11, "make test"),
    ]
