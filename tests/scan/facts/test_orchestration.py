import pytest

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration import handles, orchestration
from tests.scan.facts.told import facts, rows

SCHEDULE = ("system", "cron", "active", "target", "event")
PIPELINE = ("system", "name", "steps", "ordered", "retries")


def told(text: str, path: str = "dags/train.py", *others: str) -> list[SourceFact]:
    return facts(orchestration, path, text, *others)


def test_airflow_dag_with_tasks_order_retries_and_a_schedule_from_elsewhere() -> None:
    text = """\
    from airflow import DAG
    from airflow.operators.bash import BashOperator
    from schedules import NIGHTLY
    from src.train import main

    ARGS = {"retries": 2}
    with DAG("train", schedule_interval=NIGHTLY, default_args=ARGS) as dag:
        a = BashOperator(task_id="a", bash_command="python jobs/prepare.py")
        b = BashOperator(task_id="b", bash_command="echo")
        a >> b
    """
    found = told(
        text,
        "dags/train.py",
        "dags/schedules.py: NIGHTLY = '0 3 * * *'\n",
        "src/train.py",
        "jobs/prepare.py",
    )
    assert rows(found, "pipeline", *PIPELINE) == [(7, "airflow", "train", 2, True, True)]
    assert rows(found, "schedule", *SCHEDULE) == [
        (7, "airflow", "0 3 * * *", True, "train", "schedule")
    ]
    assert found[0].texts("reaches") == (
        "dags/schedules.py",
        "src/train.py",
        "jobs/prepare.py",
    )


@pytest.mark.parametrize("stated", ["schedule=None", "schedule_interval='@once'", "tags=['x']"])
def test_airflow_without_a_schedule_starts_nothing(stated: str) -> None:
    text = f"from airflow import DAG\ndag = DAG('d', {stated})\n"
    assert rows(told(text), "schedule", *SCHEDULE) == []
    assert rows(told(text), "pipeline", "name") == [(2, "d")]


WRAPPER = """\
try:
    from airflow import DAG
    from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
except ImportError:
    DAG = None
def at(name, default):
    return os.getenv(name, default)
def pod(name, command):
    return KubernetesPodOperator(task_id=name, arguments=[command])
"""


@pytest.mark.parametrize(
    ("stated", "schedules"),
    [
        ('at("SCHEDULE", "30 3 * * *")', [(6, "30 3 * * *")]),
        ('Variable.get("SCHEDULE", default_var="@daily")', [(6, "@daily")]),
        ('at("SCHEDULE", "manual")', []),
        ('Variable.get("SCHEDULE", default_var=None)', []),
    ],
)
def test_airflow_through_a_module_of_the_repository(
    stated: str, schedules: list[tuple[int, str]]
) -> None:
    text = f"""\
    from tools.flow import DAG, at, pod
    from airflow_free import Variable

    COMMAND = "python -m jobs.train --all"
    if DAG is not None:
        with DAG(dag_id="d", schedule={stated}):
            one = pod("check", "echo")
            two = pod("train", COMMAND)
            one >> two
    """
    found = told(text, "dags/d.py", f"tools/flow.py: {WRAPPER}", "jobs/train.py: ")
    assert rows(found, "schedule", "cron") == schedules
    flow = rows(found, "pipeline", "name", "steps", "ordered", "reaches")
    assert flow == [(6, "d", 2, True, ("tools/flow.py", "jobs/train.py"))]


def test_airflow_paused_dags_and_those_of_datasets() -> None:
    text = """\
    from airflow.decorators import dag, task
    from airflow.datasets import Dataset

    @dag(schedule="@daily", is_paused_upon_creation=True)
    def idle():
        @task(retries=1)
        def load(): ...
        @task
        def fit(x): ...
        fit(load())

    @dag(schedule=[Dataset("s3://b/x")])
    def fresh(): ...
    """
    found = told(text)
    assert rows(found, "schedule", *SCHEDULE) == [
        (4, "airflow", "@daily", False, "idle", "schedule"),
        (12, "airflow", "[Dataset('s3://b/x')]", True, "fresh", "data"),
    ]
    assert rows(found, "pipeline", "name", "steps", "ordered")[0] == (5, "idle", 2, True)


