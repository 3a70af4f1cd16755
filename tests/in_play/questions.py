"""What a rule asks: every condition in its code that was come to while it judged.

A question is a conditional jump of the compiled rule. What only chooses words is none: whatever is asked inside a
message, to choose between two values, or in a function that returns nothing but a message or remark. Nor is
`isinstance`, which tells kinds apart.
"""

from __future__ import annotations

import ast
import dis
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import psdm_validate.rules
from psdm_validate import judging

RULES = str(Path(next(iter(psdm_validate.rules.__path__))))
ENGINE = str(judging.__file__)
Span = tuple[tuple[int, int], tuple[int, int]]
Question = tuple[CodeType, int]
"""A jump: the compiled function, and the offset of the jump in it."""
Decision = tuple[str, Span]
"""What questions are part of: an `and` or `or` as a whole, an `if` with every `elif`; the file, and where it stands."""


def asked(judge: Callable[[], object]) -> Mapping[Question, frozenset[Decision]]:
    """Every question of the rules that was come to while this was called, with the decisions that it was part of.

    These are its own, and those in whose midst the function was called that asks it.
    """
    found: dict[Question, frozenset[Decision]] = {}

    def step(frame: FrameType, event: str, _: Any) -> Any:
        question = (frame.f_code, frame.f_lasti)
        if event == "opcode" and question not in found and frame.f_lasti in _jumps(frame.f_code):
            found[question] = frozenset(map(_decision, _callers(frame)))
        return step

    def enter(frame: FrameType, event: str, _: Any) -> Any:
        if not _of_a_rule(frame.f_code) or any(_is_speech(*caller) for caller in _callers(frame)):
            return None
        frame.f_trace_opcodes = True
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        judge()
    finally:
        sys.settrace(before)
    return found


def _callers(frame: FrameType | None) -> Iterator[Question]:
    """Where each function of the rules stands that is being called, the innermost first."""
    while frame is not None and frame.f_code.co_filename != ENGINE:
        if _of_a_rule(frame.f_code):
            yield frame.f_code, frame.f_lasti
        frame = frame.f_back


def _of_a_rule(code: CodeType) -> bool:
    return code.co_filename.startswith(RULES)


@cache
def _is_speech(code: CodeType, offset: int) -> bool:
    """Whether words are put together there: in a message, or in a function that returns nothing but one or a remark."""
    span = _spans(code).get(offset)
    return _returns_words(code) or (span is not None and any(_inside(span, each) for each in _words(code.co_filename)))


@cache
def _returns_words(code: CodeType) -> bool:
    return any(
        isinstance(node, ast.FunctionDef)
        and (node.name, node.lineno) == (code.co_name, code.co_firstlineno)
        and isinstance(node.returns, ast.Name)
        and node.returns.id in ("Remark", "str")
        for node in ast.walk(_tree(code.co_filename))
    )


@cache
def _jumps(code: CodeType) -> frozenset[int]:
    return frozenset(
        each.offset
        for each in dis.get_instructions(code)
        if "JUMP" in each.opname and "IF" in each.opname and not _is_speech(code, each.offset)
    )


@cache
def _spans(code: CodeType) -> dict[int, Span]:
    """Where each instruction is written, where that is known; one for every two bytes of the code."""
    tests = _tests(code.co_filename)
    found = {}
    for index, (line, end_line, column, end_column) in enumerate(code.co_positions()):
        if line is not None and end_line is not None and column is not None and end_column is not None:
            span = ((line, column), (end_line, end_column))
            found[2 * index] = tests.get(span, span)
    return found


@cache
def _tests(file: str) -> dict[Span, Span]:
    """Of each `if` statement its condition: Python 3.11 gives a jump the place of the whole statement."""
    return {_span(node): _span(node.test) for node in ast.walk(_tree(file)) if isinstance(node, ast.If)}


@cache
def _words(file: str) -> tuple[Span, ...]:
    return tuple(_span(node) for node in ast.walk(_tree(file)) if _is_wording(node))


def _is_wording(node: ast.AST) -> bool:
    """Whether it makes a message or chooses one; what may choose nothing at all is a question."""
    if isinstance(node, ast.IfExp):
        return not any(_is_nothing(branch) for branch in (node.body, node.orelse))
    if isinstance(node, ast.BoolOp):
        return isinstance(node.values[-1], ast.Constant) and isinstance(node.values[-1].value, str)
    call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
    return call in ("Remark", "isinstance") or isinstance(node, ast.JoinedStr)


def _is_nothing(node: ast.expr) -> bool:
    return (isinstance(node, ast.Tuple | ast.List) and not node.elts) or (
        isinstance(node, ast.Constant) and node.value in (None, False)
    )


@cache
def _decision(question: Question) -> Decision:
    code, offset = question
    span = _spans(code).get(offset, ((code.co_firstlineno, offset), (code.co_firstlineno, offset)))
    around = [whole for part, whole in _all_decisions(code.co_filename) if _inside(span, part)]
    return code.co_filename, min(around, default=span)


@cache
def _all_decisions(file: str) -> tuple[tuple[Span, Span], ...]:
    """The parts of every decision, each with the whole that it belongs to."""
    return tuple(pair for node in ast.walk(_tree(file)) for pair in _parts(node))


def _parts(node: ast.AST) -> Iterator[tuple[Span, Span]]:
    if isinstance(node, ast.BoolOp):
        yield _span(node), _span(node)
    first = node
    while isinstance(node, ast.If):
        yield _span(node.test), _span(first)
        node = node.orelse[0] if len(node.orelse) == 1 else ast.Pass()


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text())


def _span(node: Any) -> Span:
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
