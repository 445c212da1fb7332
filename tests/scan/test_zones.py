import pytest

from advisor.scan.source import InMemory
from advisor.scan.zones import Zones, is_vendored, zone_of


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("src/train.py", "active"),
        ("dags/train.py", "active"),
        ("charts/model/templates/deployment.yaml", "active"),
        ("charts/model/templates/_helpers.tpl", "active"),
        (".github/workflows/ci.yml", "active"),
        (".gitlab-ci.yml", "active"),
        ("Makefile", "active"),
        ("{{cookiecutter.name}}/src/train.py", "template"),
        ("{{cookiecutter.name}}/examples/train.py", "template"),
        ("deploy/job.yaml.tmpl", "template"),
        ("deploy/job.yml.j2", "template"),
        ("scheduler/vars.tfvars.example", "example"),
        ("configs.example/train.yaml", "example"),
        ("workshop/train.py", "example"),
        ("templates/dvc/dvc.yaml", "template"),
        ("templates/steps/test.yml", "active"),
        ("archive_2025_11_07/train.py", "abandoned"),
        ("src/_archive/train.py", "abandoned"),
        ("src/pipeline_deprecated/train.py", "abandoned"),
        ("obsolete-jobs/train.py", "abandoned"),
        ("_infrastructure-original/main.tf", "abandoned"),
        ("src/threshold/train.py", "active"),
        ("sandbox/train.py", "example"),
        ("terraform/sandbox/main.tf", "active"),
        ("dags/00-hello_world_dag.py", "example"),
        ("src/deprecation/train.py", "active"),
        ("src/archive.py", "active"),
        ("src/archives/store.py", "active"),
        ("terraform/demo/main.tf", "active"),
        ("terraform/examples/demo/main.tf", "example"),
        ("demo/main.tf", "example"),
        ("examples/tests/test_x.py", "example"),
        ("examples/README.md", "example"),
        ("docs/conf.py", "documentation"),
        ("docs/tutorial.ipynb", "documentation"),
        ("README.md", "documentation"),
        ("tests/README.md", "documentation"),
        ("mkdocs.yml", "documentation"),
        ("notebooks/explore.ipynb", "notebook"),
        ("seedcode/.github/workflows/ci.yml", "seed"),
        ("parts/.gitlab-ci.yml", "seed"),
        ("a/.travis.yml", "seed"),
        ("tests/unit/helpers.py", "test"),
        ("taskcluster/kinds/tests/kind.yml", "active"),
        (".gitlab/ci/tests/unit.yml", "active"),
        ("tests/ci/helpers.py", "test"),
        ("src/test_train.py", "test"),
        ("pkg/serve_test.go", "test"),
        ("web/app.spec.ts", "test"),
        ("web/__tests__/a.js", "test"),
        ("conftest.py", "test"),
        ("src/latest.py", "active"),
        ("contest/model.py", "active"),
    ],
)
def test_a_path_tells_its_zone(path: str, zone: str) -> None:
    assert zone_of(path) == zone


def test_a_repository_of_examples_is_what_runs() -> None:
    source = InMemory({"tutorials/train.py": "", "tutorials/serve.py": "", "README.md": ""})
    assert source.zone("tutorials/train.py") == "active"


def test_examples_beside_a_library_are_examples() -> None:
    source = InMemory({"lib/a.py": "", "lib/b.py": "", "examples/c.py": ""})
    assert source.zone("examples/c.py") == "example"


def test_what_a_package_carries_along_is_a_template_unless_it_is_code() -> None:
    package = {"src/maker/__init__.py": "", "src/maker/assets/aws/Dockerfile": ""}
    assert Zones(package, package.get).of("src/maker/assets/aws/Dockerfile") == "template"
    code = {**package, "src/maker/assets/__init__.py": "", "src/maker/assets/copy.py": ""}
    assert Zones(code, code.get).of("src/maker/assets/copy.py") == "active"
    assert Zones(code, code.get).of("src/maker/assets/aws/Dockerfile") == "template"
    assert zone_of("web/assets/app.py") == "active"


def test_the_folder_that_copier_copies_is_a_template_and_the_rest_runs() -> None:
    files = {"copier.yml": "_subdirectory: project\n", "project/train.py": "", "tests/t.py": ""}
    zones = Zones(files, files.get)
    assert zones.of("project/train.py") == "template"
    assert zones.of("tests/t.py") == "test"


def test_a_pipeline_that_the_root_includes_runs() -> None:
    files = {".gitlab-ci.yml": "include: parts/.gitlab-ci.yml", "parts/.gitlab-ci.yml": ""}
    assert Zones(files, files.get).of("parts/.gitlab-ci.yml") == "active"


