"""`GET /api/openapi.json`: every address of the API, and the records that sync carries."""

import re
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Flask, Response, current_app, jsonify

from fieldapp.core.records import record_types

openapi = Blueprint("openapi", __name__)


def describe(app: Flask) -> dict[str, Any]:
    """OpenAPI 3.1: paths from the routes themselves, schemas from the record types."""
    spec = APISpec(title="fieldapp", version="1", openapi_version="3.1.0", plugins=[MarshmallowPlugin()])
    for kind in record_types():
        spec.components.schema(kind.name, schema=kind.schema)
    for address in app.url_map.iter_rules():
        if address.rule.startswith("/api/"):
            methods = sorted(method.lower() for method in (address.methods or set()) - {"HEAD", "OPTIONS"})
            spec.path(
                path=re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", address.rule),
                operations={method: _operation(app, address) for method in methods},
            )
    return spec.to_dict()


def _operation(app: Flask, address: Any) -> dict[str, Any]:
    told = (app.view_functions[address.endpoint].__doc__ or address.endpoint).strip().split("\n")[0]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in sorted(address.arguments)]
    problem = {"description": "A problem (RFC 9457)", "content": {"application/problem+json": {}}}
    return {
        "summary": told,
        "parameters": parameters,
        "responses": {"200": {"description": "Done"}, "default": problem},
    }


@openapi.get("/api/openapi.json")
def document() -> Response:
    """This document."""
    return jsonify(describe(current_app))
