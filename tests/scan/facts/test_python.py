import ast
import gc
from collections.abc import Mapping
from textwrap import dedent

import pytest

from advisor.scan.fact import FIELDS, SourceFact
from advisor.scan.facts.python import handles, local_imports, python_facts, python_index
from advisor.scan.source import InMemory


def facts(code: str, path: str = "train.py", /, **others: str) -> list[SourceFact]:
    """Return the facts of a file among others, whose names have `__` in place of `/`."""
    named = {f"{name.replace('__', '/')}.py": dedent(text) for name, text in others.items()}
    return of({path: dedent(code), **named}, path)


def of(files: Mapping[str, str], path: str) -> list[SourceFact]:
    source = InMemory(files)
    return list(python_facts(source, python_index(source), path, files[path]))


def calls(code: str, path: str = "train.py", /, **others: str) -> list[str]:
    return [f.text("name") for f in facts(code, path, **others) if f.kind == "call"]


def one(kind: str, code: str, path: str = "train.py", /, **others: str) -> SourceFact:
    (fact,) = (f for f in facts(code, path, **others) if f.kind == kind)
    return fact


def call(name: str, code: str, path: str = "train.py", /, **others: str) -> SourceFact:
    (fact,) = (f for f in facts(code, path, **others) if f.text("name") == name)
    return fact


def test_python_is_handled_and_nothing_else() -> None:
    assert handles("a/b.py")
    assert not handles("a/b.pyc")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import mlflow as m\nm.log_metric('a', 1)", "mlflow.log_metric"),
        ("from mlflow import log_metric as lm\nlm('a', 1)", "mlflow.log_metric"),
        ("import a.b.c\na.b.c.d()", "a.b.c.d"),
        ("import xgboost\nm = xgboost.XGBClassifier\nm()", "xgboost.XGBClassifier"),
        ("class A:\n def f(self):\n  self.x.fit()", "*.fit"),
        ("def f(mlflow):\n mlflow.log()", "*.log"),
        ("try:\n import wandb\nexcept ImportError:\n wandb = None\nwandb.init()", "wandb.init"),
        ("def f():\n import wandb\n wandb.init()", "wandb.init"),
        ("def f():\n wandb.init()\nimport wandb", "wandb.init"),
        ("from a import C\ndef f(c: C):\n c.run()", "a.C.run"),
        ("items[0].fit()", "*.fit"),
        ("unknown.fit()", "*.fit"),
        ("unknown()", "unknown"),
    ],
)
def test_a_call_is_known_by_the_full_name_of_what_is_called(code: str, name: str) -> None:
    assert calls(code) == [name]


def test_a_method_of_an_object_is_known_by_its_class() -> None:
    code = """
        import xgboost
        from kfp import compiler
        model = xgboost.XGBClassifier()
        model.fit(x)
        compiler.Compiler().compile(p)
        with compiler.Client() as client:
            client.run()
    """
    assert calls(code) == [
        "xgboost.XGBClassifier",
        "xgboost.XGBClassifier.fit",
        "kfp.compiler.Compiler.compile",
        "kfp.compiler.Compiler",
        "kfp.compiler.Client",
        "kfp.compiler.Client.run",
    ]


def test_what_an_object_keeps_is_known_by_its_class() -> None:
    code = """
        from mlflow import MlflowClient
        class Tracker:
            def __init__(self):
                self.client = MlflowClient()
            def note(self):
                self.client.log_metric("a", 1)
    """
    assert "mlflow.MlflowClient.log_metric" in calls(code)


def test_what_is_the_repositorys_own_has_no_librarys_name() -> None:
    code = """
        import mlflow
        def log_metric(): ...
        class Run:
            def log_metric(self): ...
            def end(self):
                self.log_metric()
        log_metric()
        Run().log_metric()
        mlflow.log_metric()
    """
    found = calls(code, "src/train.py", src__mlflow="def log_metric(): ...")
    assert found == [
        ".src.train.Run.log_metric",
        ".src.train.log_metric",
        ".src.train.Run.log_metric",
        ".src.train.Run",
        ".src.mlflow.log_metric",
    ]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("airflow/dags/train.py", "airflow/__init__.py"),
        ("airflow/dags/train.py", "airflow/dags/other.py"),
        ("pkg/airflow.py", "pkg/__init__.py"),
        ("pkg/train.py", "steps/airflow.py"),
    ],
)
def test_a_folder_that_bears_a_librarys_name_hides_it_not(path: str, other: str) -> None:
    code = "from airflow import DAG\nDAG('x')\n"
    found = of({path: code, other: "", "pkg/__init__.py": ""}, path)
    assert [f.text("name") for f in found if f.kind == "call"] == ["airflow.DAG"]


