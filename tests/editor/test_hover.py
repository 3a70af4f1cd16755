"""An editor explains every field under the pointer."""

from __future__ import annotations

import pytest
import yaml

from psdm_validate.model.layout import RECORDS
from psdm_validate.model.record import Record
from psdm_validate.source import Document, read_document
from tests.editor.fields import full, written_fields
from tests.editor.language_server import LanguageServer
from tests.editor.records import PORTFOLIOS, path_of, samples


def unexplained(editor: LanguageServer, path: str, text: str, model: type[Record]) -> list[str]:
    """The written fields whose description the editor does not show."""
    document = read_document(path, text.encode())
    assert isinstance(document, Document)
    fields = list(written_fields(model, document.value))
    spans = [document.key(place) for place, _ in fields]
    editor.show(path, text)
    # The pointer rests on the second letter: at the first, the server still speaks of a list that ends just above.
    shown = editor.hovers(path, [(span.line - 1, span.column) for span in spans])
    # The server puts a backslash before each character that Markdown would take for a mark.
    explained = zip(fields, (hover.replace("\\", "") for hover in shown), strict=True)
    return [f"{place}: {hover}" for (place, field), hover in explained if str(field.description) not in hover]


@pytest.mark.parametrize("portfolio", PORTFOLIOS)
def test_every_field_of_the_sample_records_is_explained(editor: LanguageServer, portfolio: str) -> None:
    found = {sample.path: unexplained(editor, sample.path, sample.text, sample.model) for sample in samples(portfolio)}
    assert {path: fields for path, fields in found.items() if fields} == {}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_every_field_that_a_record_may_hold_is_explained(editor: LanguageServer, model: type[Record]) -> None:
    text = yaml.safe_dump(full(model), sort_keys=False)
    assert unexplained(editor, path_of(model), text, model) == []
