"""The policy as its files state it: one for each edition and pack, with a source beside every value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from psdm_validate.model.people import ContactRole, OurRole
from psdm_validate.model.settings import EditionName, PackName
from psdm_validate.policy.names import Section, meanings
from psdm_validate.source import Document, read_document

EDITIONS: tuple[EditionName, ...] = get_args(EditionName)
CURRENT: EditionName = "2024"
PACKS: tuple[PackName, ...] = get_args(PackName)
CALLED: Mapping[str, EditionName | PackName] = {
    **{edition: edition for edition in EDITIONS},
    "2020": "time-and-training-2020",
    "archived": "archived",
}
"""Editions and packs by the name under which a rule lists them among its editions."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Entry(_Written):
    source: str = Field(min_length=1)


class Number(_Entry):
    """A threshold or a deadline; its unit is in its name."""

    stated: int = Field(alias="is", strict=True)


class Words(_Entry):
    """Labels, letter for letter."""

    stated: tuple[str, ...] = Field(alias="is", min_length=1)


class Roles(_Entry):
    """The roles that may do it."""

    stated: tuple[OurRole | ContactRole, ...] = Field(alias="is", min_length=1)


def _named_in(section: Section) -> Callable[[str], str]:
    def known(name: str) -> str:
        if name not in meanings(section):
            raise ValueError(f"the policy has no {name} among its {section}; psdm_validate/policy/names.py lists them")
        return name

    return known


Entry = Number | Words | Roles


class PolicyFile(_Written):
    """What one edition or pack states."""

    about: str
    values: Mapping[Annotated[str, AfterValidator(_named_in("values"))], Number]
    labels: Mapping[Annotated[str, AfterValidator(_named_in("labels"))], Words] = {}
    roles: Mapping[Annotated[str, AfterValidator(_named_in("roles"))], Roles] = {}

    def section(self, section: Section) -> Mapping[str, Entry]:
        """The entries of a section by name."""
        sections: Mapping[Section, Mapping[str, Entry]] = {
            "values": self.values,
            "labels": self.labels,
            "roles": self.roles,
        }
        return sections[section]


@cache
def policy_file(name: EditionName | PackName) -> PolicyFile:
    """What the edition or pack of that name states. Raises ValueError where its file is not as it should be."""
    folder = "editions" if name in EDITIONS else "packs"
    path = files("psdm_validate.policy") / folder / f"{name}.yaml"
    return policy_file_of(path.name, path.read_bytes())


def policy_file_of(name: str, data: bytes) -> PolicyFile:
    """What a file of that name states. Raises ValueError where it cannot be read or states what is unknown."""
    document = read_document(name, data)
    if not isinstance(document, Document):
        raise ValueError(f"the policy file {name} cannot be read: {document.problems[0].message}")
    return PolicyFile.model_validate(document.value)