def test_imports_lead_to_files_of_the_repository() -> None:
    files = {
        "src/pkg/__init__.py": "",
        "src/pkg/a.py": "from . import b\nfrom .sub.c import f\nfrom ..x import y\n",
        "src/pkg/b.py": "",
        "src/pkg/sub/c.py": "",
        "tests/test_a.py": "from pkg.a import g\nimport pkg.b as b\nimport numpy\n",
        "run.py": "from src.pkg import a\n",
    }
    index = python_index(InMemory(files))
    assert local_imports(index, "src/pkg/a.py") == (
        "src/pkg/__init__.py",
        "src/pkg/b.py",
        "src/pkg/sub/c.py",
    )
    assert local_imports(index, "tests/test_a.py") == ("src/pkg/a.py", "src/pkg/b.py")
    assert local_imports(index, "run.py") == ("src/pkg/__init__.py", "src/pkg/a.py")
    modules = [f.text("module") for f in of(files, "src/pkg/a.py")]
    assert modules == [".src.pkg.b", ".src.pkg.sub.c.f", ".src.x.y"]


def test_an_import_that_nobody_uses_is_told() -> None:
    found = facts("import mlflow, wandb\nfrom a import b as c, d\nwandb.init()\nprint(c)\n")
    used = {f.text("module"): f.flag("used") for f in found if f.kind == "import"}
    assert used == {"mlflow": False, "wandb": True, "a.b": True, "a.d": False}


def test_an_import_that_is_offered_to_others_is_used() -> None:
    assert one("import", "from a import b\n__all__ = ['b']").flag("used")
    assert one("import", "from a import b", "pkg/__init__.py").flag("used")


def test_arguments_stand_as_they_are_written() -> None:
    code = 'f("ä", x + 1,\n  key=[1,\n       2], **more)'
    assert one("call", code).texts("arguments") == ('"ä"', "x + 1", "key=[1, 2]", "**more")


def test_lines_are_those_of_the_file() -> None:
    found = facts("\ufeff# x\r\nf(\r\n  1)\r\n\x0cg()\r\n")
    assert [(f.text("name"), f.line, f.end_line) for f in found] == [("f", 2, 3), ("g", 4, 4)]


@pytest.mark.parametrize(
    ("code", "reachable"),
    [
        ("go()", True),
        ("def f():\n go()", False),
        ("def f():\n go()\nf()", True),
        ("def f():\n go()\n f()", False),
        ("def f():\n go()\nregister(callback=f)", True),
        ("def main():\n go()", True),
        ("def model_fn(x):\n go()", True),
        ("@task\ndef f():\n go()", True),
        ("class A:\n @staticmethod\n def f():\n  go()", False),
        ("class A:\n def __init__(self):\n  go()\nA()", True),
        ("class A:\n def __init__(self):\n  go()", False),
        ("import l\nclass A(l.Module):\n def step(self):\n  go()\nA()", True),
        ("def f():\n return 1\n go()\nf()", False),
        ("if False:\n go()", False),
        ("if True:\n pass\nelse:\n go()", False),
        ("import sys\nsys.exit()\ngo()", False),
        ("raise ValueError\ngo()", False),
        ("for x in y:\n continue\n go()", False),
        ("while 0:\n go()", False),
    ],
)
def test_code_counts_where_something_leads_to_it(code: str, reachable: bool) -> None:
    assert call("go", code).flag("reachable") is reachable


def test_another_file_may_use_a_function_but_a_test_proves_nothing() -> None:
    code = "def f():\n go()\n"
    assert call("go", code, serve="from train import f as g\ng()\n").flag("reachable")
    assert not call("go", code, serve="from train import f as g\n").flag("reachable")
    assert not call("go", code, tests__test_a="from train import f\nf()\n").flag("reachable")


def test_configuration_may_name_a_function() -> None:
    code = "def start():\n go()\n"
    files = {"app.py": code, "pyproject.toml": '[project.scripts]\nx = "app:start"\n'}
    assert [f.flag("reachable") for f in of(files, "app.py") if f.kind == "call"] == [True]


@pytest.mark.parametrize(
    ("code", "optional"),
    [
        ("log = False\nif log:\n go()", True),
        ("log = True\nif log:\n go()", False),
        ("try:\n log = True\nexcept E:\n log = False\nif log:\n go()", False),
        ("log = False\nif log and rank == 0:\n go()", True),
        ("log = False\nif not log:\n pass\nelse:\n go()", True),
        ("log = False\nif not log:\n go()", False),
        ("p.add_argument('--use-x', action='store_true')\nif args.use_x:\n go()", True),
        ("p.add_argument('--x', default='')\nif args.x is not None:\n go()", True),
        ("p.add_argument('--x', default='a')\nif args.x:\n go()", False),
        ("p.add_argument('--x', required=True)\nif args.x:\n go()", False),
        ("p.add_argument('-x', '--ex', dest='y', default=None)\nif args.y:\n go()", True),
        ("def main(x=False):\n if x:\n  go()", True),
        ("def main(*, x=None):\n if x:\n  go()", True),
        ("def main(x=True):\n if x:\n  go()", False),
        ("def main(x=False):\n if not x:\n  return\n go()", True),
        ("def main(x=None):\n if not x:\n  raise ValueError\n go()", False),
        ("class C:\n x: bool = False\nif cfg.x:\n go()", True),
        ("class C:\n x: bool = Field(default=False)\nif cfg['x']:\n go()", True),
        ("@click.option('--x', is_flag=True)\ndef main(x):\n if x:\n  go()", True),
        ("@click.option('--x/--no-x', default=True)\ndef main(x):\n if x:\n  go()", False),
    ],
)
def test_what_stands_under_a_flag_that_is_off_is_optional(code: str, optional: bool) -> None:
    assert call("go", code).flag("optional") is optional


