"""Transforms SAM templates into CloudFormation's, as a deployment does once it has put the code into S3 or ECR."""
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Roles name no managed policy of AWS, so none is looked up."""

    def load(self):
        return {}


def as_packaged(template):
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            if properties.get("PackageType") == "Image":
                properties["ImageUri"] = "123456789012.dkr.ecr.us-east-1.amazonaws.com/functions:latest"
            else:
                properties["CodeUri"] = "s3://bucket/key"
    return template


for path in sys.argv[1:]:
    with open(path) as file:
        resources = transform(as_packaged(yaml_parse(file.read())), {}, NoManagedPolicies())["Resources"]
    wide = [id for id, resource in resources.items() if resource.get("Properties", {}).get("ManagedPolicyArns")]
    if wide:
        sys.exit(f"{path}: managed policies are attached to {wide}")
