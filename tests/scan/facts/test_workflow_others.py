# ruff: noqa: E501 a file of a repository stands on one line, however long
import pytest

from tests.scan.facts.following import facts, ran

JENKINS = """\
    pipeline {
      agent { docker { image 'python:3.11' } }
      triggers { cron('H 2 * * *') }
      stages {
        stage('Test') {
          steps {
            // sh 'never'
            sh 'pytest'
            catchError { sh 'flake8' }
            sh(script: "mypy .", returnStatus: true)
          }
        }
        stage('Train') {
          when { branch 'main' }
          steps {
            dir('ml') {
              sh '''
                python train.py
              '''
            }
          }
        }
      }
      post { always { sh 'cleanup' } }
    }
    """


def test_jenkins() -> None:
    files = {"Jenkinsfile": JENKINS, "ml/train.py": ""}
    test = ran(files, "pytest", "Jenkinsfile")
    assert (test.line, test.text("job"), test.texts("triggers")) == (
        8,
        "Test",
        ("push", "schedule"),
    )
    assert test.flag("blocking")
    assert not ran(files, "flake8", "Jenkinsfile").flag("blocking")
    assert not ran(files, "mypy", "Jenkinsfile").flag("blocking")
    train = ran(files, "train", "Jenkinsfile")
    assert (train.line, train.texts("branches"), train.text("job")) == (18, ("main",), "Train")
    assert (train.texts("reaches"), train.text("runner")) == (("ml/train.py",), "python:3.11")
    assert ran(files, "cleanup", "Jenkinsfile").flag("always")
    assert not [one for one in facts(files) if "never" in one.text("text")]
    (schedule,) = facts(files, "schedule")
    assert (schedule.line, schedule.text("cron")) == (3, "H 2 * * *")


def test_what_starts_a_jenkinsfile_is_unsaid_without_trigger_or_branch() -> None:
    bare = "pipeline { agent any\n stages { stage('T') { steps { sh 'pytest' } } } }\n"
    assert ran({"Jenkinsfile": bare}, "pytest", "Jenkinsfile").texts("triggers") == (
        "push",
        "unsaid",
    )
    for said in ("triggers { githubPush() }", "when { branch 'main' }"):
        text = bare.replace("steps", f"{said}\n steps")
        assert ran({"Jenkinsfile": text}, "pytest", "Jenkinsfile").texts("triggers") == ("push",)


def test_jenkins_runs_the_script_that_a_library_is_given() -> None:
    text = """\
    pipeline { agent any
      stages { stage('Deploy') { steps { script {
        releases.deployAll('ops/deploy.sh', "ENV=prod")
        tools.load('ops/other.sh')
        load('ops/library.sh')
      } } } } }
    """
    files = {
        "Jenkinsfile": text,
        "ops/deploy.sh": "helm upgrade app chart\n",
        "ops/library.sh": "echo never\n",
    }
    assert ran(files, "helm", "Jenkinsfile").text("job") == "Deploy"
    assert not [
        one for one in facts(files) if "never" in one.text("text") and one.path == "Jenkinsfile"
    ]


def test_cloud_build_is_started_by_what_terraform_says() -> None:
    build = "steps:\n- name: python:3.11\n  entrypoint: bash\n  args:\n  - -c\n  - |\n    make test\n- name: gcr.io/cloud-builders/docker\n  args: [push, x]\n"
    files = {"cloudbuild/pr.yaml": build, "Makefile": "test:\n\tpytest\n"}
    assert ran(files, "pytest", "cloudbuild/pr.yaml").texts("triggers") == ()
    assert ran(files, "docker push x", "cloudbuild/pr.yaml").line == 9
    files["t.tf"] = (
        'resource "google_cloudbuild_trigger" "pr" {\n filename = "cloudbuild/pr.yaml"\n github {\n pull_request {\n branch = "^main$"\n}\n}\n}\n'
    )
    found = ran(files, "pytest", "cloudbuild/pr.yaml")
    assert (found.line, found.texts("triggers"), found.texts("branches")) == (
        7,
        ("pull-request",),
        ("main",),
    )


