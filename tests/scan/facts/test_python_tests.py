from textwrap import dedent

import pytest

from advisor.scan.fact import SourceFact
from tests.scan.facts.test_python import facts, of


def listed(code: str, path: str = "tests/test_a.py", /, **others: str) -> dict[str, SourceFact]:
    found = facts(dedent(code), path, **others)
    return {f.text("name"): f for f in found if f.kind == "test"}


@pytest.mark.parametrize(
    ("body", "asserts"),
    [
        ("pass", 0),
        ("assert True", 0),
        ("train()", 0),
        ("assert a > 1; assert b", 2),
        ("with pytest.raises(ValueError):\n   f()", 1),
        ("np.testing.assert_allclose(a, b)", 1),
        ("mock.assert_called_once()", 1),
        ("frame.expect_column_to_exist('a')", 1),
        ("for x in y:\n   assert x", 1),
        ("check(1)", 2),
        ("return\n  assert x", 0),
    ],
)
def test_assertions_are_counted(body: str, asserts: int) -> None:
    helper = "def check(x):\n assert x\n assert not x\n"
    code = f"import pytest, numpy as np\n{helper}def test_a(mock, frame):\n  {body}\n"
    assert listed(code)["test_a"].values["asserts"] == asserts


@pytest.mark.parametrize(
    ("code", "skipped"),
    [
        ("@pytest.mark.skip\ndef test_a(): assert x", True),
        ("@pytest.mark.skip(reason='r')\ndef test_a(): assert x", True),
        ("@pytest.mark.xfail\ndef test_a(): assert x", True),
        ("@pytest.mark.skipif(old, reason='r')\ndef test_a(): assert x", False),
        ("def test_a():\n pytest.skip('r')\n assert x", True),
        ("def test_a():\n if y:\n  pytest.skip('r')\n assert x", False),
        ("pytestmark = pytest.mark.skip\ndef test_a(): assert x", True),
        ("def test_a(): assert x", False),
    ],
)
def test_a_test_that_never_counts_is_skipped(code: str, skipped: bool) -> None:
    assert listed(f"import pytest\n{code}\n")["test_a"].flag("skipped") is skipped


def test_a_test_tells_what_it_tries() -> None:
    code = (
        "from src.train import fit\nimport numpy as np\ndef test_fit():\n  assert fit(np.ones())\n"
    )
    found = listed(code, "tests/test_fit.py", src__train="def fit(x): ...\n")["test_fit"]
    assert found.texts("modules") == ("src/train.py",)
    assert found.texts("calls") == (".src.train.fit", "numpy.ones")
    assert found.text("framework") == "pytest"
    assert found.line == 3


def test_methods_of_unittest_are_tests_wherever_they_stand() -> None:
    code = """
        import unittest
        class Checks(unittest.TestCase):
            def setUp(self): ...
            def test_a(self):
                self.assertEqual(a, b)
            @unittest.skip("later")
            def test_b(self):
                self.fail()
    """
    found = listed(code, "src/checks.py")
    assert [f.text("framework") for f in found.values()] == ["unittest", "unittest"]
    assert found["Checks.test_a"].values["asserts"] == 1
    assert found["Checks.test_b"].flag("skipped")


def test_what_only_looks_like_a_test_is_none() -> None:
    assert listed("def test_a(): assert x", "src/check_gate.py") == {}
    assert listed("class Other:\n def test_a(self): assert x") == {}
    assert listed("def f():\n def test_a(): assert x") == {}
    assert listed("from zenml import pipeline\n@pipeline\ndef demo(): ...") == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("...", "empty"),
        ("'says what'\n pass", "empty"),
        ("raise NotImplementedError()", "empty"),
        ("print('trained')", "print"),
        ("logger.info('x')\n return True", "print"),
        ("fit(x)", "real"),
    ],
)
def test_what_a_function_does_is_told(body: str, kind: str) -> None:
    (found,) = (f for f in facts(f"def train():\n {body}\n") if f.kind == "definition")
    assert found.text("body") == kind


def test_definitions_tell_their_resolved_decorators_and_bases() -> None:
    code = """
        from kfp import dsl
        from metaflow import FlowSpec as Flow
        import fastapi
        app = fastapi.FastAPI()
        @dsl.pipeline(name="x")
        def train(): f()
        @app.post("/predict")
        def predict(): f()
        @unknown.task
        def other(): f()
        class Train(Flow, Own[int]):
            class Inner: ...
            def step(self): f()
        class Own: ...
    """
    found = {f.text("name"): f for f in facts(dedent(code)) if f.kind == "definition"}
    assert found["train"].texts("decorators") == ('kfp.dsl.pipeline(name="x")',)
    assert found["predict"].texts("decorators") == ('fastapi.FastAPI.post("/predict")',)
    assert found["other"].texts("decorators") == ("unknown.task",)
    assert found["Train"].texts("bases") == ("metaflow.FlowSpec", "Own")
    assert found["Train"].text("type") == "class"
    assert {"Train.step", "Train.Inner"} <= found.keys()


