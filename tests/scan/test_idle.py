"""What is there and nothing runs: it lies dormant, and counts again once something does."""

import pytest

from advisor.scan.detector import Clause
from tests.scan.small import detector, scanned, states

SUPPORTS = [("supports", None)]
UNUSED = [("dormant", "unused")]
DRIFT = "from evidently.metric_preset import DataDriftPreset\n\nDataDriftPreset()\n"
COMPARED = detector(find=(Clause(fact="call", where={"name": "*DriftPreset"}),))
SERVED = detector(find=(Clause(fact="resource", where={"type": "InferenceService"}),))
ALERTED = detector(find=(Clause(fact="setting", where={"key": "groups.*.expr"}),))
LIMITED = detector(find=(Clause(fact="setting", where={"key": "*DRIFT_LIMIT"}),))
STARTED = detector(
    find=(Clause(fact="call", where={"name": "*.ks_2samp"}),),
    in_use=(Clause(fact="file", where={"started": {"not": False}}),),
)
CHECK = "from scipy.stats import ks_2samp\n\nprint(ks_2samp(old, new))\n"
ISVC = (
    "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: a}\n"
    "spec: {predictor: {minReplicas: 1}}\n"
)
AIRFLOW = (
    "FROM apache/airflow:2.10.2\nCOPY airflow/requirements.txt /requirements.txt\n"
    "RUN pip install --no-cache-dir -r /requirements.txt\n"
)
DAG = (
    "from airflow import DAG\nfrom airflow.operators.python import PythonOperator\n"
    "from watch import check\n\n"
    "with DAG('d', schedule='@daily'):\n"
    "    PythonOperator(task_id='a', python_callable=check)\n"
)
WATCH = DRIFT.replace("DataDriftPreset()", "def check():\n    DataDriftPreset()")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"requirements.txt": "evidently==0.4\n"}, SUPPORTS),
        ({"requirements.txt": "pandas==2.2.0\n"}, UNUSED),
        ({"requirements.txt": "pandas==2.2.0\n# evidently==0.4\n"}, UNUSED),
        ({"requirements.txt": "pandas==2.2.0\n", "run.sh": "pip install evidently\n"}, SUPPORTS),
        ({"requirements.txt": "pandas\n", "README.md": "    pip install evidently\n"}, SUPPORTS),
        ({}, SUPPORTS),  # nothing says what is installed
    ],
)
def test_a_library_that_nothing_installs_runs_nowhere(
    files: dict[str, str], expected: list[tuple[str, str | None]]
) -> None:
    assert states({"drift.py": DRIFT, **files}, COMPARED) == expected


@pytest.mark.parametrize(
    ("installed", "image", "expected"),
    [
        ("pandas==2.2.0\n", AIRFLOW, UNUSED),
        ("pandas==2.2.0\nevidently==0.4\n", AIRFLOW, SUPPORTS),
        ("pandas==2.2.0\n", f"{AIRFLOW}RUN pip install evidently\n", SUPPORTS),
        ("pandas==2.2.0\n", f"{AIRFLOW}RUN pip install -e /app\n", SUPPORTS),
        ("pandas==2.2.0\n", f"{AIRFLOW}RUN rm -rf /tmp/a\n", UNUSED),
    ],
)
def test_a_step_fails_whose_image_lacks_its_library(
    installed: str, image: str, expected: list[tuple[str, str | None]]
) -> None:
    files = {
        "dags/d.py": DAG,
        "watch.py": WATCH,
        "airflow/requirements.txt": installed,
        "requirements.txt": "evidently==0.4\n",
        "Dockerfile": image,
    }
    assert states(files, COMPARED) == expected


