from advisor.scan.facts.cdk import cdk, handles, of_calls
from advisor.scan.facts.python import python_facts, python_index
from advisor.scan.source import InMemory
from tests.scan.facts.told import facts, rows

STACK = """\
import { Stack } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { Bucket, BucketProps as Props } from 'aws-cdk-lib/aws-s3';
import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';
import { ModelConstruct } from './model';

export class S extends Stack {
  constructor(scope, id) {
    // new Bucket(this, 'Old');
    new Bucket(this, 'Data', {
      versioned: true,
    });
    const e = new sagemaker.CfnEndpoint(
      this,
      'Endpoint',
      { endpointConfigName: 'c' }
    );
    new ModelConstruct(this, 'Model');
    const a = new actions.S3SourceAction({
      actionName: 'Rows',
    });
    const m = new Map();
  }
}
"""


def test_what_is_made_of_modules_of_aws_is_a_resource() -> None:
    found = rows(facts(cdk, "lib/stack.ts", STACK), "resource", "type", "name", "attributes")
    assert found == [
        (10, "aws-s3.Bucket", "Data", ("versioned=true",)),
        (13, "aws-sagemaker.CfnEndpoint", "Endpoint", ()),
        (18, "construct", "Model", ()),
        (19, "aws-codepipeline-actions.S3SourceAction", "S3SourceAction", ("actionName=Rows",)),
    ]


def test_javascript_and_the_modules_of_the_first_version_are_read() -> None:
    text = "const lambda = require('@aws-cdk/aws-lambda');\nnew lambda.Function(this, 'F', {});\n"
    found = rows(facts(cdk, "lib/stack.js", text), "resource", "type", "name")
    assert found == [(2, "aws-lambda.Function", "F")]


def test_other_programs_declare_nothing() -> None:
    text = "import * as s3 from 'minio';\nnew s3.Bucket(this, 'Data');\n"
    assert facts(cdk, "src/app.ts", text) == []
    assert handles("lib/stack.ts")
    assert not handles("lib/stack.d.ts")


PYTHON = """\
from aws_cdk import Stack, aws_s3 as s3, aws_sagemaker as sagemaker
from aws_cdk import aws_codepipeline as cp, aws_codepipeline_actions as actions

class S(Stack):
    def __init__(self, scope, id):
        self.data = s3.Bucket(self, "Data", versioned=True)
        sagemaker.CfnEndpointConfig(self, "Config", production_variants=[v])
        s3.Bucket.from_bucket_name(self, "Old", "b")
        first = actions.CloudFormationCreateUpdateStackAction(action_name="deploy")
        cp.StageProps(stage_name="Release", actions=[first])
        sagemaker.CfnModel.ContainerDefinitionProperty(image="i")
"""


def test_what_python_makes_of_modules_of_aws_is_a_resource_too() -> None:
    source = InMemory({"stack.py": PYTHON})
    index = python_index(source)
    told = of_calls(python_facts(source, index, "stack.py", PYTHON))
    assert rows(list(told), "resource", "type", "name", "attributes") == [
        (6, "aws-s3.Bucket", "Data", ("versioned=True",)),
        (7, "aws-sagemaker.CfnEndpointConfig", "Config", ("productionVariants=[v]",)),
        (
            9,
            "aws-codepipeline-actions.CloudFormationCreateUpdateStackAction",
            "CloudFormationCreateUpdateStackAction",
            ("actionName=deploy",),
        ),
        (10, "aws-codepipeline.StageProps", "StageProps", ("stageName=Release", "actions=[first]")),
    ]
