"""Files below engagements/ that no record claims, each with the reason and a way to mend it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psdm_validate.model.layout import RECORDS, TOP, engagement_folder, extra_schema_of, is_evidence, model_of

KINDS = {
    "symlink": (
        "this is a symbolic link, and what it points at cannot be reviewed",
        "Replace the link with the file itself.",
    ),
    "submodule": (
        "this is another repository inside this one, and what it holds cannot be reviewed",
        "Put the files themselves here.",
    ),
    "unreadable-name": (
        "the name of this file is not UTF-8, so some computers cannot open it",
        "Rename it with plain letters.",
    ),
}


@dataclass(frozen=True, slots=True)
class Stray:
    """A file that the validator cannot judge as it stands."""

    path: str
    message: str
    next_step: str


def strays(files: Iterable[tuple[str, str]]) -> Iterator[Stray]:
    """Every file that no record claims. Takes pairs of path and kind ("file", "symlink", …)."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path, kind in files:
        alike[unicodedata.normalize("NFC", path).casefold()].append(path)
        if kind != "file":
            yield Stray(path, *KINDS[kind])
        elif not (is_evidence(path) or model_of(path) or extra_schema_of(path)):
            yield Stray(path, *_reason(path))
    for paths in alike.values():
        for path in paths[1:]:
            message = f'its name differs from "{paths[0]}" only in case or accents; some computers see one file'
            yield Stray(path, message, "Keep one of the two and delete the other.")


def _reason(path: str) -> tuple[str, str]:
    """Why nothing claims the file, and what to do."""
    parts, name = path.split("/"), path.rsplit("/", 1)[-1]
    renamed = path.removesuffix(".yml") + ".yaml"
    if path.endswith(".yml") and model_of(renamed):
        return "records end in .yaml, this file ends in .yml", f"Rename it to {renamed}."
    if path != path.lower() and (model_of(path.lower()) or is_evidence(path.lower())):
        return "folders and records are named in lower case", f"Rename it to {path.lower()}."
    if name.startswith("."):
        return "a hidden file holds no record", "Delete it."
    if "evidence" in parts[3:4]:
        return (
            "evidence lies directly in evidence/ and has a name of letters, digits, dots and hyphens",
            f"Rename it to {'/'.join(parts[:4])}/{_plain(name)}.",
        )
    if len(parts) > SOW_FOLDER and engagement_folder(path) is None:
        return _folder_reason(parts)
    return "no kind of record lies here, so nothing judges this file", _suggestion(path)


SOW_FOLDER = 3
"""Parts of a path up to the engagement's folder: engagements, customer, SOW."""


def _folder_reason(parts: list[str]) -> tuple[str, str]:
    if not re.fullmatch(r"sow-\d+|po\d+", parts[2], re.ASCII):
        return (
            f'"{parts[2]}" is no folder of an engagement: it is named after the number of its SOW',
            "Rename the folder, to sow-2206 for SOW-2206 or po2206 for PO2206.",
        )
    return (
        f'"{parts[1]}" is no folder of a customer: it is named with lower-case letters, digits and single hyphens',
        "Rename the folder, such as harbor-line.",
    )


def _plain(name: str) -> str:
    """A name of the same file that evidence/ takes."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", letters).strip("-.") or "evidence"


def _suggestion(path: str) -> str:
    near = difflib.get_close_matches(_below(path), map(_below, _places(path)), n=1, cutoff=0.7)
    name = path.rsplit("/", 1)[-1]
    numbered = next((place for place in _places(path) if place.endswith(f"/{name}") and model_of(place)), None)
    if near and model_of(near_path := f"{_above(path)}{near[0]}.yaml"):
        return f"If it is meant to be {near_path.removeprefix(_above(path))}, rename it."
    if numbered:
        return f"If it is a record, move it to {numbered}."
    return "Move it out of engagements/."


def _places(path: str) -> Iterator[str]:
    """Where records could lie beside the file, under its own name where that fits their numbers."""
    _, customer, sow, *_ = (*path.split("/"), "", "")
    name = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    letters = _LETTERS.get(name.split("-")[0])
    for model in RECORDS:
        if "{session}" in model.lies_at:
            continue  # any name would do there, so it says nothing about this one
        if "{number}" not in model.lies_at or (letters and letters in model.lies_at):
            lies_at = model.lies_at.replace("{customer}", customer).replace("{sow}", sow)
            for varying in ("{number}", "{day}", "{week}"):
                lies_at = lies_at.replace(varying, name)
            yield f"{TOP}/{lies_at}"


_LETTERS = {
    "co": "change-orders/",
    "wc": "confirmations/",
    "dow": "descriptions-of-work/",
    "war": "work-at-risk/",
    "we": "work-exceptions/",
}
"""The folder of each kind of paper, by the letters of its number."""


def _above(path: str) -> str:
    folder = engagement_folder(path)
    return f"{folder}/" if folder else f"{TOP}/"


def _below(path: str) -> str:
    """The path without what all files of its engagement share, and without its ending, for comparing names."""
    return path.removeprefix(_above(path)).removesuffix(".yaml")
