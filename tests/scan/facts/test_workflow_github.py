# ruff: noqa: E501 a file of a repository stands on one line, however long
import pytest

from advisor.scan.fact import SourceFact
from tests.scan.facts.following import CI, facts, github, ran


def workflow(on: str, jobs: str = "jobs: {a: {steps: [{run: pytest}]}}") -> SourceFact:
    (found,) = facts({CI: f"on: {on}\n{jobs}\n"}, "workflow")
    return found


@pytest.mark.parametrize(
    ("on", "triggers"),
    [
        ("push", ("push",)),
        ("[push, pull_request]", ("push", "pull-request")),
        ("{push: {branches: [main]}}", ("push",)),
        ("{push: {tags: ['v*']}}", ("tag",)),
        ("{push: {tags: ['v*'], branches: [main]}}", ("push", "tag")),
        ("{release: {types: [published]}}", ("release",)),
        ("{repository_dispatch: {types: [retrain]}}", ("event",)),
        ("{workflow_run: {workflows: [CI]}}", ("workflow",)),
        ("workflow_dispatch", ("dispatch",)),
        ("{schedule: [{cron: '0 3 * * 1'}]}", ("schedule",)),
        ("{pull_request_target: {}, merge_group: null}", ("pull-request",)),
    ],
)
def test_triggers(on: str, triggers: tuple[str, ...]) -> None:
    found = workflow(on)
    assert found.texts("triggers") == triggers
    assert found.flag("active")


def test_branches_and_name() -> None:
    found = workflow("{push: {branches: [main]}, pull_request: {branches: [main, dev]}}")
    assert found.texts("branches") == ("main", "dev")


def test_a_workflow_whose_triggers_are_commented_out_is_not_active() -> None:
    text = "name: x\non:\n#  push:\njobs:\n  a:\n    steps:\n      - run: pytest\n"
    (found,) = facts({CI: text}, "workflow")
    assert not found.flag("active")
    assert ran({CI: text}, "pytest").texts("triggers") == ()


def test_a_schedule_and_one_commented_out() -> None:
    text = "name: Train\non:\n  push:\n  schedule:\n    - cron: '0 3 * * 1'\n#    - cron: '1 1 1 1 1'\njobs: {a: {steps: [{run: x}]}}\n"
    (found,) = facts({CI: text}, "schedule")
    assert (found.line, found.text("cron"), found.text("target")) == (5, "0 3 * * 1", "Train")
    assert found.flag("active")
    assert not facts({CI: text.replace("    - cron: '0", "#    - cron: '0")}, "schedule")


def test_the_schedule_of_a_stale_bot_runs_an_action_only() -> None:
    text = "on: {schedule: [{cron: '0 0 * * *'}]}\njobs: {s: {steps: [{uses: actions/stale@v9}]}}\n"
    (action,) = facts({CI: text}, "action")
    assert (action.text("name"), action.text("version")) == ("actions/stale", "v9")
    assert action.texts("triggers") == ("schedule",)
    assert not facts({CI: text})


def test_a_job_that_never_runs_is_switched_off() -> None:
    text = "on: push\njobs:\n  a:\n    if: ${{ false }}\n    steps:\n      - run: pytest\n"
    (found,) = facts({CI: text}, "workflow")
    assert not found.flag("active")
    command = ran({CI: text}, "pytest")
    assert (command.texts("triggers"), command.flag("active")) == ((), False)
    assert not command.flag("blocking")


@pytest.mark.parametrize(
    ("job", "step"),
    [("", "continue-on-error: true"), ("continue-on-error: true", ""), ("", "run: pytest || true")],
)
def test_what_stops_nothing(job: str, step: str) -> None:
    step = step if "run" in step else f"run: pytest\n        {step}"
    text = f"on: push\njobs:\n  a:\n    {job}\n    steps:\n      - {step}\n"
    assert not ran({CI: text}, "pytest").flag("blocking")


def test_what_runs_whatever_failed() -> None:
    text = "on: push\njobs:\n  a:\n    steps:\n      - if: always()\n        run: ./notify\n"
    assert ran({CI: text}, "notify").flag("always")
    assert not ran({CI: github("pytest")}, "pytest").flag("always")


@pytest.mark.parametrize(
    ("shell", "blocking"), [("", False), ("shell: bash", True), ("shell: sh", False)]
)
def test_only_a_shell_that_is_named_fails_with_a_pipe(shell: str, blocking: bool) -> None:
    text = f"on: push\njobs:\n  a:\n    steps:\n      - run: pytest | tee log\n        {shell}\n"
    assert ran({CI: text}, "pytest").flag("blocking") is blocking


@pytest.mark.parametrize(
    ("condition", "triggers"),
    [
        ("github.event_name == 'schedule'", ("schedule",)),
        ("github.event_name != 'schedule'", ("push",)),
        ("github.event_name == 'push' || github.event_name == 'schedule'", ("push", "schedule")),
        ("startsWith(github.ref, 'refs/tags/v')", ("tag",)),
        ("success()", ("push", "schedule")),
    ],
)
def test_conditions_narrow_what_starts_a_step(condition: str, triggers: tuple[str, ...]) -> None:
    text = f"""\
        on: {{push: null, schedule: [{{cron: '1 1 * * *'}}]}}
        jobs:
          a:
            steps:
              - if: {condition}
                run: pytest
        """
    assert ran({CI: text}, "pytest").texts("triggers") == triggers


