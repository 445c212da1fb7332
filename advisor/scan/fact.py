"""What a repository's files show, as rows of plain values that detectors ask about.

Each kind of fact has the fields that `FIELDS` names. A field holds a text, a flag, a whole number
or several texts; detectors compare them and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Value = str | bool | int | tuple[str, ...]
Zone = Literal[
    "active", "test", "example", "template", "seed", "abandoned", "documentation", "notebook"
]
ZONES: tuple[Zone, ...] = (
    "active",
    "test",
    "example",
    "template",
    "seed",
    "abandoned",
    "documentation",
    "notebook",
)

# The fields each kind of fact has, with what they hold.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "file": {
        "name": "last part of the path",
        "suffix": "with its dot, in lower case",
        "folder": "path of the folder, '' at the root",
        "serves": "activities of what runs or imports it; schedule where a schedule does",
        "started": "false for a Python file that nothing in the repository runs or imports",
    },
    "import": {
        "module": "what is imported, dotted and absolute",
        "used": "whether the name it binds is used in the file",
    },
    "call": {
        "name": (
            "what is called, dotted, with aliases of imports resolved; '*.fit' for a method of a "
            "value; in R 'package.function', 'r.fit' where the package is not known"
        ),
        "arguments": "each as its source text, 'key=value' for one by name",
        "within": "dotted name of the function it stands in, '' at the top of the file",
        "reachable": "whether something else in the repository uses that function",
        "optional": "whether it stands under a flag that is off by default",
    },
    "invocation": {
        "name": "function of the repository that is called, dotted, with a dot before it",
        "arguments": "as for a call",
        "within": "as for a call",
        "reachable": "as for a call",
        "optional": "as for a call",
        "does": "activities of that function and of those that it calls, such as validate-data",
    },
    "guard": {
        "condition": "source text of what is compared",
        "names": "names in the condition",
        "operators": "comparison operators in it, such as '<'",
        "effect": (
            "raise, exit, assert, return, branch, log or none: what follows when it fails or holds"
        ),
        "body": "names of what is called where it holds, or else",
        "within": "dotted name of the function it stands in",
        "reachable": "whether something else in the repository uses that function",
        "swallowed": (
            "whether what it raises is caught at once and only logged, or its outcome overwritten"
        ),
    },
    "constant": {
        "name": "name at the top of a file; anywhere, if it names a model in a registry",
        "value": "its literal value as text",
    },
    "definition": {
        "name": "dotted name within the file",
        "type": "function or class",
        "decorators": "each as source text, with aliases of imports resolved",
        "bases": "base classes, resolved",
        "body": "real, or print where it only prints or logs, or empty",
        "reachable": "false where it answers behind a router that nothing mounts",
    },
    "test": {
        "name": "name of the test",
        "framework": (
            "pytest, unittest, go, javascript, java, dbt, ruby, php, rust, r, elixir, cpp, swift, "
            "scala"
        ),
        "asserts": "number of assertions, those of expected errors included",
        "skipped": "whether it never counts: skip, xfail, todo",
        "modules": "modules of the repository that its file imports, as paths",
        "tries": "those of them in which it, or a helper beside it, calls something",
        "calls": "names it calls, resolved",
    },
    "workflow": {
        "system": (
            "github, gitlab, azure, jenkins, circleci, cloudbuild, codebuild, "
            "bitbucket, taskcluster, buildkite, travis, drone, gocd"
        ),
        "name": "its name",
        "triggers": "push, pull-request, tag, release, schedule, dispatch, event, call, workflow; "
        "unsaid besides where only the service knows",
        "branches": "branches it is limited to",
        "active": "false where it is switched off",
        "does": "activities of its commands, such as train",
    },
    "command": {
        "text": "the command that runs in the end, on one line",
        "program": "its first word, without path",
        "system": "as for a workflow; container for an entry point; orchestrator for a task; "
        "script where nothing was seen to call it",
        "workflow": "path of the workflow",
        "job": "name of the job or stage",
        "step": "title of the step",
        "triggers": "as for a workflow",
        "branches": "as for a workflow",
        "active": "false where the step or its job is switched off",
        "blocking": "false where its failure stops nothing: '|| true', continue-on-error",
        "always": "whether it runs whatever failed before",
        "runner": "machine or image it runs on",
        "environment": "name of the environment of deployment",
        "missing": "true where the repository holds nothing of what it works on",
        "via": "places it was resolved through, 'path:line'",
        "reaches": "files of the repository it runs, with what they import",
        "does": "activities, such as train",
    },
    "action": {
        "name": "what is used, without version, such as actions/checkout",
        "version": "what stands behind the '@'",
        "with": "its inputs, 'key=value'",
        "system": "as for a workflow",
        "workflow": "path of the workflow",
        "job": "name of the job",
        "step": "title of the step",
        "triggers": "as for a workflow",
        "branches": "as for a workflow",
        "active": "as for a command",
        "blocking": "as for a command",
        "environment": "name of the environment of deployment",
        "does": "activities, such as deploy",
    },
    "schedule": {
        "system": (
            "github, gitlab, airflow, dagster, prefect, kubernetes, argo, terraform, "
            "cloudformation, databricks, ..."
        ),
        "cron": "when, as written",
        "active": "false where it is paused, suspended, disabled or commented out",
        "target": "name of what it starts",
        "event": "schedule, data, message or drift: what starts it",
        "reaches": "files of the repository it runs",
        "does": "activities, such as train",
    },
    "pipeline": {
        "system": (
            "airflow, dagster, prefect, kubeflow, vertex, sagemaker, azureml, zenml, metaflow, "
            "kedro, dvc, argo, databricks, snakemake, ..."
        ),
        "name": "its name",
        "steps": "number of steps that are named",
        "ordered": "whether their dependencies are stated",
        "retries": "whether a failed step is tried again",
        "reaches": "files of the repository that it runs",
        "does": "activities, such as train",
    },
    "resource": {
        "system": (
            "terraform, cloudformation, kubernetes, compose, helm, databricks, bicep, pulumi, cdk"
        ),
        "type": (
            "type of the resource, such as aws_sagemaker_model or HorizontalPodAutoscaler; of the "
            "CDK 'aws-sagemaker.CfnEndpoint', 'construct' for a part of the repository's own"
        ),
        "name": "its name",
        "attributes": "its settings, flattened, 'a.b=value'",
        "optional": "whether its chart leaves it out unless somebody switches it on",
        "reachable": "false where it is a manifest of serving that nothing applies",
    },
    "dependency": {
        "name": "normalised name of the package",
        "version": "as written, '' without one",
        "pinned": "whether exactly one version will do",
        "format": "requirements, pyproject, setup, pipfile, conda, package.json, lock",
        "direct": "false where only a lock file names it",
        "hashed": "whether a digest is given",
    },
    "container": {
        "instruction": "from, run, copy, cmd, entrypoint, other",
        "text": "what follows the instruction",
        "image": "of 'from': the image",
        "tag": "of 'from': its tag",
        "digest": "of 'from': whether a digest fixes it",
    },
    "setting": {
        "key": "dotted path of keys in a file of settings; in Python a key of a request to "
        "a service or of a run's record, such as trainingDataset or git_sha",
        "value": "as text",
        "reachable": "false where nothing applies its manifest, or reads what it names",
    },
    "prose": {
        "form": "heading, text, list, code, comment",
        "section": "heading it stands under",
        "text": "one line or paragraph of a document",
    },
    "hosting": {
        "name": "what the host's export says, such as required-review",
        "value": "its value as text",
        "target": "branch, workflow or project it speaks of",
    },
    "platform": {
        "system": "mlflow or kubernetes",
        "type": "kind of object, such as registered-model or CronJob",
        "name": "its name",
        "attributes": "its settings, flattened, 'a.b=value'",
    },
}


@dataclass(frozen=True, slots=True)
class SourceFact:
    """One thing that a file shows; lines count from 1."""

    kind: str
    path: str
    line: int
    end_line: int
    values: Mapping[str, Value]

    def text(self, field: str) -> str:
        """Return a field that holds text, '' where the fact lacks it."""
        value = self.values.get(field, "")
        return value if isinstance(value, str) else ""

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a field that holds several texts, none where the fact lacks it."""
        value = self.values.get(field, ())
        return value if isinstance(value, tuple) else ()

    def flag(self, field: str) -> bool:
        """Tell whether a field that holds a flag is set."""
        return self.values.get(field) is True
