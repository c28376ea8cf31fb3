"""What /openapi.json says of a request and its answer, and whether they are so."""
import json
import re

import jsonschema

# What can happen to any request before its handler; `default` describes it.
FAULTS = {400, 405, 408, 413, 415, 431, 500, 501, 503}
METHODS = {"get", "post", "put", "patch", "delete"}

FORMATS = jsonschema.FormatChecker(formats=())
FORMATS.checks("date-time")(
    lambda text: not isinstance(text, str)
    or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text) is not None
)
FORMATS.checks("date")(
    lambda text: not isinstance(text, str) or re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
)
FORMATS.checks("uuid")(
    lambda text: not isinstance(text, str)
    or re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None
)


def closed(value):
    """Clients must expect new fields; this test must not: what is not described is an error."""
    if isinstance(value, list):
        return [closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    copy = {key: closed(inner) for key, inner in value.items()}
    if value.get("type") == "object" and "properties" in value:
        copy.setdefault("additionalProperties", False)
    return copy


class Description:
    def __init__(self, document):
        self.document = closed(document)
        self.resolver = jsonschema.RefResolver("", self.document)
        self.patterns = [
            (re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path))), path)
            for path in document["paths"]
        ]
        # As the router does: words win over placeholders.
        self.patterns.sort(key=lambda one: one[1].count("{"))

    def has(self, path):
        return path in self.document["paths"]

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in METHODS & item.keys():
                yield method.upper(), path

    def path_of(self, target):
        """Exactly so, or else with or without the last slash."""
        asked = target.split("?")[0]
        otherwise = asked.rstrip("/") if asked.endswith("/") else asked + "/"
        for spelling in (asked, otherwise):
            for shape, path in self.patterns:
                if shape.fullmatch(spelling):
                    return path
        return None

    def operation(self, method, target):
        return self.document["paths"].get(self.path_of(target), {}).get(method.lower())

    def follow(self, value):
        return self.resolver.resolve(value["$ref"])[1] if "$ref" in value else value

    def complaints(self, schema, value):
        validator = jsonschema.Draft202012Validator(
            schema, resolver=self.resolver, format_checker=FORMATS
        )
        return [
            f"{'/'.join(map(str, error.absolute_path)) or 'the whole'}: {error.message[:300]}"
            for one in validator.iter_errors(value)
            for error in [jsonschema.exceptions.best_match([one])]
        ]

    def response(self, method, target, status):
        """The description of that answer; a fault is the same for every method of a path."""
        operation = self.operation(method, target)
        if operation is None:
            item = self.document["paths"].get(self.path_of(target), {})
            operation = next((item[one] for one in METHODS & item.keys()), {"responses": {}})
        responses = operation["responses"]
        found = responses.get(str(status))
        if found is None and status in FAULTS:
            found = responses.get("default")
        return found and self.follow(found)

    def check_answer(self, method, target, answer):
        """A list of what is not as it is described."""
        response = self.response(method, target, answer.status)
        if response is None:
            return [f"the status {answer.status} is not described"]
        complaints = [
            f"the header {name} is missing"
            for name in response.get("headers", {})
            if name != "Link" and answer.header(name) is None
        ]
        content = response.get("content")
        if content is None:
            return complaints + (["a body where none is described"] if answer.text else [])
        media = (answer.header("Content-Type") or "").split(";")[0]
        if media not in content:
            return complaints + [f"the content type {media!r} is not described"]
        value = json.loads(answer.text) if media == "application/json" else answer.text
        return complaints + self.complaints(content[media]["schema"], value)

    def check_request(self, method, target, body):
        """Whether a body that was taken is one that is described."""
        operation = self.operation(method, target)
        if operation is None or "requestBody" not in operation:
            return ["the operation takes no body"]
        content = operation["requestBody"]["content"]
        if "application/json" not in content:
            return ["the operation takes no JSON"]
        return self.complaints(content["application/json"]["schema"], body)
