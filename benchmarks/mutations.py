"""The small changes that a mutant is made by: one part of one function of a module, replaced by another."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Replacement = tuple[ast.AST, ast.AST]
"""The part of a tree that goes, and what comes instead of it."""

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
CALCULATED: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div}
UNJUDGED = frozenset({"annotation", "returns", "decorator_list"})
"""Fields of a tree that decide nothing when the function runs."""


def replacements(module: ast.Module) -> Iterator[Replacement]:
    """Every change that can be made to the functions of a module, in the order of the text.

    What runs on import is left alone: a constant of a module, a decorator, the default of a parameter.
    """
    for statement in module.body:
        for function in statement.body if isinstance(statement, ast.ClassDef) else (statement,):
            if isinstance(function, ast.FunctionDef):
                for part in (part for each in function.body for part in _parts(each)):
                    yield from _of_expression(part)
                    yield from _of_statement(part)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    # The words of a message are for people to judge.
    if not isinstance(node, ast.JoinedStr | ast.arguments):
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in UNJUDGED:
                    yield from _parts(child)


def _of_expression(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Compare(left, operators, compared):
            for place, operator in enumerate(operators):
                for other in COMPARED[type(operator)]:
                    yield node, ast.Compare(left, [*operators[:place], other(), *operators[place + 1 :]], compared)
        case ast.BoolOp(operator, values):
            yield node, ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            for kept in _one_less(values):
                yield node, ast.BoolOp(operator, kept) if len(kept) > 1 else kept[0]
        case ast.UnaryOp(ast.Not(), operand):
            yield node, operand
        case ast.BinOp(left, operator, right) if type(operator) in CALCULATED:
            yield node, ast.BinOp(left, CALCULATED[type(operator)](), right)
        case ast.IfExp(_, then, otherwise):
            yield node, then
            yield node, otherwise
        case ast.Constant(bool(value)):
            yield node, ast.Constant(not value)
        case ast.Constant(int(value)):
            yield node, ast.Constant(value + 1)
        case ast.Tuple(entries, ast.Load()) | ast.List(entries, ast.Load()) | ast.Set(entries) if len(entries) > 1:
            for kept in _one_less(entries):
                yield node, ast.Set(kept) if isinstance(node, ast.Set) else type(node)(kept, ast.Load())


def _of_statement(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.If(test):
            yield test, ast.Constant(True)
            yield test, ast.Constant(False)
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, ast.Constant(None)
        case ast.Expr(ast.Yield() | ast.YieldFrom() as value):
            # Nothing is yielded, and the function stays a generator.
            yield value, ast.YieldFrom(ast.Tuple([], ast.Load()))
        case ast.comprehension(target, values, conditions):
            for kept in _one_less(conditions):
                yield node, ast.comprehension(target, values, kept, node.is_async)
        case ast.match_case(pattern, _, body):
            yield node, ast.match_case(pattern, ast.Constant(False), body)


def _one_less(nodes: list[ast.expr]) -> Iterator[list[ast.expr]]:
    return (nodes[:place] + nodes[place + 1 :] for place in range(len(nodes)))


class Replaced(ast.NodeTransformer):
    """Puts one part in place of another."""

    def __init__(self, replacement: Replacement) -> None:
        self.old, self.new = replacement

    def visit(self, node: ast.AST) -> ast.AST:
        """The new part where the old one stands, and everything else as it was."""
        return self.new if node is self.old else self.generic_visit(node)