def test_a_build_that_knows_its_tag_was_started_by_one() -> None:
    build = "steps:\n- name: gcr.io/cloud-builders/gsutil\n  args: [cp, a, 'gs://b/${TAG_NAME}']\n"
    path = "cloudbuild/release.yaml"
    text = "gsutil cp a gs://b/${TAG_NAME}"
    assert ran({path: build}, text, path).texts("triggers") == ("tag",)
    comment = f"# ${{TAG_NAME}}\n{build}".replace("/${TAG_NAME}", "")
    assert ran({path: comment}, "gsutil cp a gs://b", path).texts("triggers") == ()


def test_circle() -> None:
    text = """\
        jobs:
          test:
            docker: [{image: python}]
            steps:
              - checkout
              - run: pytest
          train:
            steps:
              - run: {name: t, command: python train.py}
          unused:
            steps:
              - run: never
        workflows:
          ci:
            jobs: [test]
          nightly:
            triggers: [{schedule: {cron: "0 0 * * *"}}]
            jobs: [train]
        """
    path = ".circleci/config.yml"
    assert ran({path: text}, "pytest", path).texts("triggers") == ("push",)
    assert ran({path: text}, "train", path).texts("triggers") == ("schedule",)
    assert not ran({path: text}, "never", path).flag("active")
    (schedule,) = facts({path: text}, "schedule")
    assert schedule.text("cron") == "0 0 * * *"


@pytest.mark.parametrize(
    ("path", "text", "triggers", "line"),
    [
        (
            "bitbucket-pipelines.yml",
            "pipelines:\n  pull-requests:\n    '**':\n      - step:\n          script:\n            - pytest\n",
            ("pull-request",),
            6,
        ),
        (".buildkite/pipeline.yml", "steps:\n  - label: x\n    command: pytest\n", ("push",), 3),
        (".travis.yml", "language: python\nscript:\n  - pytest\n", ("push", "pull-request"), 3),
        (
            ".drone.yml",
            "kind: pipeline\nsteps:\n- name: a\n  commands:\n  - pytest\n  when: {event: [tag]}\n",
            ("tag",),
            5,
        ),
        (
            ".woodpecker.yml",
            "when: {event: push}\nsteps:\n  a:\n    commands:\n      - pytest\n",
            ("push",),
            5,
        ),
        (
            ".taskcluster.yml",
            "tasks:\n  - $if: 'tasks_for == \"github-push\"'\n    then:\n      payload:\n        command:\n          - bash\n          - -cex\n          - pytest\n",
            ("push",),
            8,
        ),
    ],
)
def test_others(path: str, text: str, triggers: tuple[str, ...], line: int) -> None:
    found = ran({path: text}, "pytest", path)
    assert (found.text("text"), found.texts("triggers"), found.line) == ("pytest", triggers, line)
    assert found.flag("blocking")


def test_code_build() -> None:
    text = """\
        version: 0.2
        phases:
          install:
            commands: [pip install .]
          build:
            on-failure: CONTINUE
            commands:
              - pytest
              - |
                export A=1
                python ml/train.py
        """
    files = {"ml/buildspec.yml": text, "ml/train.py": ""}

    assert ran(files, "pip", "ml/buildspec.yml").values["blocking"] is True
    test = ran(files, "pytest", "ml/buildspec.yml")
    assert (test.line, test.text("job"), test.values["blocking"]) == (8, "build", False)
    train = ran(files, "python", "ml/buildspec.yml")
    assert (train.line, train.texts("reaches")) == (11, ("ml/train.py",))


def test_builds_of_codebuild_lie_in_a_folder_as_well() -> None:
    text = "version: 0.2\nphases:\n  build:\n    commands:\n      - bash scripts/deploy.sh\n"
    files = {"buildspecs/deploy.yml": text, "scripts/deploy.sh": "cdk deploy\n"}
    assert ran(files, "cdk", "buildspecs/deploy.yml").values["system"] == "codebuild"
