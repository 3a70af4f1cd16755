"""The one way in which an edit fails: nothing is changed, and a person is told what to do by hand."""

from __future__ import annotations


class CannotEdit(Exception):
    """An edit that cannot be made safely; the message says why, and what to do by hand."""
