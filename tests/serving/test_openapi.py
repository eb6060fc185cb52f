"""The OpenAPI description: whole, and kept by the server whatever is asked (schemathesis)."""

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from sayso.serving import Settings, make_application
from sayso.serving.api.routes import router

EXAMPLES = 5  # of each operation


def test_the_description_refers_to_nothing_that_it_lacks(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas


def test_every_route_under_api_is_described(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    assert {getattr(route, "path", "") for route in router.routes} == set(described)


def test_no_question_gives_a_server_error(store_file: Path) -> None:
    application = make_application(Settings(store_file, names=("testserver",), patience_s=300))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", application)
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(
                checks=[
                    not_a_server_error,
                    status_code_conformance,
                    content_type_conformance,
                    response_schema_conformance,
                ],
            )

        ask()
    assert asked > 50


def references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for child in node.values() for found in references(child)]
    if isinstance(node, list):
        return [found for child in node for found in references(child)]
    return []