def test_job_step_runner_environment_and_folder() -> None:
    text = """\
        on: push
        defaults: {run: {working-directory: app}}
        env: {SCRIPT: train.py}
        jobs:
          deploy:
            runs-on: [self-hosted, gpu]
            environment: {name: production}
            steps:
              - name: Train it
                run: >-
                  python $SCRIPT
                  --fast
        """
    found = ran({CI: text, "app/train.py": ""}, "python")
    assert found.text("text") == "python train.py --fast"
    assert (found.line, found.text("job"), found.text("step")) == (11, "deploy", "Train it")
    assert (found.text("runner"), found.text("environment")) == ("self-hosted, gpu", "production")
    assert found.texts("reaches") == ("app/train.py",)


def test_a_reusable_workflow_has_the_triggers_of_its_callers() -> None:
    called = "on: {workflow_call: {inputs: {where: {type: string}}}}\njobs:\n  d:\n    environment: ${{ inputs.where }}\n    steps:\n      - run: ./deploy ${{ inputs.where }}\n"
    caller = "on: {push: {tags: ['v*']}}\njobs:\n  x:\n    uses: ./.github/workflows/deploy.yml\n    with: {where: prod}\n"
    path = ".github/workflows/deploy.yml"
    found = ran({CI: caller, path: called}, "deploy", path)
    assert found.texts("triggers") == ("tag", "call")
    assert (found.text("text"), found.text("environment")) == ("./deploy prod", "prod")
    alone = ran({path: called}, "deploy", path)
    assert alone.texts("triggers") == ("call",)
    off = caller.replace("    uses", "    if: false\n    uses")
    assert ran({CI: off, path: called}, "deploy", path).texts("triggers") == ("call",)


def test_a_composite_action_runs_where_it_is_used() -> None:
    action = "inputs: {file: {default: a.py}}\nruns:\n  using: composite\n  steps:\n    - run: python ${{ inputs.file }}\n      shell: bash\n"
    path = ".github/actions/train/action.yml"
    caller = "on: push\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/train\n        with: {file: train.py}\n"
    files = {CI: caller, path: action, "train.py": ""}
    found = ran(files, "python")
    assert (found.line, found.texts("via"), found.texts("triggers")) == (
        5,
        (f"{path}:5",),
        ("push",),
    )
    assert found.texts("reaches") == ("train.py",)
    assert ran(files, "python", path).texts("via") == (f"{CI}:5",)


def test_files_that_are_switched_off_by_name_are_no_workflows() -> None:
    for name in ("ci.yml.disabled", "ci.yml.bak", "ci.txt"):
        assert not facts({f".github/workflows/{name}": github("pytest")}, "workflow")


def test_a_workflow_below_the_root_is_read_as_written() -> None:
    path = "seed/.github/workflows/ci.yml"
    found = ran({path: github("python train.py"), "seed/train.py": ""}, "train", path)
    assert found.texts("triggers") == ("push",)
    assert found.texts("reaches") == ("seed/train.py",)


def test_a_template_is_read_as_far_as_it_goes() -> None:
    text = "{% if x %}\non: push\n{% endif %}\njobs:\n  a:\n    name: {{ cookiecutter.name }}\n    steps:\n      - run: pytest\n"
    found = ran({CI: text}, "pytest")
    assert (found.line, found.texts("triggers")) == (8, ("push",))


def test_a_script_on_another_machine_runs_in_its_copy_of_the_repository() -> None:
    step = "{uses: appleboy/ssh-action@v1, with: {host: h, script: SCRIPT}}"
    text = f"on: push\njobs: {{ship: {{steps: [{step}]}}}}\n"
    files = {
        CI: text.replace("SCRIPT", "'cd /srv/app && make up'"),
        "Makefile": "up:\n\tdocker compose up -d\n",
    }
    found = ran(files, "docker compose up -d", CI)
    assert (found.text("runner"), found.texts("triggers")) == ("ssh", ("push",))
    unknown = {**files, CI: text.replace("SCRIPT", "'cd /srv/app && make models'")}
    assert ran(unknown, "make models", CI).texts("reaches") == ()
    other = text.replace("appleboy/ssh-action", "actions/github-script").replace("SCRIPT", "ls")
    assert facts({CI: other}, "command") == []


def test_a_script_that_an_action_is_given() -> None:
    step = "{uses: azure/CLI@v2, with: {inlineScript: 'az ml job create --file train.yml'}}"
    files = {CI: f"on: push\njobs: {{fit: {{runs-on: ubuntu-24.04, steps: [{step}]}}}}\n"}
    assert ran(files, "az ml job create --file train.yml", CI).text("runner") == "ubuntu-24.04"
