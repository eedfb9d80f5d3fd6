"""What `sam deploy` does before CloudFormation: a SAM template, in YAML, becomes a CloudFormation template, in JSON.

Arguments: the template; the bucket that its code is going to be in. Prints the template as "template"; as "code" the key of each
object in the bucket with the file that it is made of; as "aliases" the functions that have none of the aliases which they want.
"""

import json
import os
import sys

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Their ARNs are looked up on AWS, which is not asked here."""

    def load(self):
        return {}


def package(template, directory, bucket):
    """Lets functions find their code in the bucket."""
    code = {}
    shared = template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for resource in template["Resources"].values():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        properties = resource.setdefault("Properties", {})
        uri = properties.get("CodeUri", shared)
        if isinstance(uri, str) and not uri.startswith("s3://"):
            key = os.path.normpath(uri).replace(os.sep, "/").lstrip("./")
            code[key] = os.path.join(directory, uri)
            properties["CodeUri"] = {"Bucket": bucket, "Key": key}
    return code


def remove_aliases(template):
    """moto_server has no aliases, and refuses the mappings of functions that have one."""
    shared = template.get("Globals", {}).get("Function", {}).pop("AutoPublishAlias", None)
    return [
        name
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
        and resource["Properties"].pop("AutoPublishAlias", shared)
    ]


def main(path, bucket):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    code = package(template, os.path.dirname(os.path.abspath(path)), bucket)
    aliases = remove_aliases(template)
    try:
        translated = transform(template, {}, NoManagedPolicies())
    except InvalidDocumentException as refusal:
        sys.exit("; ".join(cause.message for cause in refusal.causes))
    json.dump({"template": translated, "code": code, "aliases": aliases}, sys.stdout)


main(*sys.argv[1:])
