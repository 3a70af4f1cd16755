"""An editor that is set up as this repository sets editors up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from psdm_validate.schema import editor_settings, schema_files
from tests.editor.installed import opened
from tests.editor.language_server import LanguageServer


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """An editor opened in a folder with the schemas of the models as they are now."""
    with opened(tmp_path_factory.mktemp("a repository"), dict(schema_files()), editor_settings()) as server:
        yield server
