"""Modules that are started by name, requests to services, and what is given as nothing."""

from textwrap import dedent

from advisor.scan.facts.python import python_index
from advisor.scan.source import InMemory
from tests.scan.facts.test_python import facts

_TRAINING = "import xgboost\ndef main():\n    xgboost.train({}, data)\nmain()\n"


def test_a_module_started_by_name_is_run() -> None:
    source = InMemory(
        {
            "src/__init__.py": "",
            "src/training.py": _TRAINING,
            "retrain.py": "import subprocess, sys\n"
            "words = [sys.executable, '-m', 'src.training']\nsubprocess.run(words)\n",
            "flow.py": "from tools import start\nstart('src.training', 1)\n",
            "other.py": "start('src.missing')\nprint('a.b')\nnames = ['src.training']\n",
        }
    )
    index = python_index(source)
    assert index.runs("retrain.py") == ("src/training.py",)
    assert index.runs("flow.py") == ("src/training.py",)
    assert index.runs("other.py") == ()


def test_keys_of_requests_are_told() -> None:
    code = dedent(
        """
        request = {"name": "x"}
        request["modelMonitoringConfig"] = {
            "objectives": [{"trainingPredictionSkewDetectionConfig": skew}],
        }
        """
    )
    found = [(f.line, f.text("key"), f.text("value")) for f in facts(code) if f.kind == "setting"]
    assert found == [(4, "trainingPredictionSkewDetectionConfig", "skew")]


def test_an_argument_that_is_nothing_is_told() -> None:
    code = "def f():\n    people = []\n    watch(alert=people, limit=limit)\n"
    call = next(f for f in facts(code) if f.text("name") == "watch")
    assert call.texts("arguments") == ("alert=people", "limit=limit", "alert=[]")
    code = "def f():\n    people = []\n    people = find()\n    watch(alert=people)\n"
    call = next(f for f in facts(code) if f.text("name") == "watch")
    assert call.texts("arguments") == ("alert=people",)


def test_a_choice_of_comparisons_is_one() -> None:
    code = "wins = new < old if lower else new > old\nif wins:\n    promote()\n"
    found = next(f for f in facts(code) if f.kind == "guard")
    assert found.texts("operators") == ("<", ">")
    assert {"new", "old"} <= set(found.texts("names"))


def test_a_flag_that_is_set_decides() -> None:
    code = "if new >= old:\n    print('better')\nelse:\n    promote = False\n"
    assert next(f for f in facts(code) if f.kind == "guard").text("effect") == "branch"