def test_a_notebook_saved_as_python_runs_where_a_job_names_it() -> None:
    saved = "# Databricks notebook source\nprint(1)\n"
    files = {
        "lab/explore_churn.py": saved,
        "jobs/score.py": saved,
        "jobs/load.py": saved,
        "src/plain.py": "print(1)\n",
        "databricks.yml": "tasks: [{notebook_task: {notebook_path: ../jobs/score}}]\n",
        "jobs/prepare.py": saved + "# MAGIC %run ./load\n# as in prepare and explore_churn\n",
        "README.md": "explore_churn\n",
    }
    zones = Zones(files, files.get)
    shown = {path: zones.of(path) for path in files if path.endswith(".py")}
    assert shown == {
        "lab/explore_churn.py": "notebook",
        "jobs/score.py": "active",
        "jobs/load.py": "active",
        "src/plain.py": "active",
        "jobs/prepare.py": "notebook",
    }


def test_a_template_that_is_no_chart_of_helm_does_not_run() -> None:
    files = {"app/templates/mail.txt.tpl": "", "chart/Chart.yaml": "", "chart/templates/_h.tpl": ""}
    zones = Zones(files, files.get)
    assert zones.of("app/templates/mail.txt.tpl") == "template"
    assert zones.of("chart/templates/_h.tpl") == "active"


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("web/node_modules/a/index.js", ""),
        ("vendor/github.com/x/y.go", ""),
        (".venv/lib/site-packages/mlflow/__init__.py", ""),
        ("build/lib/pkg/a.py", ""),
        ("static/app.min.js", ""),
        ("pkg/types.go", "// Code generated by protoc-gen-go. DO NOT EDIT.\n"),
        ("pkg/a.py", "# This file is auto-generated by tool x. Do not edit it.\n"),
        ("web/app.js", "x" * 6_000),
        ("flux/gotk.yaml", "# This manifest was generated by flux. DO NOT EDIT.\n"),
        ("helm/cert-manager/templates/rbac.yaml", ""),
        ("helm/loki/charts/minio/templates/a.yaml", ""),
        ("k8s/cilium-rendered/phase1.yaml", ""),
    ],
)
def test_what_was_written_elsewhere_is_not_read(path: str, head: str) -> None:
    assert is_vendored(path, head)


@pytest.mark.parametrize(
    ("path", "head"),
    [
        (
            "poetry.lock",
            "# @generated by Poetry, should not be edited",
        ),
        ("requirements.txt", "# This file is autogenerated by pip-compile. Do not edit"),
        ("build/Dockerfile", "FROM python"),
        ("src/generate.py", "print('code is generated, do not edit')"),
        ("src/distance.py", ""),
        ("helm/loki/values.yaml", ""),
        ("charts/churn/templates/deployment.yaml", ""),
    ],
)
def test_what_people_and_lock_files_say_is_read(path: str, head: str) -> None:
    assert not is_vendored(path, head)


def test_exercises_count_only_where_a_workflow_of_the_repository_runs_them() -> None:
    files = {
        "Labs/One/src/train.py": "",
        "Labs/Two/main.tf": "",
        "Lab_3/app.py": "",
        "hw2/train.py": "",
        "labs/four/k8s/hpa.yaml": "",
        "src/label_3/app.py": "",
        ".github/workflows/a.yml": "jobs: {a: {steps: [{run: python Labs/One/src/train.py}]}}",
    }
    zones = Zones(files, files.get)
    assert zones.of("Labs/One/src/train.py") == "active"
    assert zones.of("Labs/Two/main.tf") == "example"
    assert zones.of("Lab_3/app.py") == "example"
    assert zones.of("hw2/train.py") == "example"
    assert zones.of("labs/four/k8s/hpa.yaml") == "example"
    assert zones.of("src/label_3/app.py") == "active"


def test_a_workflow_that_names_all_exercises_runs_none_of_them() -> None:
    files = {
        "labs/one/train.py": "",
        ".github/workflows/a.yml": "on: {push: {paths: [labs/**]}}\n",
    }
    assert Zones(files, files.get).of("labs/one/train.py") == "example"


@pytest.mark.parametrize(
    ("page", "says", "zone"),
    [
        ("old/README.md", "# Old\n\nThis pipeline is deprecated, use `new`.\n", "abandoned"),
        ("old/README.md", "# Old\n\nVery experimental code lives here.\n", "abandoned"),
        ("docs/old.md", "# Old\n**NOTICE: old is not maintained.**\n", "abandoned"),
        (
            "old/README.md",
            "# Old\n\nTrains the model.\n" + "\n" * 9 + "x " * 200 + "deprecated",
            "active",
        ),
        ("docs/old.md", "# Old\nStarts nightly.\n", "active"),
        ("docs/other.md", "other is deprecated\n", "active"),
        ("README.md", "This repository is deprecated.\n", "active"),
    ],
)
def test_what_a_page_says_is_given_up_is_abandoned(page: str, says: str, zone: str) -> None:
    files = {page: says, "old/train.py": ""}
    assert Zones(files, files.get).of("old/train.py") == zone