def test_prefect_flows_and_how_they_are_served() -> None:
    text = """\
    from prefect import flow, task
    from prefect.client.schemas.schedules import CronSchedule

    @task(retries=3)
    def fit(x): ...

    @task
    def load(): ...

    @flow(name="train")
    def main():
        x = load()
        fit.submit(x)

    main.serve(name="a", cron="0 1 * * *")
    main.deploy(name="b", schedules=[], paused=True)
    main.deploy(name="c", schedule=CronSchedule(cron="0 2 * * *"), paused=True)
    main.serve(name="d")
    main.to_deployment("e", interval=60)
    """
    found = told(text)
    assert rows(found, "pipeline", *PIPELINE) == [(11, "prefect", "train", 2, True, True)]
    assert rows(found, "schedule", *SCHEDULE) == [
        (15, "prefect", "0 1 * * *", True, "a", "schedule"),
        (17, "prefect", "0 2 * * *", False, "c", "schedule"),
        (19, "prefect", "60", True, "e", "schedule"),
    ]


def test_prefect_deployments_in_a_file() -> None:
    text = """\
    deployments:
      - name: live
        entrypoint: flows/train.py:main
        schedules:
          - cron: "0 3 * * *"
          - {cron: "0 4 * * *", active: false}
      - name: idle
        schedules: []
      - name: none
        schedule: null
    """
    found = told(text, "prefect.yaml", "flows/train.py")
    assert rows(found, "schedule", *SCHEDULE, "reaches") == [
        (5, "prefect", "0 3 * * *", True, "live", "schedule", ("flows/train.py",)),
        (6, "prefect", "0 4 * * *", False, "live", "schedule", ("flows/train.py",)),
    ]


def test_dagster_schedules_are_active_where_running_and_otherwise_say_so() -> None:
    text = """\
    import dagster as dg
    from dagster import DefaultScheduleStatus as Status, ScheduleDefinition, asset

    @asset
    def raw(): ...

    @asset
    def model(raw): ...

    job = dg.define_asset_job("train")
    a = ScheduleDefinition(job=job, cron_schedule="0 1 * * *", default_status=Status.RUNNING)
    b = ScheduleDefinition(job=job, cron_schedule="0 2 * * *")
    c = ScheduleDefinition(job=job, cron_schedule="0 3 * * *", default_status=Status.STOPPED)

    @dg.sensor(job=job)
    def fresh(context): ...
    """
    found = told(text)
    assert rows(found, "schedule", *SCHEDULE) == [
        (11, "dagster", "0 1 * * *", True, "job", "schedule"),
        (12, "dagster", "0 2 * * *", True, "job (once switched on)", "schedule"),
        (13, "dagster", "0 3 * * *", False, "job", "schedule"),
        (15, "dagster", "", True, "fresh (once switched on)", "data"),
    ]
    assert rows(found, "pipeline", *PIPELINE) == [(5, "dagster", "assets", 2, True, False)]


def test_kubeflow_pipelines_with_components_from_the_repository() -> None:
    text = """\
    from kfp import dsl
    from components.fit import fit

    @dsl.component
    def load() -> str: ...

    @dsl.pipeline(name="train")
    def pipeline():
        a = load()
        b = fit(x=a.output).set_retry(2)
        print("compiled")

    client.create_recurring_run(exp, "nightly", cron_expression="0 0 3 * * *", enabled=False)
    """
    found = told(text, "pipelines/p.py", "pipelines/components/fit.py")
    assert rows(found, "pipeline", *PIPELINE) == [(8, "kubeflow", "train", 2, True, True)]
    assert rows(found, "schedule", "system", "cron", "active") == [
        (13, "kubeflow", "0 0 3 * * *", False)
    ]


def test_vertex_schedules() -> None:
    text = """\
    from google.cloud import aiplatform
    job = aiplatform.PipelineJob(display_name="x", template_path="p.json")
    job.create_schedule(cron="0 4 * * *", display_name="nightly")
    """
    assert rows(told(text), "schedule", *SCHEDULE) == [
        (3, "vertex", "0 4 * * *", True, "nightly", "schedule")
    ]


def test_sagemaker_pipelines() -> None:
    text = """\
    from sagemaker.workflow.pipeline import Pipeline
    from sagemaker.workflow.steps import ProcessingStep, TrainingStep
    from sagemaker.workflow.condition_step import ConditionStep
    from sagemaker.workflow.triggers import PipelineSchedule

    prepare = ProcessingStep(name="p", code="prepare.py")
    fit = TrainingStep(name="t", inputs=prepare.properties.Output)
    gate = ConditionStep(name="c", if_steps=[], else_steps=[])
    pipeline = Pipeline(name="churn", steps=[prepare, fit, gate])
    pipeline.put_triggers(triggers=[PipelineSchedule(name="nightly", cron="0 3 * * ? *")])
    """
    found = told(text, "ml/pipeline.py", "ml/prepare.py")
    assert rows(found, "pipeline", *PIPELINE, "reaches") == [
        (9, "sagemaker", "churn", 3, True, False, ("ml/prepare.py",))
    ]
    assert rows(found, "schedule", "system", "cron", "target") == [
        (10, "sagemaker", "0 3 * * ? *", "nightly")
    ]


