"""Request bodies held against Discord's own OpenAPI document."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match


class OpenApi:
    """One liberty is taken: a snowflake may be a number, which Discord reads as well and discord.py sends."""

    def __init__(self, path: Path) -> None:
        self._document: dict[str, Any] = json.loads(path.read_text())
        self._document["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
        self._paths = sorted(self._document["paths"], key=lambda p: (p.count("{"), p))
        self._validator = cache(self._make_validator)

    def faults(self, requests: Iterable[Any]) -> list[str]:
        """What Discord would object to, a line a request; `requests` have `method`, `path` and `json`."""
        found = []
        for request in requests:
            if (fault := self._fault(request.method, request.path, request.json)) is not None:
                found.append(f"{request.method} {request.path}: {fault}")
        return found

    def _fault(self, method: str, path: str, body: Any) -> str | None:
        template = self._template(path)
        if template is None:
            return "no such path"
        operation = self._document["paths"][template].get(method.lower())
        if operation is None:
            return "no such method"
        content = operation.get("requestBody", {}).get("content", {})
        if body is None:
            return "a body is required" if operation.get("requestBody", {}).get("required") else None
        if "application/json" not in content:
            return "no body is taken"
        error = best_match(self._validator(template, method.lower()).iter_errors(body))
        return None if error is None else f"{error.json_path}: {error.message[:300]}"

    def _template(self, path: str) -> str | None:
        return next((t for t in self._paths if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", t), path)), None)

    def _make_validator(self, template: str, method: str) -> Draft202012Validator:
        schema: Mapping[str, Any] = self._document["paths"][template][method]["requestBody"]["content"][
            "application/json"
        ]["schema"]
        return Draft202012Validator({**schema, "components": self._document["components"]})
