import time

import pytest

from advisor.scan.facts.settings import MOST, handles, settings
from tests.scan.facts.told import facts, rows


def told(path: str, text: str) -> list[tuple[int, str, str]]:
    return rows(facts(settings, path, text), "setting", "key", "value")


def test_yaml_has_a_line_for_each_scalar_of_each_document() -> None:
    text = """\
    on: push
    jobs:
      train:
        steps:
          - run: |
              make train
          - uses: a/b@v1
    ---
    second: [1, two]
    """
    assert told("a.yml", text) == [
        (1, "on", "push"),
        (5, "jobs.train.steps.0.run", "make train\n"),
        (7, "jobs.train.steps.1.uses", "a/b@v1"),
        (9, "second.0", "1"),
        (9, "second.1", "two"),
    ]


def test_yaml_keeps_tags_and_follows_anchors_and_merges() -> None:
    text = """\
    base: &base
      image: a
      retry: 1
    job:
      <<: *base
      image: b
    arn: !Sub "${A}-x"
    """
    assert told("a.yml", text)[2:] == [
        (6, "job.image", "b"),
        (3, "job.retry", "1"),
        (7, "arn", "!Sub ${A}-x"),
    ]


def test_yaml_of_a_template_engine_is_read_with_its_lines() -> None:
    text = """\
    {{- if .Values.cron.enabled }}
    kind: CronJob
    metadata:
      labels:
        {{- include "labels" . | nindent 4 }}
    spec:
      schedule: {{ .Values.cron.schedule | quote }}
    {{- end }}
    """
    found = told("chart/templates/cron.yaml", text)
    assert (2, "kind", "CronJob") in found
    assert (7, "spec.schedule", ".Values.cron.schedule | quote") in found


def test_json_has_lines_and_refuses_what_is_data() -> None:
    text = '{\n "a": {"b": [true,\n  null]},\n "c:": "x\\"y"\n}'
    assert told("a.json", text) == [(2, "a.b.0", "true"), (3, "a.b.1", "null"), (4, "c:", 'x"y')]
    assert told("a.json", '{"a": "' + "x" * 200_001 + '"}') == []


def test_toml_finds_keys_tables_arrays_and_items() -> None:
    text = """\
    top = 1
    [project]
    name = "x"
    dependencies = [
      "a>1",
      "b",
    ]
    [[tool.index]]
    url = "u"
    [[tool.index]]
    url = "v"
    [tool.x]
    y.z = true
    """
    assert told("a.toml", text) == [
        (1, "top", "1"),
        (3, "project.name", "x"),
        (5, "project.dependencies.0", "a>1"),
        (6, "project.dependencies.1", "b"),
        (9, "tool.index.0.url", "u"),
        (11, "tool.index.1.url", "v"),
        (13, "tool.x.y.z", "true"),
    ]


def test_ini_takes_values_over_several_lines() -> None:
    text = """\
    [tool:pytest]
    addopts = --strict
    [options]
    install_requires =
        a
        b>1
    """
    assert told("setup.cfg", text) == [
        (2, "tool:pytest.addopts", "--strict"),
        (4, "options.install_requires", "\na\nb>1"),
    ]


def test_a_file_gives_no_more_than_its_share() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(MOST + 10))
    assert len(told("a.yml", text)) == MOST


def test_lock_files_and_notebooks_are_no_settings() -> None:
    assert handles("a/values.yaml")
    assert handles("x.yml.tmpl")
    assert handles("data.csv.dvc")
    assert not any(map(handles, ("package-lock.json", "pnpm-lock.yaml", "a.ipynb", "a.py")))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yml", "[" * 100_000),
        ("a.yml", "{a: " * 50_000),
        ("a.yml", '["]",' * 50_000),
        ("a.yml", "- " * 50_000 + "x"),
        ("a.yml", "? " * 20_000),
        ("a.yml", "\n".join(" " * depth + "a:" for depth in range(2_000))),
        ("a.yml", "a: &a [x]\nb: *unknown"),
        ("a.yml", "a: &a {b: *a}\n"),
        ("a.yml", "\x00\x01: \ud800"),
        ("a.yml", "{{" * 20_000 + ": [\n"),
        ("a.json", "[" * 90_000),
        ("a.json", '{"a": ' * 30_000),
        ("a.toml", "a = " + "[" * 50_000),
        ("a.toml", "a." * 20_000 + "b = 1"),
        ("a.ini", "[" * 50_000 + "\n" + "=" * 50_000),
    ],
)
def test_hostile_files_end_at_once(path: str, text: str) -> None:
    start = time.process_time()
    told(path, text)
    assert time.process_time() - start < 3


def test_aliases_that_stand_for_billions_are_not_counted_out() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for above, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join(['*' + above] * 9)}]")
    assert len(told("a.yml", "\n".join(lines))) == MOST
    empty = ["a: &a []", *lines[1:]]
    assert told("a.yml", "\n".join(empty)) == []
