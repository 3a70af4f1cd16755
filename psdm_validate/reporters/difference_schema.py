"""The part of a JSON Schema that says how an engagement's difference is told."""

from __future__ import annotations

from typing import get_args

from psdm_validate.contract.comparison import FileState
from psdm_validate.contract.standing import Standing
from psdm_validate.reporters.schema_parts import Schema, day, fields, listed, maybe, text, truth

ANY: Schema = {"description": "the value; null where there is none"}
PATTERN_OF_NUMBERS = r"^-?[0-9]+(\.[0-9]+)?$"


def engagement_difference_schema() -> Schema:
    """One engagement that differs: contract on both sides, moved terms, papers, intents, files."""
    return fields(
        "an engagement that differs",
        {
            "engagement": text("its folder"),
            "title": maybe(text("of the SOW")),
            "state": {"enum": ["added", "changed", "removed"], "description": "what became of it"},
            "unknown": maybe(text("why the differences cannot be told; null where they can")),
            "currency": text("of its amounts; empty where it is unknown"),
            "before": _contract("in force on the target"),
            "after": _contract("in force after the merge"),
            "terms": listed(_term(), "what moves in the contract in force"),
            "executed": listed(_paper(), "papers that newly count"),
            "pending": listed(_paper(), "papers that newly wait"),
            "intents": listed(_intent_change(), "what is planned and differs"),
            "files": listed(_file(), "files that differ"),
        },
    )


def _contract(description: str) -> Schema:
    number = maybe(text("as text; null where the contract leaves it open", pattern=PATTERN_OF_NUMBERS))
    contract = fields(
        f"the contract {description}; null where there is none",
        {
            "lineage": listed(text("a number"), "papers that made it"),
            "proposed": truth("whether a signature is still missing"),
            "start": maybe(day("first day")),
            "end": maybe(day("last day")),
            "amount": number,
            "hours": number,
        },
    )
    return maybe(contract)


def _moved() -> dict[str, Schema]:
    return {
        "field": text("path of the term"),
        "before": ANY,
        "after": ANY,
        "difference": {
            "type": ["integer", "string", "null"],
            "description": "days between two days; text for money and hours; null for all else",
        },
    }


def _term() -> Schema:
    papers = listed(text("a number"), "papers that cover it; empty where none does")
    return fields("a term that moves", {**_moved(), "papers": papers})


def _paper() -> Schema:
    return fields(
        "a paper",
        {
            "number": text("its number"),
            "title": text("its title"),
            "file": text("its path"),
            "executed_on": maybe(day("null while it is pending")),
            "moved": listed(fields("what it moves", _moved()), "the terms that it moves"),
        },
    )


def _intent_change() -> Schema:
    standing = {"enum": [*(each.value for each in Standing), None], "description": "to the contract after the merge"}
    sides = {"before": _intent("null where it is new"), "after": _intent("null where it is taken out")}
    return fields("something planned that differs", {**sides, "standing": standing})


def _intent(description: str) -> Schema:
    intent = fields(
        description,
        {
            "what": text("kind and id, such as T-011"),
            "name": maybe(text("its name")),
            "activity": maybe(text("what it works on")),
            "start": day("first day"),
            "end": day("last day"),
            "awaits": maybe(text("the paper that it waits for")),
        },
    )
    return maybe(intent)


def _file() -> Schema:
    change = fields("a field that differs", {"field": text("its path"), "before": ANY, "after": ANY})
    return fields(
        "a file that differs",
        {
            "file": text("its path"),
            "state": {"enum": list(get_args(FileState)), "description": "what became of it"},
            "changes": listed(change, "of a record that was there before and still is"),
        },
    )
