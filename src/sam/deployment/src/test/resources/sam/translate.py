"""Transforms SAM templates into CloudFormation's, as a deployment does once it has put the code into S3 or ECR, and prints how many resources each has."""
import json
import logging
import re
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


def beside_alias(resources):
    """What invokes a function of which an alias has the version, but not that alias."""
    aliases = {alias["Properties"]["FunctionName"]["Ref"]: id for id, alias in resources.items() if alias["Type"] == "AWS::Lambda::Alias"}
    invokers = ("AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission", "AWS::Lambda::Url", "AWS::Lambda::EventInvokeConfig",
                "AWS::SNS::Subscription", "AWS::Events::Rule", "AWS::ApiGatewayV2::Api")
    for id, resource in resources.items():
        if resource["Type"] in invokers:
            text = json.dumps(resource["Properties"])
            for function, alias in aliases.items():
                named = f'{{"Ref": "{alias}"}}' in text or f"${{{alias}}}" in text or '"Qualifier": "live"' in text
                if re.search(rf'"{function}[".]|\$\{{{function}[}}.]', text) and not named:
                    yield id


logging.disable()
for path in sys.argv[1:]:
    with open(path) as file:
        resources = transform(as_packaged(yaml_parse(file.read())), {}, NoManagedPolicies())["Resources"]
    wide = [id for id, resource in resources.items() if resource.get("Properties", {}).get("ManagedPolicyArns")]
    if wide:
        sys.exit(f"{path}: managed policies are attached to {wide}")
    beside = list(beside_alias(resources))
    if beside:
        sys.exit(f"{path}: {beside} invoke a function without its alias")
    print(len(resources), path)
