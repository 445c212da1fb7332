# ruff: noqa: E501 a file of a repository stands on one line, however long
import pytest

from tests.scan.facts.following import CI, facts, github, ran

TRAIN = "print('train')\n"

# Name, what the workflow runs, the other files, what runs in the end, where that is written, and
# the file it reaches.
INDIRECTIONS = [
    (
        "make to a script to python",
        "make train",
        {
            "Makefile": "train: data\n\tbash scripts/train.sh\ndata:\n\techo none\n",
            "scripts/train.sh": "#!/bin/bash\nset -e\ncd src\npython train.py --fast\n",
            "src/train.py": TRAIN,
        },
        "python train.py --fast",
        ("Makefile:2", "scripts/train.sh:4"),
        "src/train.py",
    ),
    (
        "make with variables",
        "make -C app test",
        {
            "app/Makefile": "PY = python -m\nRUN := $(PY) pytest\n.PHONY: test\ntest:\n\t@$(RUN) tests\n"
        },
        "python -m pytest tests",
        ("app/Makefile:5",),
        "",
    ),
    (
        "make that includes rules",
        "make evaluate",
        {
            "Makefile": "include make/*.mk\ninclude make/ml.mk\n",
            "make/ml.mk": "evaluate:\n\tpython evaluate.py \\\n\t  --all\n",
            "evaluate.py": TRAIN,
        },
        "python evaluate.py --all",
        ("make/ml.mk:2",),
        "evaluate.py",
    ),
    (
        "just",
        "just train",
        {
            "justfile": "data := 'raw'\n\ntrain: prepare\n    python train.py {{data}}\n\nprepare:\n    @echo hi\n",
            "train.py": TRAIN,
        },
        "python train.py raw",
        ("justfile:4",),
        "train.py",
    ),
    (
        "task",
        "task train",
        {
            "Taskfile.yml": "version: '3'\ntasks:\n  train:\n    cmds:\n      - python train.py\n",
            "train.py": TRAIN,
        },
        "python train.py",
        ("Taskfile.yml:5",),
        "train.py",
    ),
    (
        "mise",
        "mise run train",
        {
            "mise.toml": '[tasks.train]\ndescription = "x"\nrun = "python train.py"\n',
            "train.py": TRAIN,
        },
        "python train.py",
        ("mise.toml:3",),
        "train.py",
    ),
    (
        "npm",
        "npm run e2e",
        {
            "package.json": '{\n "scripts": {\n  "e2e": "playwright test && python train.py"\n }\n}\n',
            "train.py": TRAIN,
        },
        "python train.py",
        ("package.json:3",),
        "train.py",
    ),
    (
        "tox",
        "tox -e unit",
        {
            "tox.ini": "[testenv]\ndeps = x\n[testenv:unit]\ncommands =\n    pytest {posargs:tests/unit}\n[testenv:lint]\ncommands = ruff check\n"
        },
        "pytest tests/unit",
        ("tox.ini:5",),
        "",
    ),
    (
        "nox",
        "nox -s tests",
        {
            "noxfile.py": "import nox\n\n@nox.session(python='3.11')\ndef tests(session):\n    session.install('.')\n    session.run('pytest', 'tests')\n\n@nox.session\ndef lint(session):\n    session.run('ruff')\n"
        },
        "pytest tests",
        ("noxfile.py:6",),
        "",
    ),
    (
        "poe",
        "poetry run poe train",
        {
            "pyproject.toml": '[tool.poe.tasks]\nlint = "ruff"\ntrain = {cmd = "python -m churn.train"}\n',
            "churn/train.py": TRAIN,
        },
        "python -m churn.train",
        ("pyproject.toml:3",),
        "churn/train.py",
    ),
    (
        "poetry run",
        "poetry run python train.py",
        {"train.py": TRAIN},
        "python train.py",
        (),
        "train.py",
    ),
    ("uv run", "uv run --frozen --group dev pytest -q", {}, "pytest -q", (), ""),
    (
        "hatch",
        "hatch run test:unit",
        {"pyproject.toml": '[tool.hatch.envs.test.scripts]\nunit = "pytest tests"\n'},
        "pytest tests",
        ("pyproject.toml:2",),
        "",
    ),
    (
        "pdm",
        "pdm run train",
        {"pyproject.toml": '[tool.pdm.scripts]\ntrain = "python train.py"\n', "train.py": TRAIN},
        "python train.py",
        ("pyproject.toml:2",),
        "train.py",
    ),
    (
        "invoke",
        "invoke train-model",
        {
            "tasks.py": "from invoke import task\n\n@task\ndef train_model(c):\n    c.run('python train.py')\n",
            "train.py": TRAIN,
        },
        "python train.py",
        ("tasks.py:5",),
        "train.py",
    ),
    (
        "a script that calls another",
        "./run.sh",
        {
            "run.sh": "#!/usr/bin/env bash\nset -euo pipefail\n. lib/train.sh\n",
            "lib/train.sh": "python train.py\n",
            "train.py": TRAIN,
        },
        "python train.py",
        ("run.sh:3", "lib/train.sh:1"),
        "train.py",
    ),
    (
        "compose run",
        "docker compose run --rm trainer",
        {
            "docker-compose.yml": "services:\n  trainer:\n    build: .\n    command: python train.py\n",
            "Dockerfile": "FROM python\n",
            "train.py": TRAIN,
        },
        "python train.py",
        ("docker-compose.yml:4",),
        "train.py",
    ),
    (
        "docker build",
        "docker build -t x .",
        {
            "Dockerfile": "FROM python\nRUN pip install x && \\\n    python train.py\n",
            "train.py": TRAIN,
        },
        "python train.py",
        ("Dockerfile:3",),
        "train.py",
    ),
    (
        "docker run",
        "docker run -e A=b --rm trainer",
        {
            "trainer/Dockerfile": 'FROM python\nCOPY . /app\nENTRYPOINT ["python"]\nCMD ["train.py"]\n',
            "trainer/train.py": TRAIN,
        },
        "python train.py",
        ("trainer/Dockerfile:3",),
        "trainer/train.py",
    ),
    (
        "pre-commit",
        "pre-commit run --all-files",
        {
            ".pre-commit-config.yaml": "repos:\n- repo: https://x/gitleaks\n  hooks:\n  - id: gitleaks\n"
        },
        "pre-commit gitleaks",
        (".pre-commit-config.yaml:4",),
        "",
    ),
    (
        "dvc repro",
        "dvc repro",
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python src/train.py\n    deps: [a]\n",
            "src/train.py": TRAIN,
        },
        "python src/train.py",
        ("dvc.yaml:3",),
        "src/train.py",
    ),
    (
        "mlflow run",
        "mlflow run . -P a=1",
        {
            "MLproject": 'name: x\nentry_points:\n  main:\n    command: "python train.py {a}"\n',
            "train.py": TRAIN,
        },
        "python train.py {a}",
        ("MLproject:4",),
        "train.py",
    ),
    (
        "console script",
        "churn-train --fast",
        {
            "pyproject.toml": '[project.scripts]\nchurn-train = "churn.cli:main"\n',
            "src/churn/cli.py": TRAIN,
        },
        "churn-train --fast",
        (),
        "src/churn/cli.py",
    ),
]


