"""How addresses on the forge lie in one another."""

from __future__ import annotations

import re


def lies_in(address: str, group_or_project: str) -> bool:
    """Whether what the address names lies in the group or project of the other, or is that itself."""
    inner, outer = bare(address), bare(group_or_project)
    return inner == outer or inner.startswith(f"{outer}/")


def last_part(address: str) -> str:
    """The name of a group or project as its address has it, in lower case."""
    return bare(address).rsplit("/", 1)[-1]


def bare(address: str) -> str:
    """Host and path without what only leads to a page; the forge puts groups/ before the epics of a group."""
    host, _, path = re.split(r"[?#]", address.lower())[0].removeprefix("https://").partition("/")
    return f"{host}/{path.removeprefix('groups/').strip('/')}"
