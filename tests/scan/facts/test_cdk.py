from advisor.scan.facts.cdk import cdk, handles
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