def test_literals_at_the_top_are_constants() -> None:
    code = "A = 'x'\nB: float = -0.5\nC = [1, 'y']\nD = f()\nif E:\n F = None\ndef g():\n H = 1\n"
    found = {f.text("name"): f.text("value") for f in facts(code) if f.kind == "constant"}
    assert found == {"A": "x", "B": "-0.5", "C": "[1, 'y']", "F": "None"}


@pytest.mark.parametrize("said", ["True", "1 == 1", "'a' == 'a'", "x == x"])
def test_an_assertion_that_cannot_fail_is_none(said: str) -> None:
    text = f"def test_a():\n    x = 1\n    assert {said}\n"
    found = [fact for fact in facts(text, "tests/test_a.py") if fact.kind == "test"]
    assert [fact.values["asserts"] for fact in found] == [0]


@pytest.mark.parametrize(
    ("module", "skipped"),
    [
        ("def fit(): pass", False),
        ("class Model: pass", True),
        ("from elsewhere import *", False),
        ("def __getattr__(name): pass", False),
        ("try:\n    from fast import fit\nexcept ImportError:\n    fit = None", False),
    ],
)
def test_a_test_that_imports_what_its_module_lacks_never_counts(
    module: str, *, skipped: bool
) -> None:
    code = "from src.model import fit\ndef test_it():\n    assert fit()\n"
    assert listed(code, src__model=module)["test_it"].flag("skipped") is skipped


def test_requests_by_the_client_of_a_fixture_are_told() -> None:
    code = "def test_a(api_client):\n  assert api_client.post('/x').ok\n"
    assert "client.post" in listed(code)["test_a"].texts("calls")
    other = "def test_a(store):\n  assert store.get('x')\n"
    assert "client.get" not in listed(other)["test_a"].texts("calls")


def modules_of(code: str, files: dict[str, str]) -> tuple[str, ...]:
    found = of({"tests/test_a.py": code, **files}, "tests/test_a.py")
    return next(f.texts("modules") for f in found if f.kind == "test")


def test_a_script_that_a_test_runs_by_a_written_command_is_what_it_tests() -> None:
    code = (
        "import subprocess\ndef test_a(tmp):\n  cmd = f'python src/prep.py --out={tmp}'\n"
        "  subprocess.run(cmd, shell=True)\n  assert tmp.exists()\n"
    )
    assert modules_of(code, {"src/prep.py": ""}) == ("src/prep.py",)
    told = "def test_a():\n  text = 'python src/prep.py'\n  assert text\n"
    assert modules_of(told, {"src/prep.py": ""}) == ()


def test_tests_import_the_modules_of_a_package_by_bare_names() -> None:
    code = "from prep import clean\ndef test_a():\n  assert clean(1)\n"
    files = {"src/__init__.py": "", "src/prep.py": "def clean(x): return x\n"}
    assert modules_of(code, files) == ("src/prep.py",)
    standard = "import calendar\ndef test_a():\n  assert calendar\n"
    assert modules_of(standard, {"src/__init__.py": "", "src/calendar.py": "A = 1\n"}) == ()


def test_tests_import_from_where_pytest_looks() -> None:
    code = "from cli import rollout\n\ndef test_it():\n    assert rollout.go()\n"
    apps = {"apps/a/src/cli.py": "", "apps/b/src/cli/__init__.py": "", "apps/b/src/__init__.py": ""}
    files = {**apps, "apps/b/src/cli/rollout.py": "def go(): pass\n"}
    settings = {"pyproject.toml": '[tool.pytest.ini_options]\npythonpath = [\n  "apps/b/src",\n]\n'}
    assert "apps/b/src/cli/rollout.py" in modules_of(code, {**files, **settings})
    assert "apps/b/src/cli/rollout.py" in modules_of(code, files)  # the other has no such name


def test_a_folder_with_settings_is_where_python_starts() -> None:
    code = "from shop.cart import total\n\ndef test_total():\n    assert total() == 0\n"
    package = {"app/__init__.py": "", "app/shop/__init__.py": "", "app/shop/cart.py": "total = 1\n"}
    files = {**package, "app/manage.py": "", "app/tests/test_a.py": code}
    found = of(files, "app/tests/test_a.py")
    assert next(f.texts("modules") for f in found if f.kind == "test") == ("app/shop/cart.py",)


def test_a_file_that_names_its_own_folder_imports_libraries_by_bare_names() -> None:
    told = "import mlflow\nfrom ml.mlflow import start\nstart()\nmlflow.log_metric('a', 1)\n"
    files = {"ml/train.py": told, "ml/mlflow.py": "def start(): pass\n"}
    calls = [f.text("name") for f in of(files, "ml/train.py") if f.kind == "call"]
    assert calls == [".ml.mlflow.start", "mlflow.log_metric"]
    beside = {"ml/train.py": "import prep\nprep.go()\n", "ml/prep.py": "def go(): pass\n"}
    assert ".ml.prep.go" in [f.text("name") for f in of(beside, "ml/train.py") if f.kind == "call"]
