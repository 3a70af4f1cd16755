"""What is not known is told as unknown, never as nothing."""

from __future__ import annotations

from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import NOTHING, noted, notice, whole

UNKNOWN = noted(whole(NOTHING), Markup("unknown"))
"""Stands in a table for a value that nobody can tell."""


def unknown(overview: Overview, part: str, what: str) -> Markup:
    """Says that a part of the overview is unknown, and which file stood in the way."""
    return notice(encode(f"{what} unknown, because {'; '.join(overview.unknown[part])}."))
