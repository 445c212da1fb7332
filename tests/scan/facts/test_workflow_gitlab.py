# ruff: noqa: E501 a file of a repository stands on one line, however long
import pytest

from tests.scan.facts.following import facts, ran

CI = ".gitlab-ci.yml"


def test_include_and_extends() -> None:
    files = {
        CI: "include:\n  - local: /ci/base.yml\ntrain:\n  extends: .python\n  stage: ml\n  script:\n    - make train\n",
        "ci/base.yml": '.python:\n  image: python:3.11\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n  allow_failure: true\n',
        "Makefile": "train:\n\tpython train.py\n",
        "train.py": "",
    }
    found = ran(files, "python train.py", CI)
    assert (found.line, found.texts("via")) == (7, ("Makefile:2",))
    assert (found.texts("triggers"), found.flag("blocking")) == (("schedule",), False)
    assert (found.text("job"), found.text("runner")) == ("train", "python:3.11")
    (schedule,) = facts({CI: "a:\n  script: [x]\n  only: [schedules]\n"}, "schedule")
    assert (schedule.line, schedule.text("cron")) == (3, "")


@pytest.mark.parametrize(
    ("job", "triggers"),
    [
        ("", ("push",)),
        ("only: [merge_requests, tags]", ("pull-request", "tag")),
        ("only: {refs: [schedules]}", ("schedule",)),
        ("when: manual", ("dispatch",)),
        ("rules: [{if: $CI_COMMIT_TAG}]", ("tag",)),
        ("rules: [{if: '$CI_COMMIT_BRANCH == \"main\"', when: manual}]", ("dispatch",)),
        ("rules: [{if: '$CI_PIPELINE_SOURCE == \"merge_request_event\"'}]", ("pull-request",)),
        ("rules: [{when: never}]", ()),
        ("rules: [!reference [.r, rules]]", ("schedule",)),
    ],
)
def test_what_starts_a_job(job: str, triggers: tuple[str, ...]) -> None:
    text = f"a:\n  script: [pytest]\n  {job}\n.r:\n  rules: [{{if: '$CI_PIPELINE_SOURCE == \"schedule\"'}}]\n"
    assert ran({CI: text}, "pytest", CI).texts("triggers") == triggers


def test_jobs_that_are_hidden_do_not_run() -> None:
    assert not facts({CI: ".a:\n  script:\n    - pytest\n"})


def test_branches_environment_and_what_comes_after() -> None:
    text = """\
        default:
          before_script:
            - pip install .
        deploy:
          environment: {name: prod}
          rules:
            - if: $CI_COMMIT_BRANCH == "main"
          script:
            - ./deploy
          after_script:
            - ./tell
        """
    found = ran({CI: text}, "deploy", CI)
    assert (found.texts("branches"), found.text("environment")) == (("main",), "prod")
    assert found.flag("blocking")
    assert ran({CI: text}, "pip", CI).text("step") == "before_script"
    after = ran({CI: text}, "tell", CI)
    assert (after.flag("blocking"), after.flag("always")) == (False, True)


def test_rules_of_the_whole_pipeline_hold_for_its_jobs() -> None:
    text = "workflow: {rules: [{if: '$CI_PIPELINE_SOURCE == \"merge_request_event\"'}]}\na: {script: [pytest]}\n"
    assert ran({CI: text}, "pytest", CI).texts("triggers") == ("pull-request",)
