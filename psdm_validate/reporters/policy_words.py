"""What the policy states, in words."""

from __future__ import annotations

from psdm_validate.policy.policy_file import Entry, Number


def stated_words(entry: Entry) -> str:
    """A value as its number; labels and roles with commas between them."""
    return str(entry.stated) if isinstance(entry, Number) else ", ".join(entry.stated)