def test_every_fact_has_the_fields_of_its_kind() -> None:
    code = """
        import pytest
        LIMIT = 0.8
        class TestModel:
            @pytest.mark.slow
            def test_auc(self):
                if auc() < LIMIT:
                    raise ValueError
                assert auc() > LIMIT
    """
    found = facts(code, "tests/test_model.py")
    assert {f.kind for f in found} == {
        *("import", "constant", "definition", "test", "guard", "call"),
    }
    for fact in found:
        assert fact.values.keys() == FIELDS[fact.kind].keys()
    assert found == facts(code, "tests/test_model.py")
    assert [f.line for f in found] == sorted(f.line for f in found)


@pytest.mark.parametrize(
    "code",
    [
        "print 'python 2'",
        "def f(:",
        "x = '\0'",
        "(" * 5_000 + ")" * 5_000,
        "x = " + "-" * 50_000 + "1",
        "f" + "()" * 20_000,
        "a" + ".b" * 20_000 + "()",
        "\ud800",
        "x = " + "1" * 10_000,
        "x = 1" + " + 1" * 20_000,
    ],
)
def test_code_that_cannot_be_parsed_shows_nothing_and_harms_nothing(code: str) -> None:
    assert [f for f in facts(code) if f.kind == "guard"] == []


def test_nesting_without_end_costs_only_itself() -> None:
    deep = "".join(f"{' ' * i}if a{i} > 1:\n" for i in range(90)) + " " * 90 + "f()\n"
    many = "if a > 1:\n f()\n" + "".join(f"elif a > {i}:\n f()\n" for i in range(600))
    assert calls(f"{deep}g()\n")[-1] == "g"
    assert calls(f"{many}g()\n")[-1] == "g"


def test_the_least_and_the_strangest_of_syntax_is_walked() -> None:
    code = """
        def f(a, /, b=1, *c, d=2, **e):
            global g
            match a:
                case {"x": 1, **rest}: go()
                case C(x=None) | [1, *_] if h(a): pass
                case True: pass
            async def inner(): await x.run()
            return (y := lambda q: q(), *[z async for z in w], f"{v!r:>{n}}")
        try: pass
        except* ValueError as error: pass
        with a as (b, c), d as e.f: pass
        del x; x[1:2, ...] = 3; x += 1
        f(1)
    """
    assert {"go", "h", ".train.f", "*.run"} <= set(calls(code))


def test_a_definition_begins_with_its_decorators() -> None:
    served = one(
        "definition", "import fastapi\n\n@app.post('/p')\n@app.put('/p')\ndef p():\n    pass\n"
    )

    assert (served.line, served.end_line) == (3, 6)


ROUTER = """
    from fastapi import APIRouter
    router = APIRouter()
    @router.post("/predict")
    def predict(x: int):
        return model.predict([[x]])
"""


def reachable(**others: str) -> tuple[bool, bool]:
    """Return whether a route behind a router, and what it calls, answers somebody."""
    route = one("definition", ROUTER, "routes.py", **others)
    return route.flag("reachable"), call("*.predict", ROUTER, "routes.py", **others).flag(
        "reachable"
    )


def test_a_router_that_nothing_imports_answers_nobody() -> None:
    assert reachable() == (False, False)
    assert reachable(tests__test_routes="from routes import router\nprint(router)") == (
        False,
        False,
    )


@pytest.mark.parametrize(
    "app",
    [
        "import routes\napp.include_router(routes.router)",
        "import importlib\nimportlib.import_module('routes')",
    ],
)
def test_a_router_answers_once_an_application_may_mount_it(app: str) -> None:
    assert reachable(app=app) == (True, True)


def test_an_application_of_its_own_needs_no_router() -> None:
    own = "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/predict')\ndef p(): pass\n"
    assert one("definition", own, "api.py").flag("reachable")


def test_the_place_of_a_model_in_a_registry_is_told_wherever_it_stands() -> None:
    code = """
        def load(name, stage):
            uri = f"models:/{name}/{stage}"
            other = f"runs:/{name}"
            return uri, other
    """
    found = one("constant", code)
    assert (found.text("name"), found.text("value")) == ("uri", 'f"models:/{name}/{stage}"')


def test_no_tree_stays_where_nobody_looks_for_garbage() -> None:
    def functions() -> int:
        return sum(isinstance(one, ast.FunctionDef) for one in gc.get_objects())

    text = "def test_a():\n    x = a < b\n    return x\n"
    source = InMemory({"test_a.py": text})
    gc.collect()
    gc.disable()
    try:
        before = functions()
        python_index(source)
        assert functions() == before
    finally:
        gc.enable()
