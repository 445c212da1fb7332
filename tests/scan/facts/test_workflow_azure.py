# ruff: noqa: E501 a file of a repository stands on one line, however long
import pytest

from advisor.scan.facts.workflow_facts import workflow_facts
from advisor.scan.source import InMemory
from tests.scan.facts.following import facts, ran

CI = "azure-pipelines.yml"


def test_a_template_runs_where_it_is_used() -> None:
    files = {
        CI: "trigger: [main]\nstages:\n- stage: Train\n  jobs:\n  - job: go\n    steps:\n    - template: templates/train.yml\n      parameters: {script: train.py}\n",
        "templates/train.yml": "parameters:\n- name: script\n  default: x.py\nsteps:\n- script: python ${{ parameters.script }}\n  displayName: Train\n",
        "train.py": "",
    }
    found = ran(files, "python", CI)
    assert (found.text("text"), found.line) == ("python train.py", 7)
    assert found.texts("via") == ("templates/train.yml:5",)
    assert (found.texts("triggers"), found.texts("branches")) == (("push",), ("main",))
    assert (found.text("job"), found.text("step")) == ("go", "Train")
    assert found.texts("reaches") == ("train.py",)
    assert ran(files, "python", "templates/train.yml").texts("via") == (f"{CI}:7",)


def test_a_parameter_is_passed_on_within_a_longer_text() -> None:
    files = {
        CI: "trigger: [main]\nsteps:\n- template: t/outer.yml\n  parameters: {name: mlops/build.py}\n",
        "t/outer.yml": "parameters: {name: ''}\nsteps:\n- template: inner.yml\n  parameters: {script: '$(System.ArtifactsDirectory)/code/${{ parameters.name }}'}\n",
        "t/inner.yml": "parameters: {script: ''}\nsteps:\n- script: python ${{ parameters.script }}\n",
        "mlops/build.py": "",
    }
    assert ran(files, "python", CI).texts("reaches") == ("mlops/build.py",)


@pytest.mark.parametrize(
    ("start", "triggers"),
    [
        ("trigger: none", ("dispatch",)),
        ("trigger: [none]", ("dispatch",)),
        ("pool: x", ("push",)),
        ("trigger: none\npr: [main]", ("pull-request",)),
        ("trigger: {tags: {include: ['v*']}}", ("tag",)),
        ("trigger: none\nschedules: [{cron: '0 3 * * 1'}]", ("schedule",)),
        ("trigger: none\nresources: {pipelines: [{pipeline: a, trigger: true}]}", ("workflow",)),
    ],
)
def test_triggers(start: str, triggers: tuple[str, ...]) -> None:
    text = f"{start}\nsteps:\n- script: pytest\n"
    assert ran({CI: text}, "pytest", CI).texts("triggers") == triggers
    assert [one.text("cron") for one in facts({CI: text}, "schedule")] == (
        ["0 3 * * 1"] if triggers == ("schedule",) else []
    )


@pytest.mark.parametrize("extra", ["continueOnError: true", "condition: false", "enabled: false"])
def test_what_stops_nothing(extra: str) -> None:
    text = f"trigger: [main]\nsteps:\n- bash: pytest\n  {extra}\n"
    assert not ran({CI: text}, "pytest", CI).flag("blocking")


def test_only_the_last_command_of_a_script_counts() -> None:
    text = "trigger: [main]\nsteps:\n- script: |\n    pytest\n    ls\n"
    assert not ran({CI: text}, "pytest", CI).flag("blocking")
    assert ran({CI: text.replace("pytest", "set -e\n    pytest")}, "pytest", CI).flag("blocking")


def test_tasks_and_deployments() -> None:
    text = """\
        trigger: [main]
        jobs:
        - deployment: Ship
          environment: prod
          strategy:
            runOnce:
              deploy:
                steps:
                - task: AzureCLI@2
                  condition: always()
                  inputs:
                    inlineScript: |
                      az ml online-endpoint update -f endpoint.yml
        """
    files = {CI: text, "endpoint.yml": "a: b\n"}
    (action,) = facts(files, "action")
    assert (action.text("name"), action.text("version")) == ("AzureCLI", "2")
    found = ran(files, "az ml", CI)
    assert (found.line, found.text("environment"), found.text("job")) == (13, "prod", "Ship")
    assert found.flag("always")
    assert found.texts("reaches") == ("endpoint.yml",)


@pytest.mark.parametrize(
    "folder", [".azdo", "azdo_pipelines", "devops_pipelines", "ci/azure-pipelines"]
)
def test_folders_that_teams_keep_pipelines_in(folder: str) -> None:
    path = f"{folder}/build.yml"
    assert ran({path: "trigger: [main]\nsteps:\n- script: pytest\n"}, "pytest", path).line == 3


def test_a_pipeline_that_a_person_starts_is_no_template() -> None:
    asked = (
        "parameters:\n- name: model\n  displayName: Model\n  type: string\n"
        "stages:\n- stage: s\n  jobs:\n  - job: j\n    steps:\n    - script: az ml model share\n"
    )
    template = asked.replace("  displayName: Model\n", "")
    files = {"azure-pipelines/promote.yml": asked, "azure-pipelines/steps.yml": template}
    found = [
        (fact.path, fact.texts("triggers"))
        for fact in workflow_facts(InMemory(files))
        if fact.kind == "workflow"
    ]
    assert found == [("azure-pipelines/promote.yml", ("dispatch",))]
