import copy
import json
from typing import Any

import pytest

from advisor.errors import ContentError
from advisor.report.result_json import result_json
from advisor.result.read import parse_result
from tests.report.build import TEAMS, sample

Data = dict[str, Any]


def broken(path: str, value: object) -> str:
    data: Any = copy.deepcopy(json.loads(result_json(sample("churn-scoring"))))
    whole, keys = data, [int(part) if part.isdigit() else part for part in path.split(".")]
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize("team", TEAMS)
def test_what_was_written_holds_together(team: str) -> None:
    parse_result(result_json(sample(team)), file="result.json")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("team", {}),
        ("level", {}),
        ("level.claimed", 5),
        ("levels", []),
        ("dimensions", []),
        ("stages", []),
        ("practices", []),
        ("sides", {}),
        ("rubric.primary_side", "nobody"),
        ("practices.0.side", "nobody"),
        ("practices.0.dimension", "nowhere"),
        ("practices.0.stage", "never"),
        ("practices.0.claimed", 7),
        ("practices.0.levels", {}),
        ("practices.0.evidence.0.kind", "rumour"),
        ("blockers.0.practice", "no.such"),
        ("blockers.0.need", 9),
        ("dimensions.0.mlops.score", 1e300),
        ("dimensions.0.mlops.level", 9),
        ("roadmap.steps.0.depends_on", ["no.such"]),
        ("roadmap.steps.0.raises", {"no.such": 1}),
        ("roadmap.steps.0.kpis", ["no-such"]),
        ("roadmap.projection", []),
        ("roadmap.unreached", ["no.such"]),
        ("roadmap.months.0.dimensions", {}),
        ("roadmap.months.0.stages", {}),
        ("roadmap.target", {"level": 9, "by": None}),
    ],
)
def test_a_mention_of_what_is_not_declared_is_refused(path: str, value: object) -> None:
    with pytest.raises(ContentError, match="does not hold together"):
        parse_result(broken(path, value), file="result.json")
