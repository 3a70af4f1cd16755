"""From bytes to a document, or to the reasons why the file is refused."""

from __future__ import annotations

from psdm_validate.source.characters import forbidden_in, mask_forbidden
from psdm_validate.source.document import Document, Problem, Refused, span_of

LARGEST_FILE = 1024 * 1024  # bytes
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_document(path: str, data: bytes) -> Document | Refused:
    """Return the document that `data` holds, or what the input grammar refuses in it. Raises for no bytes.

    `path` is only carried along. Raises ImportError when PyYAML lacks its C parser.
    """
    if len(data) > LARGEST_FILE:
        return _refuse_size(path, data)
    data = data.removeprefix(BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refuse_encoding(path, data, error.start)
    return _read_text(path, text, forbidden_in(text, data))


def _read_text(path: str, text: str, forbidden: list[Problem]) -> Document | Refused:
    # PyYAML takes longer to import than the whole of `--version` takes to run.
    from psdm_validate.source.composer import compose

    # Forbidden characters are masked, so that the rest of the file is judged in the same pass; what
    # libyaml complains of is then left out, for it may only be the mask.
    composed = compose(mask_forbidden(text) if forbidden else text)
    problems = [*forbidden, *composed.problems]
    if composed.complaint and not forbidden:
        problems.append(composed.complaint)
    if problems or not isinstance(composed.value, dict):
        return Refused(path, text, tuple(sorted(problems, key=lambda problem: problem.span.start)))
    return Document(path, text, composed.value, composed.places)


def _refuse_size(path: str, data: bytes) -> Refused:
    text = data.decode("utf-8", errors="replace")
    message = f"the file has {len(data):,} bytes; a record may have {LARGEST_FILE:,}"
    next_step = "Split the record, or keep long material under evidence/ and name it here."
    return Refused(path, text, (Problem(span_of(text, (0, 0)), message, next_step),))


def _refuse_encoding(path: str, data: bytes, bad_byte: int) -> Refused:
    text = data.decode("utf-8", errors="replace")
    start = len(data[:bad_byte].decode("utf-8"))
    message = f"the file is not UTF-8: here stands the byte 0x{data[bad_byte]:02X}"
    next_step = "Save the file with the encoding UTF-8 and type the character again if it looks wrong."
    return Refused(path, text, (Problem(span_of(text, (start, start + 1)), message, next_step),))
