"""A repository of 700 files that looks like a team's: always the same, and nobody's."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

FILES = 700
_MODULES = 450
_AREAS = ("features", "training", "serving", "evaluation", "pipelines", "tests", "common")
_SHORTEST = 100
_LONGEST = 200
_NOUNS = ("orders", "churn", "price", "stock", "visits", "claims", "routes", "returns")
_VERBS = ("load", "clean", "join", "train", "score", "check", "split", "write")
_IMPORTS = """\
import json
import logging
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import train_test_split

from {area}.{noun}_0 import Settings
from common.{noun}_1 import load_{noun}_1

logger = logging.getLogger(__name__)
SEED = {number}
COLUMNS = ["{noun}_id", "{noun}_day", "amount", "region"]
"""
_PIECES = (
    '''\
def {verb}_{noun}_{number}(path: Path, *, rows: int | None = None) -> pd.DataFrame:
    """Read {noun} and leave out what cannot be used."""
    frame = pd.read_parquet(path / "{noun}.parquet", columns=COLUMNS)
    if rows is not None:
        frame = frame.sample(n=rows, random_state=SEED)
    missing = frame.isna().mean()
    if missing.max() > 0.{number}:
        raise ValueError(f"too much of {noun} is missing: {{missing.max():.2f}}")
    frame["amount"] = np.log1p(frame["amount"].clip(lower=0))
    logger.info("%d rows of {noun}", len(frame))
    return frame.drop_duplicates(subset=["{noun}_id"])
''',
    '''\
def fit_{noun}_{number}(frame: pd.DataFrame, settings: Settings) -> RandomForestClassifier:
    """Train a model and keep it where it is better than the last."""
    with mlflow.start_run(run_name="{noun}-{number}"):
        left, right, known, wanted = train_test_split(
            frame[COLUMNS], frame["target"], test_size=0.2, random_state=SEED
        )
        model = RandomForestClassifier(n_estimators=settings.trees, max_depth={number})
        model.fit(left, known)
        scores = {{
            "f1": f1_score(wanted, model.predict(right)),
            "auc": roc_auc_score(wanted, model.predict_proba(right)[:, 1]),
        }}
        mlflow.log_params({{"trees": settings.trees, "depth": {number}}})
        for name, value in scores.items():
            mlflow.log_metric(name, value)
        if scores["auc"] < settings.least_auc:
            logger.warning("%s is worse than before: %s", "{noun}", scores)
            return settings.last
        mlflow.sklearn.log_model(model, "model", registered_model_name="{noun}")
    return model
''',
    '''\
class {title}Store{number}:
    """Keeps {noun} by day, newest first."""

    def __init__(self, folder: Path, *, days: int = {number}, dry_run: bool = False) -> None:
        self.folder = folder
        self.days = days
        self.dry_run = dry_run
        self._known: dict[str, pd.DataFrame] = {{}}

    def get(self, day: str) -> pd.DataFrame:
        try:
            return self._known[day]
        except KeyError:
            frame = load_{noun}_1(self.folder / day)
            self._known[day] = frame
            return frame

    def put(self, day: str, frame: pd.DataFrame) -> None:
        if self.dry_run or frame.empty:
            return
        target = self.folder / day / "{noun}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        frame.to_parquet(target, index=False)
        (target.with_suffix(".json")).write_text(json.dumps({{"rows": len(frame)}}))

    @property
    def newest(self) -> str:
        return max((path.name for path in self.folder.iterdir()), default="")
''',
    """\
def test_{verb}_{noun}_{number}(tmp_path: Path) -> None:
    frame = pd.DataFrame({{"{noun}_id": [1, 2, 2], "amount": [0.5, {number}.0, -1.0]}})
    frame.to_parquet(tmp_path / "{noun}.parquet")
    found = load_{noun}_1(tmp_path)
    assert len(found) == 2
    assert found["amount"].min() >= 0
    assert set(found.columns) <= {{"{noun}_id", "amount"}}
""",
    '''\
def {verb}_all_{noun}_{number}(days: list[str], store: "{title}Store{number}") -> dict[str, float]:
    """Return the share of {noun} that moved, by day."""
    shares: dict[str, float] = {{}}
    for day in days:
        frame = store.get(day)
        mean, spread = frame["amount"].mean(), frame["amount"].std()
        moved = frame[(frame["amount"] - mean).abs() > 3 * spread]
        shares[day] = len(moved) / max(1, len(frame))
        if shares[day] > 0.05 and day != store.newest:
            logger.error("drift of {noun} on %s: %.3f", day, shares[day])
            store.put(f"{{day}}-moved", moved)
    return {{day: share for day, share in sorted(shares.items()) if share}}
''',
)
_WORKFLOW = """\
name: {noun} {number}
on:
  push: {{branches: [main]}}
  schedule:
    - cron: "{number} 3 * * 1"
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {{python-version: "3.11"}}
      - run: pip install -r requirements/{noun}_0.txt
      - run: python -m pytest tests
  train:
    needs: test
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: |
          python -m training.{noun}_2 --days {number}
          python -m evaluation.{noun}_3 || true
