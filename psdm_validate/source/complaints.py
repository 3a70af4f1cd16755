"""libyaml's complaints in a project manager's words.

libyaml names the token that it could not use; a person wants to know what to type. Each row turns one of
its problem texts into that, and says which of its two places is the one to mend.
Source of the problem texts: scanner.c and parser.c of libyaml 0.2.5.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

from psdm_validate.source.document import Problem, span_of
from psdm_validate.source.refusals import excerpt


class Wording(NamedTuple):
    """`{line}` stands for the line on which libyaml gave up, `{written}` for the word at the place to mend.

    `at_opening`: the place to mend is where the unfinished thing begins, not where libyaml gave up.
    """

    message: str
    next_step: str
    at_opening: bool = False


TAB = Wording(
    "a tab stands where only blanks can",
    "Use blanks: two for each level of indentation, one after a dash or a colon.",
)
MISALIGNED = Wording(
    "{written} does not line up with what stands above it",
    "Give it the same number of blanks as its neighbours; nothing may follow a closing quote or bracket.",
)
UNCLOSED_QUOTE = Wording(
    "the quote that opens here is never closed",
    "Close it, or double it if it belongs to text in single quotes: 'the team''s plan'.",
    at_opening=True,
)
NO_COLON = Wording(
    "{written} stands alone where `name: value` is expected",
    "Write a colon and a blank after the name; indent text that goes on from the line above.",
    at_opening=True,
)
UNKNOWN_ESCAPE = Wording(
    "a backslash in double quotes starts an escape that does not exist",
    r"Use single quotes, or write the backslash twice: \\.",
)
BAD_DIRECTIVE = Wording(
    "a line that starts with % changes how the file is read (a directive)",
    "Delete the line, or put text that starts with % in quotes.",
    at_opening=True,
)
BAD_TAG = Wording(
    "{written} sets the type of a value (a tag)",
    "Delete it; text that starts with ! goes in quotes.",
    at_opening=True,
)
BAD_ANCHOR = Wording(
    "{written} looks like a reference to another value (an anchor or alias)",
    "Put text that starts with & or * in quotes.",
    at_opening=True,
)
BAD_BLOCK_HEADER = Wording(
    "text stands on the same line as the | or > that opens a block of text",
    "Start the text on the next line, indented; text that starts with | or > goes in quotes.",
    at_opening=True,
)
UNFINISHED_LIST = Wording(
    "the list that opens here lacks a comma or its closing bracket before line {line}, column {column}",
    "Put a comma between items and ] at the end; text that holds [ ] {{ }} or commas goes in quotes.",
    at_opening=True,
)
UNFINISHED_GROUP = Wording(
    "the group that opens here lacks a comma or its closing brace before line {line}, column {column}",
    "Put a comma between fields and }} at the end; text that holds [ ] {{ }} or commas goes in quotes.",
    at_opening=True,
)

WORDINGS: dict[str, Wording] = {
    "mapping values are not allowed in this context": Wording(
        "a colon followed by a blank stands inside unquoted text, or its line is indented too far",
        "Put the whole text in quotes if the colon belongs to it; else line the name up with its neighbours.",
    ),
    "block sequence entries are not allowed in this context": Wording(
        "a list item starts where none can stand",
        "Start each `- item` on its own line below the name, or write the list as [one, two].",
    ),
    "mapping keys are not allowed in this context": Wording(
        "a question mark followed by a blank stands where a value is expected",
        "Put text that starts with ? in quotes.",
    ),
    "could not find expected ':'": NO_COLON,
    "did not find expected key": MISALIGNED,
    "did not find expected '-' indicator": MISALIGNED,
    "did not find expected <document start>": Wording(
        "{written} does not belong to what stands above it",
        "Start every top-level field in the same column as the first, as `name: value` with a blank.",
    ),
    "did not find expected ',' or ']'": UNFINISHED_LIST,
    "did not find expected ',' or '}'": UNFINISHED_GROUP,
    "did not find expected node content": Wording(
        "a value is missing before {written}",
        "Write the value, or delete the comma, colon or bracket too many.",
    ),
    "found unexpected end of stream": UNCLOSED_QUOTE,
    "found unexpected document indicator": UNCLOSED_QUOTE,
    "found unknown escape character": UNKNOWN_ESCAPE,
    "did not find expected hexdecimal number": UNKNOWN_ESCAPE,
    "found invalid Unicode character escape code": Wording(
        "an escape in double quotes stands for half a character or for none",
        "Type the character itself instead of its code.",
    ),
    "found a tab character where an indentation space is expected": TAB,
    "found a tab character that violates indentation": TAB,
    "found an indentation indicator equal to 0": BAD_BLOCK_HEADER,
    "did not find expected comment or line break": BAD_BLOCK_HEADER,
    "did not find expected alphabetic or numeric character": BAD_ANCHOR,
    "found undefined tag handle": BAD_TAG,
    "did not find expected tag URI": BAD_TAG,
    "did not find expected '!'": BAD_TAG,
    "did not find the expected '>'": BAD_TAG,
    "did not find URI escaped octet": BAD_TAG,
    "did not find expected whitespace or line break": BAD_TAG,
    "found incompatible YAML document": BAD_DIRECTIVE,
}

FALLBACK = Wording(
    "{written} cannot be read: {problem}",
    "Compare the line with its neighbours: blanks, quotes, colons, brackets; put text in quotes if unsure.",
)

# Where libyaml says only "found character that cannot start any token".
QUOTE_IT = "Put the whole text in quotes."
CANNOT_START = "found character that cannot start any token"
FIRST_CHARACTERS: dict[str, Wording] = {
    "\t": TAB,
    "@": Wording("unquoted text starts with @", QUOTE_IT),
    "`": Wording("unquoted text starts with a backtick", QUOTE_IT),
    "%": Wording("unquoted text starts with %", QUOTE_IT),
}


def complaint(text: str, error: MarkedYAMLError) -> Problem:
    """Return the problem that libyaml found in `text`, at the place to mend."""
    gave_up: Any = error.problem_mark  # declared optional, yet the C parser always sets it
    wording = _wording(error, text[gave_up.index : gave_up.index + 1])
    to_mend: Any = (error.context_mark if wording.at_opening else None) or gave_up
    extent = (to_mend.index, to_mend.index + len(_word_at(text, to_mend.index)))
    word = excerpt(text[slice(*extent)])
    details = {
        "written": f"`{word}`" if word else "the end of the line",
        "line": gave_up.line + 1,
        "column": gave_up.column + 1,
        "problem": error.problem,
    }
    message, next_step = (sentence.format(**details) for sentence in (wording.message, wording.next_step))
    return Problem(span_of(text, extent), message, next_step)


def _wording(error: MarkedYAMLError, character: str) -> Wording:
    if "directive" in str(error.context):
        return BAD_DIRECTIVE
    if error.problem == CANNOT_START:
        return FIRST_CHARACTERS.get(character, FALLBACK)
    return WORDINGS.get(str(error.problem), FALLBACK)


def _word_at(text: str, start: int) -> str:
    """Return what stands at `start` up to the next blank; a blank itself, and nothing at a line's end."""
    return re.split(r"\s", text[start:], maxsplit=1)[0] or text[start : start + 1].rstrip("\r\n")