def test_azureml_in_python_and_in_files() -> None:
    text = """\
    from azure.ai.ml.dsl import pipeline
    from azure.ai.ml.entities import CronTrigger, JobSchedule

    @pipeline(display_name="train")
    def train():
        ...

    trigger = CronTrigger(expression="0 5 * * 1")
    weekly = JobSchedule(name="weekly", trigger=trigger, create_job=train())
    """
    found = told(text)
    assert rows(found, "schedule", *SCHEDULE) == [
        (9, "azureml", "0 5 * * 1", True, "weekly", "schedule")
    ]
    assert rows(found, "pipeline", "system", "name") == [(5, "azureml", "train")]
    schedule = """\
    $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
    name: nightly
    trigger: {type: cron, expression: "0 3 * * *"}
    create_job: ./pipeline.yml
    """
    assert rows(
        told(schedule, "schedule.yml", "pipeline.yml"), "schedule", *SCHEDULE, "reaches"
    ) == [(3, "azureml", "0 3 * * *", True, "nightly", "schedule", ("pipeline.yml",))]
    job = """\
    type: pipeline
    jobs:
      prepare: {command: python prepare.py}
      fit: {inputs: {x: "${{parent.jobs.prepare.outputs.x}}"}}
    """
    assert rows(told(job, "pipeline.yml"), "pipeline", "steps", "ordered") == [(1, 2, True)]


def test_zenml_metaflow_kedro_flyte_and_luigi() -> None:
    zenml = """\
    from zenml import pipeline
    from zenml.config.schedule import Schedule
    from steps import fit, load

    @pipeline
    def train():
        fit(load())

    train.with_options(schedule=Schedule(cron_expression="0 6 * * *"))
    """
    found = told(zenml, "app/run.py", "app/steps/train.py", "app/steps/__init__.py")
    assert rows(found, "pipeline", *PIPELINE) == [(6, "zenml", "train", 2, True, False)]
    assert rows(found, "schedule", "cron") == [(9, "0 6 * * *")]
    metaflow = """\
    from metaflow import FlowSpec, retry, schedule, step

    @schedule(daily=True)
    class Train(FlowSpec):
        @retry
        @step
        def start(self):
            self.next(self.end)
        @step
        def end(self): ...
    """
    found = told(metaflow)
    assert rows(found, "pipeline", *PIPELINE) == [(4, "metaflow", "Train", 2, True, True)]
    assert rows(found, "schedule", "cron", "target") == [(3, "daily=True", "Train")]
    kedro = """\
    from kedro.pipeline import node, pipeline
    def create_pipeline():
        return pipeline([node(a, "x", "y"), node(b, "y", "z")])
    """
    assert rows(told(kedro, "src/p/train/pipeline.py"), "pipeline", "system", "name", "steps") == [
        (3, "kedro", "train", 2)
    ]
    flyte = """\
    from flytekit import CronSchedule, LaunchPlan, workflow
    @workflow
    def train(): ...
    LaunchPlan.get_or_create(workflow=train, name="n", schedule=CronSchedule(schedule="0 7 * * *"))
    """
    assert rows(told(flyte), "schedule", "cron", "target") == [(4, "0 7 * * *", "n")]
    luigi = "import luigi\nclass A(luigi.Task):\n    def requires(self): ...\n"
    assert rows(told(luigi), "pipeline", "system", "steps", "ordered") == [(2, "luigi", 1, True)]


def test_schedulers_within_a_process() -> None:
    text = """\
    import schedule
    from apscheduler.schedulers.blocking import BlockingScheduler
    from celery import Celery
    from celery.schedules import crontab

    scheduler = BlockingScheduler()
    scheduler.add_job(retrain, "interval", hours=2)

    @scheduler.scheduled_job("cron", hour=3)
    def nightly(): ...

    schedule.every().day.at("10:30").do(score)
    app = Celery()
    app.conf.beat_schedule = {"x": {"task": "tasks.fit", "schedule": crontab(hour=4)}}
    """
    assert rows(told(text), "schedule", "system", "cron", "target") == [
        (7, "process", "interval, hours=2", "retrain"),
        (9, "process", "cron, hour=3", "nightly"),
        (12, "process", "schedule.every().day.at('10:30')", "score"),
        (14, "process", "crontab(hour=4)", "tasks.fit"),
    ]


