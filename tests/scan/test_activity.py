"""What files are run for."""

from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors


def test_a_file_serves_what_runs_and_imports_it() -> None:
    files = {
        "checks.py": "def check(df):\n    if df.empty:\n        raise ValueError\n",
        "train.py": "from checks import check\nfrom xgboost import XGBClassifier\n"
        "check(df)\nXGBClassifier().fit(df, y)\n",
        "report.py": "print('nothing')\n",
        "idle.py": "print('nothing')\n",
        ".github/workflows/nightly.yml": "on:\n  schedule:\n    - cron: '0 3 * * *'\njobs:\n  a:\n"
        "    runs-on: x\n    steps:\n      - run: python report.py\n",
    }
    scanned = Scanned(InMemory(files), shipped_detectors())
    serves = {f.path: f.texts("serves") for f in scanned.table if f.kind == "file"}
    assert serves["checks.py"] == ("train",)
    assert serves["report.py"] == ("schedule",)
    assert serves["idle.py"] == ()


def test_a_class_does_what_it_does_as_it_is_made() -> None:
    files = {
        "net.py": "import onnxruntime\nclass Net:\n    def __init__(self, path):\n"
        "        self.session = onnxruntime.InferenceSession(path)\n",
        "load.py": "from net import Net\ndef load(path):\n    return Net(path)\n",
        "serve.py": "from load import load\nnet = load('m.onnx')\n",
    }
    scanned = Scanned(InMemory(files), shipped_detectors())
    does = {f.path: f.texts("does") for f in scanned.table if f.kind == "invocation"}
    assert does["serve.py"] == ("predict",)


def test_a_process_starts_at_its_time_what_the_function_of_that_time_starts() -> None:
    files = {
        "jobs/features.py": "print('nothing')\n",
        "jobs/train.py": "from xgboost import XGBClassifier\nXGBClassifier().fit(x, y)\n",
        "scheduler.py": "import subprocess\nimport schedule\n"
        "def run(name):\n    subprocess.run(['python', f'jobs/{name}'])\n"
        "def features():\n    run('features.py')\n"
        "def training():\n    run('train.py')\n"
        "schedule.every(6).hours.do(features)\n"
        "schedule.every().day.at('02:00').do(training)\n",
    }
    scanned = Scanned(InMemory(files), shipped_detectors())
    does = {f.text("target"): f.texts("does") for f in scanned.table if f.kind == "schedule"}
    assert does == {"features": (), "training": ("train",)}


def test_of_a_file_with_a_timer_only_what_that_function_calls_is_started() -> None:
    files = {
        "training.py": "from xgboost import XGBClassifier\n"
        "def fit():\n    XGBClassifier().fit(x, y)\n",
        "drift.py": "from evidently.metric_preset import DataDriftPreset\n"
        "def report():\n    return DataDriftPreset()\n",
        "app.py": "import schedule\nfrom training import fit\nfrom drift import report\n"
        "def nightly():\n    fit()\n"
        "def page():\n    return report()\n"
        "page()\nschedule.every().day.at('03:00').do(nightly)\n",
    }
    scanned = Scanned(InMemory(files), shipped_detectors())
    (started,) = (f for f in scanned.table if f.kind == "schedule")
    assert started.texts("does") == ("train",)
    assert started.texts("reaches") == ("app.py", "training.py")
