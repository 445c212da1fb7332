"""What starts something by itself, as resources of the clouds tell it in any language."""

import re
from dataclasses import dataclass

from advisor.scan.facts.node import MOST_ATTRIBUTES, NULL, Node, leaves


@dataclass(frozen=True, slots=True)
class Timer:
    """Which settings of a type of resource hold its time and switch it off."""

    when: str
    off: str = "^$"
    event: str = "schedule"


_BY_TYPE = {
    # Terraform
    "aws_cloudwatch_event_rule": Timer(r"schedule_expression", r"is_enabled=false|state=DISABLED"),
    "aws_scheduler_schedule": Timer(r"schedule_expression", r"state=DISABLED"),
    "aws_sagemaker_monitoring_schedule": Timer(r".*schedule_expression"),
    "aws_glue_trigger": Timer(r"schedule", r"enabled=false"),
    "aws_s3_bucket_notification": Timer(r".*\.events(\.0)?", event="data"),
    "aws_lambda_event_source_mapping": Timer(
        r"event_source_arn", r"enabled=false", event="message"
    ),
    "google_cloud_scheduler_job": Timer(r"schedule", r"paused=true"),
    "google_eventarc_trigger": Timer(r"matching_criteria.*\.value", event="message"),
    "google_data_pipeline_pipeline": Timer(r".*schedule", r"state=STATE_PAUSED"),
    "google_bigquery_data_transfer_config": Timer(r"schedule", r"disabled=true"),
    "google_vertex_ai_schedule": Timer(r"cron", r"paused=true"),
    "azurerm_logic_app_trigger_recurrence": Timer(r"frequency"),
    "azurerm_data_factory_trigger_schedule": Timer(r"frequency|interval", r"activated=false"),
    "azurerm_data_factory_trigger_blob_event": Timer(
        r"events(\.0)?", r"activated=false", event="data"
    ),
    "azurerm_automation_schedule": Timer(r"frequency"),
    "azurerm_container_app_job": Timer(r"schedule_trigger_config.*cron_expression"),
    "azurerm_eventgrid_event_subscription": Timer(
        r"included_event_types(\.0)?|topic_name", event="message"
    ),
    "databricks_job": Timer(r".*quartz_cron_expression", r".*pause_status=PAUSED"),
    "kubernetes_cron_job": Timer(r"spec.*\.schedule|spec\.schedule", r".*suspend=true"),
    "kubernetes_cron_job_v1": Timer(r"spec.*\.schedule|spec\.schedule", r".*suspend=true"),
    # CloudFormation
    "AWS::Events::Rule": Timer(r"ScheduleExpression", r"State=DISABLED"),
    "AWS::Scheduler::Schedule": Timer(r"ScheduleExpression", r"State=DISABLED"),
    "AWS::SageMaker::MonitoringSchedule": Timer(r".*ScheduleExpression"),
    "AWS::Glue::Trigger": Timer(r"Schedule", r"StartOnCreation=false"),
    "AWS::Lambda::EventSourceMapping": Timer(
        r"EventSourceArn(\..*)?", r"Enabled=false", event="message"
    ),
    # Bicep and ARM
    "Microsoft.MachineLearningServices/workspaces/schedules": Timer(
        r".*(?:trigger\.expression|frequency)", r".*isEnabled=false"
    ),
    "Microsoft.Logic/workflows": Timer(r".*frequency", r".*state=Disabled"),
    "Microsoft.DataFactory/factories/triggers": Timer(r".*frequency"),
    "Microsoft.EventGrid/eventSubscriptions": Timer(r".*includedEventTypes(\.0)?", event="message"),
    "Microsoft.App/jobs": Timer(r".*cronExpression"),
}
_PATTERN = re.compile(r"(?i)^event_?pattern")
_STORES = ("aws.s3", "Object Created", "PutObject")
_REGISTRY = "SageMaker Model Package State Change"


@dataclass(frozen=True, slots=True)
class Started:
    """When something starts by itself."""

    when: str
    active: bool
    event: str
    line: int
    registry: bool = False


def started(kind: str, node: Node) -> Started | None:
    """Return what starts a resource by itself, None where nothing does."""
    timer = _BY_TYPE.get(kind)
    if timer is None:
        return None
    found = list(leaves(node, MOST_ATTRIBUTES))
    off = re.compile(f"(?:{timer.off})$")
    active = not any(off.match(f"{key}={leaf.text}") for key, leaf in found)
    when = re.compile(f"(?:{timer.when})$")
    for key, leaf in found:
        if when.match(key) and leaf.text not in {"", *NULL}:
            return Started(leaf.text, active, timer.event, leaf.line)
    pattern = [(key, leaf) for key, leaf in found if _PATTERN.match(key)]
    if not pattern:
        return None
    text = " ".join(leaf.text for _, leaf in pattern)
    event = "data" if any(name in text for name in _STORES) else "message"
    telling = next((leaf for _, leaf in pattern if _REGISTRY in leaf.text), pattern[0][1])
    return Started("", active, event, telling.line, registry=_REGISTRY in text)