def test_dvc_mlflow_projects_and_snakemake() -> None:
    dvc = """\
    stages:
      prepare:
        cmd: python src/prepare.py
        deps: [data/raw]
        outs: [data/x]
      train:
        cmd: python -m src.train
        deps: [data/x]
    """
    found = told(dvc, "dvc.yaml", "src/prepare.py", "src/train.py")
    assert rows(found, "pipeline", *PIPELINE[2:], "reaches") == [
        (2, 2, True, False, ("src/prepare.py", "src/train.py"))
    ]
    project = "name: churn\nentry_points:\n  main:\n    command: python train.py\n"
    assert rows(told(project, "MLproject"), "pipeline", "system", "name") == [
        (1, "mlflow", "churn")
    ]
    snake = "rule a:\n  output: 'x'\nrule b:\n  input: 'x'\n"
    assert rows(told(snake, "Snakefile"), "pipeline", "system", "steps", "ordered") == [
        (1, "snakemake", 2, True)
    ]


def test_own_functions_of_a_frameworks_name_are_no_pipelines() -> None:
    text = """\
    def pipeline(f): return f
    def flow(f): return f
    from sklearn.pipeline import Pipeline
    import boto3

    @pipeline
    def a(): ...

    @flow
    def b(): ...

    model = Pipeline(steps=[("x", None)])
    server.serve(cron="0 0 * * *")
    """
    assert told(text) == []


@pytest.mark.parametrize(
    "body",
    [
        "(" * 5_000,
        "x = " + "-" * 20_000 + "1",
        "def f(:\n",
        "\x00",
        "a" + ".b" * 20_000,
        "a" + "()" * 9_000,
    ],
)
def test_damaged_files_give_no_error(body: str) -> None:
    told(f"from airflow import DAG\nDAG('d', schedule='@daily')\n{body}\n")


def test_a_schedule_within_deep_nesting_gives_no_error() -> None:
    deep = "from prefect import flow\nx.serve(cron=" + "(a+" * 80 + "b" + ")" * 80 + ")\n"
    assert len(told(deep)) == 1


def test_which_files_are_read() -> None:
    assert all(
        map(handles, ("a.py", "dvc.yaml", "prefect.yaml", "Snakefile", "x.smk", "MLproject"))
    )
    assert not handles("a.md")


def test_steps_of_azureml_are_a_pipeline_where_a_function_of_the_team_takes_them() -> None:
    code = """\
    from azureml.pipeline.steps import PythonScriptStep
    from own import publish
    prepare = PythonScriptStep(name="prepare", script_name="prepare.py", outputs=[data])
    train = PythonScriptStep(name="train", script_name="train.py", inputs=[data])
    publish(name="weekly", steps=[prepare, train])
    """
    found = told(code)
    assert rows(found, "pipeline", "system", "name", "steps") == [(5, "azureml", "weekly", 2)]


def test_a_beat_that_a_function_makes_of_a_list() -> None:
    text = """
    from celery.schedules import crontab

    def parse_beat_schedule():
        tasks = [
            {"task": "docs.tasks.train", "env_default": "5 * * * *"},
            {"task": "docs.tasks.clean", "options": {}},
        ]
        return tasks
    """
    found = [f for f in told(text) if f.kind == "schedule"]
    assert [(f.text("target"), f.text("cron")) for f in found] == [
        ("docs.tasks.train", "5 * * * *")
    ]


def test_kinds_of_taskcluster_and_what_starts_them() -> None:
    kind = """\
    kind-dependencies:
      - merge-corpus
      - build-vocab
    tasks:
      train:
        run: {command: [bash, -c, 'python train.py']}
    """
    found = told(kind, "taskcluster/kinds/train-model/kind.yml", "train.py: ")
    flow = rows(found, "pipeline", "system", "name", "steps", "ordered", "reaches")
    assert flow == [(2, "taskcluster", "train-model", 3, True, ("train.py",))]
    assert rows(told(kind, "taskcluster/kinds/toolchain/kind.yml"), "pipeline", "name") == []
    cron = """\
    jobs:
      - name: nightly
        job: {type: decision-task, target-tasks-method: train-tasks}
        when:
          - {hour: 3, minute: 30}
      - name: by-hand
        job: {type: decision-task}
    """
    assert rows(told(cron, ".cron.yml"), "schedule", "cron", "target") == [
        (2, "3:30", "nightly train-tasks")
    ]
