"""Pipelines of GoCD, as YAML and as Jsonnet."""

from advisor.scan.facts.workflow_facts import workflow_facts
from advisor.scan.source import InMemory

_YAML = """\
format_version: 10
pipelines:
  shop:
    materials: {repo: {git: "git@x:shop.git", branch: main}}
    stages:
      - deploy:
          jobs:
            roll:
              tasks:
                - script: |
                    kubectl apply -f k8s
                - exec: {command: helm, arguments: [upgrade, shop, chart]}
  manual:
    materials: {repo: {git: "git@x:shop.git", branch: main}}
    stages:
      - deploy: {approval: {type: manual}, jobs: {a: {tasks: [{script: make}]}}}
"""


def told(files: dict[str, str]) -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Return place, text and triggers of each command."""
    return [
        (f.path, f.line, f.text("text"), f.texts("triggers"))
        for f in workflow_facts(InMemory(files))
        if f.kind == "command"
    ]


def test_tasks_are_commands_that_a_commit_starts() -> None:
    path = "ci/shop.gocd.yaml"
    assert told({path: _YAML}) == [
        (path, 11, "kubectl apply -f k8s", ("push",)),
        (path, 12, "helm upgrade shop chart", ("push",)),
        (path, 16, "make", ("dispatch",)),
    ]


def test_scripts_that_jsonnet_takes_in_are_followed() -> None:
    files = {
        "gocd/pipelines/shop.libsonnet": "{\n  stages: [{\n    deploy: {\n"
        "      tasks: [script(importstr '../bash/deploy.sh')],\n    },\n  }],\n}\n",
        "gocd/bash/deploy.sh": "#!/bin/bash\nkubectl apply -f k8s\n",
    }
    places = [(path, line) for path, line, *_ in told(files)]
    assert ("gocd/pipelines/shop.libsonnet", 4) in places
    assert ("gocd/bash/deploy.sh", 2) in places


def test_other_yaml_is_none() -> None:
    assert told({"pipelines.yaml": _YAML}) == []
