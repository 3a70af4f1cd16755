"""An editor offers what may be written: the fields of every group and the words of every list of words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, ClassVar, Literal, get_origin

import pytest
import yaml
from pydantic import Field
from pydantic.config import JsonDict

from psdm_validate.model.layout import RECORDS
from psdm_validate.model.part import described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Many
from psdm_validate.schema import schema_of
from tests.editor.fields import Group, groups, is_list, typed, words_of
from tests.editor.installed import opened
from tests.editor.language_server import LanguageServer, Message, Position
from tests.editor.records import path_of

FIELD, VALUE = 10, 12
"""Kinds of what is offered, as the protocol numbers them."""


def offered(editor: LanguageServer, path: str, text: str, position: Position, kind: int) -> list[Message]:
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
            items = offered(editor, path_of(model), *typed_value(group, name), VALUE)
            assert [yaml.safe_load(item["insertText"]) for item in items] == list(words), (*group.path, name)


SKY: JsonDict = {"clear": "Not a cloud.", "overcast": "Clouds from one end to the other."}
Sky = Annotated[Literal["clear", "overcast"], Field(json_schema_extra={"x-words": SKY})]


class Weather(Record):
    """A record with words that its model explains."""

    record_kind: ClassVar[str] = "weather"
    title: ClassVar[str] = "Weather"

    now: Sky = described("The sky now.")
    later: Sky | None = described("The sky later.", default=None)
    before: Many[Sky] = described("The sky on the days before.", default=())
    told: Literal["clear", "overcast"] = Field(description="The forecast.", json_schema_extra={"x-words": SKY})


@pytest.mark.parametrize("typed_text", ["now: ", "later: ", "before:\n  - ", "told: "])
def test_words_that_a_model_explains_are_offered_with_their_meanings(tmp_path: Path, typed_text: str) -> None:
    served = {"yaml.schemas": {"./schemas/weather.json": ["weather.yaml"]}, "yaml.schemaStore.enable": False}
    end = typed_text.count("\n"), len(typed_text.rsplit("\n", 1)[-1])
    with opened(tmp_path, {"weather.json": json.dumps(schema_of(Weather))}, json.dumps(served)) as editor:
        items = offered(editor, "weather.yaml", typed_text, end, VALUE)
    assert {item["label"]: item["documentation"]["value"] for item in items} == SKY


def lists_of_words(group: Group) -> dict[str, tuple[str, ...]]:
    return {name: words for name, field in group.fields.items() if (words := words_of(field.annotation))}


def typed_value(group: Group, name: str) -> tuple[str, Position]:
    """A document in which the value of that field is about to be typed: alone, in a list or beside a key."""
    field = group.fields[name]
    if is_list(field.annotation):
        return typed((*group.path, name, 0))
    if get_origin(field.annotation) is dict and field.examples:
        return typed((*group.path, name), then=f"{next(iter(field.examples[0]))}: ")
    return typed(group.path, then=f"{name}: ")
