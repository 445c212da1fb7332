"""What is started by its name, and what the repository's own functions do."""

from advisor.scan.fact import SourceFact
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors


def told(files: dict[str, str], kind: str) -> list[SourceFact]:
    """Return the facts of a kind of a small repository, by the activities as shipped."""
    scanned = Scanned(InMemory(files), shipped_detectors())
    return [fact for fact in scanned.table if fact.kind == kind]


def test_a_job_does_what_the_workflow_does_that_it_calls() -> None:
    called = "on: workflow_call\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: {}\n"
    files = {
        ".github/workflows/main.yml": "on: {push: {branches: [main]}}\njobs:\n"
        "  d: {uses: ./.github/workflows/deploy.yml}\n  t: {uses: ./.github/workflows/test.yml}\n",
        ".github/workflows/deploy.yml": called.format("kubectl apply -f k8s"),
        ".github/workflows/test.yml": called.format("pytest || true"),
    }
    does = {f.text("job"): f.texts("does") for f in told(files, "action")}
    assert does == {"d": ("deploy",), "t": ()}


def test_a_pipeline_runs_what_it_starts_by_name() -> None:
    files = {
        "dags/all.py": "from airflow import DAG\n"
        "from airflow.operators.trigger_dagrun import TriggerDagRunOperator\n"
        'with DAG("all", schedule="@weekly"):\n'
        '    TriggerDagRunOperator(task_id="t", trigger_dag_id="fit")\n',
        "dags/fit.py": "from airflow import DAG\nfrom sklearn.svm import SVC\n"
        'with DAG("fit", schedule=None):\n    SVC().fit(x, y)\n',
        "dags/other.py": 'from airflow import DAG\nwith DAG("other", schedule="@daily"):\n    1\n',
    }
    does = {f.text("target"): f.texts("does") for f in told(files, "schedule")}
    assert does == {"all": ("train",), "other": ()}


def test_a_process_does_what_the_function_does_that_it_starts() -> None:
    files = {
        "app/tasks.py": "from celery import Celery\nfrom celery.schedules import crontab\n"
        "from app.model import clean, refit\napp = Celery()\n"
        "app.add_periodic_task(crontab(hour=1), clean.s())\n"
        "app.add_periodic_task(crontab(hour=2), refit.signature(kwargs={}))\n",
        "app/model.py": "from sklearn.svm import SVC\ndef clean():\n    pass\n"
        "def fit():\n    SVC().fit(x, y)\ndef refit():\n    fit()\n",
        "app/__init__.py": "",
    }
    does = {f.text("target"): f.texts("does") for f in told(files, "schedule")}
    assert does == {"app.model.clean": (), "app.model.refit": ("train",)}


def test_a_call_of_an_own_function_tells_what_it_does() -> None:
    files = {
        "checks.py": "import pandera as pa\n@pa.check_types\ndef validate(df: X) -> X:\n"
        "    return df\n",
        "train.py": "from checks import validate\nvalidate(df)\nprint(df)\n",
    }
    assert [(f.line, f.texts("does")) for f in told(files, "invocation")] == [
        (2, ("validate-data",))
    ]


def test_a_file_does_what_the_programs_do_that_it_starts() -> None:
    files = {
        "deploy.py": "import subprocess\nwords = ['kubectl', 'apply', '-f', path]\n"
        "subprocess.run(words)\n",
        "train.py": "from sklearn.svm import SVC\nSVC().fit(x, y)\n",
        "all.py": "import os\nos.system('python train.py --fast')\n",
        "Makefile": "deploy:\n\tpython deploy.py\n\ntrain:\n\tpython all.py\n",
    }
    found = {(f.path, f.text("text")): f.texts("does") for f in told(files, "command")}
    assert found["Makefile", "python deploy.py"] == ("deploy",)
    assert found["Makefile", "python all.py"] == ("train",)
    assert found["deploy.py", "kubectl apply -f $path"] == ("deploy",)
