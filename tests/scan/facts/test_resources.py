from advisor.scan.facts.arm import arm
from advisor.scan.facts.bicep import bicep
from advisor.scan.facts.cloudformation import cloudformation
from advisor.scan.facts.compose import compose_services
from advisor.scan.facts.compose import handles as is_compose
from advisor.scan.facts.databricks import databricks
from advisor.scan.facts.kubernetes import kubernetes
from advisor.scan.facts.terraform import handles as is_terraform
from advisor.scan.facts.terraform import terraform
from tests.scan.facts.told import facts, rows

SCHEDULE = ("system", "cron", "active", "target", "event")


def test_kubernetes_cron_jobs_run_unless_suspended() -> None:
    text = """\
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: train}
    spec:
      schedule: "0 3 * * *"
      jobTemplate:
        spec: {command: [python, jobs/train.py]}
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: idle}
    spec:
      suspend: true
      schedule: "@daily"
    """
    found = facts(kubernetes, "k8s/cron.yaml", text, "jobs/train.py")
    assert rows(found, "resource", "type", "name") == [
        (1, "CronJob", "train"),
        (9, "CronJob", "idle"),
    ]
    assert rows(found, "schedule", *SCHEDULE, "reaches") == [
        (5, "kubernetes", "0 3 * * *", True, "train", "schedule", ("jobs/train.py",)),
        (14, "kubernetes", "@daily", False, "idle", "schedule", ()),
    ]
    attributes = found[0].texts("attributes")
    assert "spec.schedule=0 3 * * *" in attributes


def test_argo_workflows_are_pipelines_and_cron_workflows_schedules() -> None:
    text = """\
    apiVersion: argoproj.io/v1alpha1
    kind: CronWorkflow
    metadata: {name: nightly}
    spec:
      schedule: "0 1 * * *"
      workflowSpec:
        templates:
          - name: main
            dag:
              tasks:
                - {name: a, template: x}
                - {name: b, template: y, dependencies: [a]}
          - name: x
            retryStrategy: {limit: 2}
    """
    found = facts(kubernetes, "w.yaml", text)
    assert rows(found, "schedule", *SCHEDULE) == [
        (5, "argo", "0 1 * * *", True, "nightly", "schedule")
    ]
    assert rows(found, "pipeline", "system", "steps", "ordered", "retries") == [
        (1, "argo", 2, True, True)
    ]


def test_lists_and_charts_are_resources() -> None:
    text = (
        '{"kind": "List", "apiVersion": "v1", "items": [{"kind": "Service", "apiVersion": "v1"}]}'
    )
    assert rows(facts(kubernetes, "a.json", text), "resource", "type") == [(1, "Service")]
    chart = "apiVersion: v2\nname: api\nversion: 1.0.0\n"
    assert rows(facts(kubernetes, "c/Chart.yaml", chart), "resource", "system", "name") == [
        (1, "helm", "api")
    ]


def test_compose_services_are_resources() -> None:
    text = "services:\n  api:\n    build: .\n    ports: ['80:80']\n"
    found = facts(compose_services, "docker-compose.yml", text)
    assert rows(found, "resource", "type", "name", "attributes") == [
        (2, "service", "api", ("build=.", "ports.0=80:80"))
    ]
    assert is_compose("deploy/compose.prod.yaml")
    assert not is_compose("decompose.py")


def test_a_compose_file_may_have_any_name() -> None:
    text = (
        "services:\n  triton:\n    restart: always\n    image: nvcr.io/nvidia/tritonserver:24.08\n"
    )

    assert rows(facts(compose_services, "docker/ml.yml", text), "resource", "name") == [
        (2, "triton")
    ]
    assert not facts(compose_services, "conf/di.yml", "services:\n  mailer:\n    class: Mailer\n")
    assert not facts(compose_services, ".gitlab-ci.yml", "services:\n  - postgres\n")


def test_cloudformation_rules_say_when_and_on_what() -> None:
    text = """\
    Resources:
      Approved:
        Type: AWS::Events::Rule
        Properties:
          EventPattern:
            source: [aws.sagemaker]
            detail-type: [SageMaker Model Package State Change]
      Arrived:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: {source: [aws.s3]}
          State: DISABLED
      Nightly:
        Type: AWS::Events::Rule
        Properties:
          ScheduleExpression: rate(1 day)
          Targets: [{Arn: !GetAtt Pipeline.Arn}]
      Bucket:
        Type: AWS::S3::Bucket
    """
    found = facts(cloudformation, "template.yml", text)
    assert rows(found, "schedule", *SCHEDULE) == [
        (7, "cloudformation", "", True, "registry Approved", "message"),
        (11, "cloudformation", "", False, "Arrived", "data"),
        (16, "cloudformation", "rate(1 day)", True, "Nightly", "schedule"),
    ]
    assert rows(found, "resource", "type")[-1] == (19, "AWS::S3::Bucket")


def test_sam_functions_are_started_by_their_events() -> None:
    text = """\
    Resources:
      Score:
        Type: AWS::Serverless::Function
        Properties:
          Handler: app/score.handler
          Events:
            Night: {Type: Schedule, Properties: {Schedule: rate(1 day), Enabled: false}}
            File: {Type: S3, Properties: {Bucket: b}}
    """
    found = facts(cloudformation, "template.yaml", text)
    assert rows(found, "schedule", "cron", "active", "event") == [
        (7, "rate(1 day)", False, "schedule"),
        (8, "", True, "data"),
    ]


