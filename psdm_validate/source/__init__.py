"""Bytes of one YAML file to a checked document that knows where every key and value is written.

`read_document(path, data)` returns a `Document`, whose `value` is plain Python and whose
`locate(("terms", "hours"))` tells where that is written; or `Refused`, whose `problems` tell what the input
grammar refuses and how to write it instead.
"""

from __future__ import annotations

from psdm_validate.source.document import Document, FieldPath, Problem, Refused, Span
from psdm_validate.source.places import Value
from psdm_validate.source.reader import read_document

__all__ = ["Document", "FieldPath", "Problem", "Refused", "Span", "Value", "read_document"]
