"""Templates are read as what they become."""

import pytest

from advisor.scan.extract import extract
from advisor.scan.facts.templated import plain_path, plain_text
from advisor.scan.source import InMemory


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("job.yml.tmpl", "job.yml"),
        ("train.py.j2", "train.py"),
        ("a.yaml.jinja", "a.yaml"),
        ("notes.txt.tmpl", "notes.txt.tmpl"),
        ("train.py", "train.py"),
    ],
)
def test_the_path_of_what_a_template_becomes(path: str, plain: str) -> None:
    assert plain_path(path) == plain


def test_lines_stay_where_they_were() -> None:
    text = "{{- if .x }}\nname: {{ .name }}-job\n{% endif %}\ncron: 1"
    assert plain_text(text) == "\nname: filled-job\n\ncron: 1"


def test_a_text_within_what_is_filled_in_may_hold_braces() -> None:
    assert plain_text('left: "{{`{{a.b}}`}}"') == 'left: "filled"'
    assert plain_text('left: "{{"{{a.b}}"}}"') == 'left: "filled"'
    assert plain_text("x: 1\n" + "{{" * 5_000) == "x: 1\n"


def test_a_job_in_a_template_has_its_schedule_at_its_line() -> None:
    text = (
        "resources:\n  jobs:\n    {{.name}}_train:\n      schedule:\n"
        '        quartz_cron_expression: "0 0 9 * * ?"\n'
    )
    path = "template/{{.dir}}/job.yml.tmpl"
    found = [f for f in extract(InMemory({path: text})).facts if f.kind == "schedule"]
    assert [(f.path, f.line, f.text("target")) for f in found] == [(path, 5, "filled_train")]
