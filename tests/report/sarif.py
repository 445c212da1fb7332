"""What the public schema says against a log in SARIF."""

import json
from collections.abc import Mapping
from typing import Any

from jsonschema import Draft4Validator

from tests.build import ROOT

# Of OASIS: github.com/oasis-tcs/sarif-spec, sarif-2.1/schema/sarif-schema-2.1.0.json.
SCHEMA = ROOT / "tests" / "fixtures" / "schemas" / "sarif-2.1.0.json"


def faults(log: Mapping[str, Any]) -> list[str]:
    """Return each place where a log is not what the schema asks for."""
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