def test_another_program_may_have_the_library_that_an_image_lacks() -> None:
    files = {
        "dags/d.py": DAG,
        "watch.py": WATCH,
        "main.py": "from watch import check\n\ncheck()\n",
        "airflow/requirements.txt": "pandas==2.2.0\n",
        "requirements.txt": "evidently==0.4\n",
        "Dockerfile": AIRFLOW,
    }
    assert states(files, COMPARED) == SUPPORTS


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("kubectl apply -f serving/other.yaml", UNUSED),
        ("helm upgrade a serving/model/chart", UNUSED),
        ("kubectl apply -f other.yaml -n model", UNUSED),
        ("kubectl apply -f serving/model/isvc.yaml", SUPPORTS),
        ("kubectl apply -f serving/model/", SUPPORTS),
        ("kubectl apply -k serving/model", SUPPORTS),
        ("kubectl apply -f $FILE", SUPPORTS),  # perhaps this one
        ("kubectl get pods", SUPPORTS),  # who applies it is not told
    ],
)
def test_a_manifest_of_serving_that_nothing_applies_serves_nobody(
    command: str, expected: list[tuple[str, str | None]]
) -> None:
    assert (
        states({"serving/model/isvc.yaml": ISVC, "deploy.sh": f"{command}\n"}, SERVED) == expected
    )


def test_a_list_of_manifests_applies_them() -> None:
    files = {
        "serving/isvc.yaml": ISVC,
        "serving/kustomization.yaml": "resources: [isvc.yaml]\n",
        "deploy.sh": "kubectl apply -f web/app.yaml\n",
    }
    assert states(files, SERVED) == SUPPORTS


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from prometheus_client import Gauge\nGauge('model_drift_score', 'a')\n", SUPPORTS),
        ("from prometheus_client import Gauge\nGauge('drift_score', 'a', 'model')\n", SUPPORTS),
        ("from prometheus_client import Gauge\nGauge('latency', 'a')\n", UNUSED),
        ("result = {'drift_score': 1}\nprint(result)\n", UNUSED),
    ],
)
def test_an_alert_on_a_figure_that_no_code_gives_out_never_rings(
    code: str, expected: list[tuple[str, str | None]]
) -> None:
    rules = "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: model_drift_score > 0.1\n"
    assert states({"rules.yml": rules, "watch.py": code}, ALERTED) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os\nprint(os.environ['DRIFT_LIMIT'])\n", SUPPORTS),
        ("class S(BaseSettings):\n    drift_limit: float = 1\n", SUPPORTS),
        ("def check_drift_limit(a):\n    return a\n", UNUSED),
    ],
)
def test_a_variable_that_nothing_reads_limits_nothing(
    code: str, expected: list[tuple[str, str | None]]
) -> None:
    settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  DRIFT_LIMIT: '0.2'\n"
    assert states({"k8s/a.yaml": settings, "watch.py": code}, LIMITED) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, UNUSED),
        ({"Makefile": "check:\n\tpython jobs/check.py\n"}, SUPPORTS),
        ({"main.py": "import jobs.check\n"}, SUPPORTS),
        ({"tests/test_check.py": "import jobs.check\n"}, UNUSED),
        ({"job.yaml": "job:\n  entry: jobs/check.py\n"}, SUPPORTS),
        ({"start.py": "run('check.py')\n"}, SUPPORTS),
        ({"jobs/requirements.txt": "scipy\n"}, SUPPORTS),  # a program of its own
        ({"pyproject.toml": "[tool.coverage.run]\nomit = ['jobs/check.py']\n"}, UNUSED),
        ({"Makefile": "c:\n\tpython jobs/check.py --reference a.csv --current a.csv\n"}, UNUSED),
        ({"Makefile": "c:\n\tpython jobs/check.py --reference a.csv --current b.csv\n"}, SUPPORTS),
    ],
)
def test_a_script_that_nothing_starts_checks_nothing(
    files: dict[str, str], expected: list[tuple[str, str | None]]
) -> None:
    assert states({"jobs/check.py": CHECK, **files}, STARTED) == expected


def test_only_python_is_known_to_be_started_or_not() -> None:
    read = scanned({"a.py": "print(1)\n", "b.R": "print(1)\n"})
    files = {fact.path: fact.values.get("started") for fact in read.table if fact.kind == "file"}
    assert files == {"a.py": False, "b.R": None}
