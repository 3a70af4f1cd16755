"""An editor explains every field under the pointer."""

from __future__ import annotations

import pytest
import yaml

from psdm_validate.model.layout import RECORDS
from psdm_validate.model.record import Record
from psdm_validate.source import Document, read_document
from tests.editor.fields import full, written_fields
from tests.editor.language_server import LanguageServer
from tests.editor.records import path_of, sample_records


def unexplained(editor: LanguageServer, path: str, text: str, model: type[Record]) -> list[str]:
    """The written fields whose description the editor does not show."""
    document = read_document(path, text.encode())
    assert isinstance(document, Document)
    fields = list(written_fields(model, document.value))
    spans = [document.key(place) for place, _ in fields]
    editor.show(path, text)
    shown = editor.hovers(path, [(span.line - 1, span.column - 1) for span in spans])
    # The server puts a backslash before each character that Markdown would take for a mark.
    explained = zip(fields, (hover.replace("\\", "") for hover in shown), strict=True)
    return [f"{place}: {hover}" for (place, field), hover in explained if str(field.description) not in hover]


@pytest.mark.parametrize("path", sample_records())
def test_every_field_of_a_sample_record_is_explained(editor: LanguageServer, path: str) -> None:
    model, text = sample_records()[path]
    assert unexplained(editor, path, text, model) == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_every_field_that_a_record_may_hold_is_explained(editor: LanguageServer, model: type[Record]) -> None:
    text = yaml.safe_dump(full(model), sort_keys=False)
    assert unexplained(editor, path_of(model), text, model) == []
