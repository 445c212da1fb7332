from advisor.scan.extract import extract
from advisor.scan.facts.rendered import Rendered, rendered
from advisor.scan.source import InMemory

JOB = """\
resources:
  jobs:
    train_{{ .name }}:
      {{ if eq .store "yes" }}name: with
      {{- else -}}name: without
      {{ end }}
      schedule:
        quartz_cron_expression: "0 0 9 * * ?"
"""


def test_the_first_branch_of_each_choice_stands_and_lines_stay() -> None:
    made = rendered(JOB)

    assert made.split("\n")[2:5] == ["    train_x:", "      name: with", "      "]
    assert made.count("\n") == JOB.count("\n")
    assert "without" not in made


def test_both_ways_of_writing_templates_are_read() -> None:
    assert rendered("{% if a %}b{% else %}c{% endif %}{{ d }}") == "bx"
    assert rendered("{{#a}}") == "x"
    assert rendered("{{ if a }}{{ if b }}1{{ else }}2{{ end }}{{ else }}3{{ end }}4") == "14"


def test_a_schedule_in_a_template_is_found_at_the_templates_own_path() -> None:
    path = "template/{{.root}}/resources/job.yml.tmpl"
    found = [fact for fact in extract(InMemory({path: JOB})).facts if fact.kind == "schedule"]

    assert [(fact.path, fact.line) for fact in found] == [(path, 8)]


def test_only_what_a_generator_copies_is_rendered() -> None:
    source = Rendered(InMemory({"a.py": "x = '{{ y }}'", "b.yml.j2": "a: {{ b }}"}))

    assert source.paths == ("a.py", "b.yml")
    assert source.text("a.py") == "x = '{{ y }}'"
    assert source.text("b.yml") == "a: x"
    assert source.zone("b.yml") == "template"


def test_a_template_beside_what_it_made_keeps_its_name() -> None:
    assert Rendered(InMemory({"a.yml": "a: 1", "a.yml.j2": ""})).paths == ("a.yml", "a.yml.j2")
