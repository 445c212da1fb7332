import pytest

from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors

TYPER = {
    "app/cli.py": """\
import typer
from app.ml import ml
app = typer.Typer()
app.add_typer(ml, name="ml")
@app.command()
def ingest(): print("rows")
app()
""",
    "app/ml.py": """\
import typer
from xgboost import XGBClassifier
ml = typer.Typer()
@ml.command(
    "train",
    help="fits",
)
def train(): fitted()
@ml.command("server")
def serve(): print("up")
def fitted(): XGBClassifier().fit(x, y)
""",
}
PARSER = {
    "run.py": """\
import argparse
import xgboost
def cmd_train(args): xgboost.train({}, d)
def cmd_report(args): print("figures")
subs = argparse.ArgumentParser().add_subparsers()
subs.add_parser("train").set_defaults(func=cmd_train)
subs.add_parser("report").set_defaults(func=cmd_report)
"""
}


def does(files: dict[str, str], line: str) -> tuple[str, ...]:
    source = InMemory({**files, "go.sh": f"{line}\n"})
    scanned = Scanned(source, shipped_detectors())
    return next(f.texts("does") for f in scanned.table if (f.kind, f.path) == ("command", "go.sh"))


@pytest.mark.parametrize(
    ("files", "line", "trains"),
    [
        (TYPER, "python app/cli.py ml train ingest --all", True),
        (TYPER, "python app/cli.py ml server", False),
        (TYPER, "python app/cli.py ingest", False),
        (TYPER, "python app/cli.py", False),
        (PARSER, "python run.py train", True),
        (PARSER, "python run.py report", False),
    ],
)
def test_a_command_does_what_the_function_does_that_it_names(
    files: dict[str, str], line: str, trains: bool
) -> None:
    assert ("train" in does(files, line)) is trains


def test_a_program_with_one_command_does_what_its_files_do() -> None:
    code = "import click, xgboost\n@click.command()\ndef go(): xgboost.train({}, d)\ngo()\n"
    assert "train" in does({"train.py": code}, "python train.py")
