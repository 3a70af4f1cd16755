"""An editor offers what may be written: the fields of every group and the words of every list of words."""

from __future__ import annotations

import pytest
import yaml

from psdm_validate.model.layout import RECORDS
from psdm_validate.model.record import Record
from tests.editor.fields import Group, groups, is_list, typed, words_of
from tests.editor.language_server import LanguageServer, Message
from tests.editor.records import path_of

FIELD, VALUE = 10, 12
"""Kinds of what is offered, as the protocol numbers them."""


def offered(editor: LanguageServer, path: str, text: str, position: tuple[int, int], kind: int) -> list[Message]:
    editor.show(path, text)
    return [item for item in editor.completions(path, position) if item["kind"] == kind]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_the_fields_of_every_group_are_offered_with_their_descriptions(
    editor: LanguageServer, model: type[Record]
) -> None:
    for group in groups(model):
        items = offered(editor, path_of(model), *typed(group.path), FIELD)
        described = {name: field.description for name, field in group.fields.items()}
        assert {item["label"]: item["documentation"] for item in items} == described, group.path


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_an_offered_field_comes_with_its_colon(editor: LanguageServer, model: type[Record]) -> None:
    for group in groups(model):
        for item in offered(editor, path_of(model), *typed(group.path), FIELD):
            assert item["insertText"].startswith((f"{item['label']}:", f'"{item["label"]}":')), group.path


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_the_words_of_every_list_of_words_are_offered(editor: LanguageServer, model: type[Record]) -> None:
    for group in groups(model):
        for name, words in lists_of_words(group).items():
            place = (*group.path, name, 0) if is_list(group.fields[name].annotation) else (*group.path, name)
            items = offered(editor, path_of(model), *typed(place), VALUE)
            assert [yaml.safe_load(item["insertText"]) for item in items] == list(words), place


def lists_of_words(group: Group) -> dict[str, tuple[str, ...]]:
    return {name: words for name, field in group.fields.items() if (words := words_of(field.annotation))}