@pytest.mark.parametrize(
    ("run", "files", "leaf", "via", "reaches"),
    [pytest.param(*rest, id=name) for name, *rest in INDIRECTIONS],
)
def test_what_runs_in_the_end_is_found(
    run: str, files: dict[str, str], leaf: str, via: tuple[str, ...], reaches: str
) -> None:
    found = ran({CI: github(run), **files}, leaf)
    assert (found.text("text"), found.line, found.texts("via")) == (leaf, 7, via)
    assert found.texts("triggers") == ("push",)
    assert found.flag("blocking")
    assert found.texts("reaches") == ((reaches,) if reaches else ())


def test_a_leaf_is_also_told_where_it_is_written() -> None:
    files = {CI: github("make test"), "Makefile": "test:\n\tpytest\n"}
    found = ran(files, "pytest", "Makefile")
    assert (found.line, found.text("workflow"), found.texts("via")) == (2, CI, (f"{CI}:7",))
    assert found.texts("triggers") == ("push",)


def test_what_nothing_calls_is_told_without_triggers() -> None:
    found = ran({"Makefile": "train:\n\tpython train.py\n", "train.py": ""}, "train", "Makefile")
    assert (found.text("system"), found.texts("triggers")) == ("script", ())
    assert found.texts("reaches") == ("train.py",)


@pytest.mark.parametrize(
    "text",
    [
        'FROM python\nWORKDIR /app\nCOPY . .\nCMD ["uvicorn", "app.main:app"]\n',
        "FROM python\nCMD uvicorn app.main:app\n",
    ],
)
def test_the_start_of_a_container_has_no_triggers(text: str) -> None:
    found = ran({"Dockerfile": text, "app/main.py": ""}, "uvicorn", "Dockerfile")
    assert (found.text("system"), found.texts("triggers")) == ("container", ())
    assert found.texts("reaches") == ("app/main.py",)


def test_a_process_of_a_procfile_is_a_container() -> None:
    found = ran({"Procfile": "web: gunicorn app:app\n", "app.py": ""}, "gunicorn", "Procfile")
    assert (found.text("system"), found.line, found.texts("reaches")) == (
        "container",
        1,
        ("app.py",),
    )


@pytest.mark.parametrize(
    "files",
    [
        {CI: github("make a"), "Makefile": "a: b\n\tmake b\nb: a\n\tmake a\n"},
        {CI: github("./a.sh"), "a.sh": "./b.sh\n", "b.sh": "./a.sh\n"},
        {CI: github("npm run a"), "package.json": '{"scripts": {"a": "npm run a"}}'},
        {CI: github("cd /a\nmake -C /b\nx")},
        {CI: github("make a"), "Makefile": "a:\n\tls \\\n\t  b; \\\n\tcd c\n"},
        {CI: github("make a"), "Makefile": "X = $(X)$(X)\na:\n\techo $(X)\n"},
    ],
)
def test_a_circle_ends(files: dict[str, str]) -> None:
    assert isinstance(facts(files), list)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "a: " * 3000,
        "\x00",
        "a: &a [*a, *a]",
        "on: push\njobs: [1, 2]",
        "\ud800",
        "- " * 9000,
    ],
)
def test_odd_files_give_no_error(text: str) -> None:
    names = (CI, ".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile", "Makefile", "package.json")
    others = ("tox.ini", "noxfile.py", "pyproject.toml", "Dockerfile", "a.sh", ".travis.yml")
    assert isinstance(facts(dict.fromkeys((*names, *others), text)), list)


@pytest.mark.parametrize(
    ("called", "runs"),
    [
        ("yarn cdk deploy --all", "cdk deploy --all"),
        ("npm run cdk -- deploy --all", "cdk deploy --all"),
        ("npm run cdk --silent", "cdk"),
        ("pnpm run cdk deploy", "cdk deploy"),
    ],
)
def test_scripts_of_packages_are_given_what_they_are_called_with(called: str, runs: str) -> None:
    files = {CI: github(called), "package.json": '{"scripts": {"cdk": "cdk"}}'}
    assert [one.text("text") for one in facts(files) if one.path == CI] == [runs]