def test_terraform_blocks_with_labels_nested_attributes_and_heredocs() -> None:
    text = """\
    # resource "aws_instance" "commented" {}
    /* resource "aws_instance" "too" {
    } */
    module "stack" {
      source = "../modules/x" // here
    }
    resource "aws_cloudwatch_event_rule" "nightly" {
      schedule_expression = "cron(0 3 * * ? *)"
      is_enabled          = false
      tags = { Name = "x-${var.env}", Team = "ml" }
    }
    resource "aws_cloudwatch_event_rule" "arrived" {
      event_pattern = <<EOF
    {"source": ["aws.s3"], "x": "}"}
    EOF
    }
    resource "google_cloud_scheduler_job" "job" {
      schedule = var.schedule
      http_target {
        uri  = "https://x"
        body = base64encode(jsonencode({ a = [1, 2] }))
      }
    }
    data "aws_ami" "x" {}
    variable "y" { default = [for i in [1]: i] }
    """
    found = facts(terraform, "main.tf", text)
    assert rows(found, "resource", "type", "name") == [
        (4, "module", "stack"),
        (7, "aws_cloudwatch_event_rule", "nightly"),
        (12, "aws_cloudwatch_event_rule", "arrived"),
        (17, "google_cloud_scheduler_job", "job"),
    ]
    assert rows(found, "schedule", *SCHEDULE) == [
        (8, "terraform", "cron(0 3 * * ? *)", False, "nightly", "schedule"),
        (13, "terraform", "", True, "arrived", "data"),
        (18, "terraform", "var.schedule", True, "job", "schedule"),
    ]
    assert "tags.Team=ml" in found[1].texts("attributes")
    assert "http_target.uri=https://x" in found[5].texts("attributes")
    assert found[1].end_line == 11


def test_terraform_reads_no_values_of_variables_and_survives_damage() -> None:
    assert not is_terraform("prod.tfvars.example")
    assert not is_terraform("prod.tfvars")
    for text in (
        "{" * 50_000,
        'resource "a" "b" {' * 5_000,
        '"${' * 5_000,
        "<<EOF\n",
        "a = [" * 999,
    ):
        assert facts(terraform, "a.tf", text) == []


def test_databricks_jobs_have_schedules_and_tasks() -> None:
    text = """\
    resources:
      jobs:
        train:
          schedule:
            quartz_cron_expression: "0 0 9 * * ?"
            pause_status: PAUSED
          tasks:
            - task_key: a
              max_retries: 2
            - task_key: b
              depends_on: [{task_key: a}]
              notebook_task: {notebook_path: ../src/train.py}
      quality_monitors:
        m: {schedule: {quartz_cron_expression: "0 0 1 * * ?"}}
    targets:
      prod:
        resources:
          jobs:
            live: {trigger: {file_arrival: {url: s3://b}}}
    """
    found = facts(databricks, "resources/jobs.yml", text, "src/train.py")
    assert rows(found, "schedule", *SCHEDULE) == [
        (5, "databricks", "0 0 9 * * ?", False, "train", "schedule"),
        (14, "databricks", "0 0 1 * * ?", True, "m", "schedule"),
        (19, "databricks", "", True, "live", "data"),
    ]
    assert rows(found, "pipeline", "name", "steps", "ordered", "retries", "reaches") == [
        (4, "train", 2, True, True, ("src/train.py",))
    ]


def test_bicep_resources_line_by_line() -> None:
    text = """\
    param name string
    resource s 'Microsoft.MachineLearningServices/workspaces/schedules@2023-04-01' = {
      name: 'nightly'
      properties: {
        isEnabled: false
        trigger: {
          triggerType: 'Cron'
          expression: '0 3 * * *'
        }
      }
    }
    module m './net.bicep' = {
      name: 'net'
    }
    """
    found = facts(bicep, "main.bicep", text)
    assert rows(found, "resource", "type", "name") == [
        (2, "Microsoft.MachineLearningServices/workspaces/schedules", "s"),
        (12, "module", "m"),
    ]
    assert rows(found, "schedule", "cron", "active") == [(8, "0 3 * * *", False)]


def test_terraform_says_where_its_state_is_kept() -> None:
    text = 'terraform {\n  required_version = "1.5"\n  backend "gcs" {}\n}\n'
    found = rows(facts(terraform, "backend.tf", text), "resource", "type", "name")
    assert found == [(1, "terraform", ""), (3, "backend", "gcs")]


def test_templates_of_azure_resource_manager_declare_resources_within_others() -> None:
    text = """\
    {
      "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
      "resources": [
        {
          "type": "Microsoft.Storage/storageAccounts",
          "name": "store",
          "resources": [{"type": "Microsoft.Authorization/roleAssignments", "name": "r"}]
        }
      ]
    }
    """
    found = facts(arm, "infra/store.json", text)
    assert rows(found, "resource", "system", "type", "name") == [
        (5, "bicep", "Microsoft.Storage/storageAccounts", "store"),
        (7, "bicep", "Microsoft.Authorization/roleAssignments", "r"),
    ]
    assert facts(arm, "package.json", '{"resources": [{"type": "Microsoft.X/y"}]}') == []