"""
_MANIFEST = """\
apiVersion: apps/v1
kind: Deployment
metadata: {{name: {noun}-{number}, labels: {{app: {noun}}}}}
spec:
  replicas: {number}
  template:
    spec:
      containers:
        - name: {noun}
          image: registry.example.org/{noun}:1.{number}
          resources: {{limits: {{cpu: 500m, memory: 1Gi}}}}
          readinessProbe: {{httpGet: {{path: /health, port: 8080}}}}
          env:
            - {{name: MODEL, value: "models:/{noun}/Production"}}
"""
_CONTAINER = """\
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements/{noun}_0.txt .
RUN pip install --no-cache-dir -r {noun}_0.txt
COPY . .
ENTRYPOINT ["python", "-m", "serving.{noun}_{number}"]
"""
_PAGE = """\
# {title}, part {number}

How {noun} are read, and what is done where they are late.

- Train: `python -m training.{noun}_{number}`
- Roll back: take the last version of the model in the registry.

## Who to ask

The team of {noun} is on call in working hours. Drift above 0.{number} is told in the channel.
"""
_STACK = """\
resource "aws_sagemaker_endpoint" "{noun}_{number}" {{
  name                 = "{noun}-{number}"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.{noun}.name
  tags = {{ team = "{noun}" }}
}}

resource "aws_cloudwatch_metric_alarm" "{noun}_{number}" {{
  alarm_name = "{noun}-latency"
  threshold  = {number}
}}
"""
_REQUIREMENTS = "pandas==2.2.{number}\nscikit-learn==1.5.0\nmlflow>=2.{number}\nfastapi\n"
# Where the files that are not Python lie, how many of each, and what is in them.
_OTHERS = (
    (".github/workflows/{noun}_{number}.yml", 20, _WORKFLOW),
    ("deploy/{noun}_{number}.yaml", 60, _MANIFEST),
    ("docker/{noun}_{number}/Dockerfile", 20, _CONTAINER),
    ("docs/{noun}_{number}.md", 70, _PAGE),
    ("infra/{noun}_{number}.tf", 30, _STACK),
    ("requirements/{noun}_{number}.txt", 20, _REQUIREMENTS),
)
_NOTEBOOKS = 30


def write_repository(folder: Path) -> None:
    """Write the files and add them to an index of git. Needs git."""
    written = dict(_files())
    assert len(written) == FILES, len(written)
    for name, text in written.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for command in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(("git", "-C", str(folder), *command), check=True)


def _files() -> Iterator[tuple[str, str]]:
    random = Random(19)  # noqa: S311 the same files each time
    for number in range(_MODULES):
        noun, area = _NOUNS[number % len(_NOUNS)], _AREAS[number // 8 % len(_AREAS)]
        prefix = "test_" if area == "tests" else ""
        name = f"{area}/{prefix}{noun}_{number // (8 * len(_AREAS))}.py"
        yield name, _module(random, area, noun)
    for place, count, text in _OTHERS:
        for number in range(count):
            values = _values(_NOUNS[number % len(_NOUNS)], number // len(_NOUNS))
            yield place.format(**values), text.format(**values)
    for number in range(_NOTEBOOKS):
        noun = _NOUNS[number % len(_NOUNS)]
        yield f"notebooks/{noun}_{number}.ipynb", _notebook(random, noun)


def _values(noun: str, number: int) -> dict[str, str | int]:
    return {"noun": noun, "title": noun.title(), "number": number}


def _module(random: Random, area: str, noun: str) -> str:
    """Return a module of a hundred to two hundred lines."""
    text = _IMPORTS.format(area=area, **_values(noun, random.randrange(100)))
    wanted = random.randrange(_SHORTEST, _LONGEST)
    while text.count("\n") < wanted:
        piece, verb = random.choice(_PIECES), random.choice(_VERBS)
        number = random.randrange(1, 60)
        text += "\n\n" + piece.format(verb=verb, **_values(noun, number))
    return text


def _notebook(random: Random, noun: str) -> str:
    sources = (_module(random, "common", noun).split("\n\n\n") for _ in range(2))
    cells = [
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "source": part.splitlines(keepends=True),
        }
        for source in sources
        for part in source
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
