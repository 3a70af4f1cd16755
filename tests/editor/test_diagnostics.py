"""An editor underlines what does not fit a record, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from psdm_validate.model.layout import RECORDS
from psdm_validate.model.record import Record
from psdm_validate.schema import schema_of
from psdm_validate.source import Document, FieldPath, read_document
from tests.documents import holding, smallest
from tests.editor.fields import groups, is_list, words_of
from tests.editor.language_server import LanguageServer, Message
from tests.editor.records import PORTFOLIOS, path_of, samples


def underlined(told: list[Message]) -> list[tuple[int, str]]:
    """The line of each diagnostic, counted from 1, and what it says."""
    return [(diagnostic["range"]["start"]["line"] + 1, diagnostic["message"]) for diagnostic in told]


def written(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=False) if value else ""


@pytest.mark.parametrize("portfolio", PORTFOLIOS)
def test_nothing_is_underlined_in_the_sample_records(editor: LanguageServer, portfolio: str) -> None:
    told = editor.diagnostics({sample.path: sample.text for sample in samples(portfolio)})
    assert {path: underlined(diagnostics) for path, diagnostics in told.items() if diagnostics} == {}


def test_nothing_is_underlined_in_the_smallest_record_of_each_kind(editor: LanguageServer) -> None:
    texts = {path_of(model): written(smallest(schema_of(model), schema_of(model))) for model in RECORDS}
    told = editor.diagnostics(texts)
    assert {path: underlined(diagnostics) for path, diagnostics in told.items() if diagnostics} == {}


def test_a_mistyped_field_is_underlined_at_its_line_and_nothing_else_is(editor: LanguageServer) -> None:
    sound = {path_of(model): written(smallest(schema_of(model), schema_of(model))) for model in RECORDS}
    told = editor.diagnostics({path: f"{text}mistyped: words\n" for path, text in sound.items()})
    for path, text in sound.items():
        assert underlined(told[path]) == [(text.count("\n") + 1, "Property mistyped is not allowed.")], path


def test_a_word_that_is_not_on_its_list_is_underlined_at_its_line_and_nothing_else_is(editor: LanguageServer) -> None:
    texts, lines = {}, {}
    for model in RECORDS:
        if place := first_list_of_words(model):
            text = written(holding("no-such-word", place, schema_of(model), schema_of(model)))
            document = read_document(path_of(model), text.encode())
            assert isinstance(document, Document)
            texts[path_of(model)], lines[path_of(model)] = text, document.locate(place).line
    for path, diagnostics in editor.diagnostics(texts).items():
        ((line, message),) = underlined(diagnostics)
        assert line == lines[path]
        assert message.startswith("Value is not accepted. Valid values:")


def first_list_of_words(model: type[Record]) -> FieldPath | None:
    """The place of the first value of the record that is one of several words."""
    for group in groups(model):
        for name, field in group.fields.items():
            if len(words_of(field.annotation)) > 1 and "RPT010" not in str(field.examples):
                return (*group.path, name, *([0] if is_list(field.annotation) else []))
    return None
