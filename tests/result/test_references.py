import copy
import json
from typing import Any

import pytest

from advisor.errors import ContentError
from advisor.report.result_json import result_json
from advisor.result.model import Result
from advisor.result.read import parse_result
from tests.report.build import mending
from tests.result.results import half_known


def broken(path: str, value: object, result: Result | None = None) -> str:
    data: Any = copy.deepcopy(json.loads(result_json(result or half_known())))
    whole, keys = data, [int(part) if part.isdigit() else part for part in path.split(".")]
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("team", {}),
        ("level.mlops_claimed", 5),
        ("level.claimed", 5),
        ("level.parts.elsewhere", "level.parts.training"),
        ("levels", []),
        ("levels.1.features", ["no-such"]),
        ("dimensions", []),
        ("stages", []),
        ("sides", {}),
        ("rubric.primary_side", "nobody"),
        ("practices.0.side", "nobody"),
        ("practices.0.dimension", "nowhere"),
        ("practices.0.stage", "never"),
        ("practices.0.claimed", 7),
        ("practices.0.levels", {}),
        ("practices.0.criteria.0.level", 9),
        ("practices.0.criteria.0.defines", ["no-such"]),
        ("practices.1.criteria.0.id", "renamed"),
        ("features.0.criteria", ["no.such/criterion"]),
        ("features.0.side", "nobody"),
        ("features.0.level", 9),
        ("blockers.0.practice", "no.such"),
        ("blockers.0.criterion", "no-such"),
        ("blockers.0.feature", "no-such"),
        ("blockers.0.need", 9),
        ("dimensions.0.mlops.score", 1e300),
        ("roadmap.steps.0.depends_on", ["no.such"]),
        ("roadmap.steps.0.raises", {"no.such": 1}),
        ("roadmap.steps.0.kpis", ["no-such"]),
        ("roadmap.projection", []),
        ("roadmap.unreached", ["no.such"]),
        ("roadmap.target", {"level": 9, "by": None}),
    ],
)
def test_a_mention_of_what_is_not_declared_is_refused(path: str, value: object) -> None:
    if path == "level.parts.elsewhere":
        value = half_known().parts["training"].__dict__
    with pytest.raises(ContentError, match="does not hold together"):
        parse_result(broken(path, value), file="result.json")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("steps.0.people", ["Nobody"]),
        ("people.0.roles", ["no-such"]),
        ("people.0.stints.0.step", "no.such"),
        ("people.0.name", "Nobody"),
        ("first_aid.0.practice", "no.such"),
        ("first_aid.0.roles", ["no-such"]),
        ("urgent", ["no.such"]),
        ("unstaffed", [{"role": "no-such", "days": 1.0, "steps": []}]),
    ],
)
def test_a_plan_names_its_people_steps_and_roles(path: str, value: object) -> None:
    parse_result(result_json(mending()), file="result.json")
    with pytest.raises(ContentError, match="does not hold together"):
        parse_result(broken(f"roadmap.{path}", value, mending()), file="result.json")


@pytest.mark.parametrize(
    "waiver", [{"practice": "no.such"}, {"criterion": "no-such"}], ids=["practice", "criterion"]
)
def test_a_waiver_of_what_is_not_declared_is_refused(waiver: dict[str, str]) -> None:
    first = half_known().practices[0]
    known: dict[str, object] = {
        "practice": first.id,
        "criterion": first.criteria[0].id,
        "reason": "no",
        "by": None,
        "approved_by": None,
        "until": None,
        "expired": False,
        "counts": False,
    }
    parse_result(broken("waivers", [known]), file="result.json")
    with pytest.raises(ContentError, match="does not hold together"):
        parse_result(broken("waivers", [known | waiver]), file="result.json")
