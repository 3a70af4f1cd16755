"""Whether the tests notice a wrong rule: small mistakes are made on purpose, one at a time: make mutants.

Each mutant is one changed part of one function that judges the contract or a change of it. The tests that run its line
are run with it; it is killed where one of them fails and survives where none does. Nothing is written to the project:
tests and code are read in a copy, and a mutant lives only in a process of its own.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, TypeVar

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutations import Replaced, replacements

REPOSITORY = Path(__file__).parent.parent
JUDGED = ("psdm_validate/contract", "psdm_validate/rules/change")
TESTS = ("tests/contract", "tests/rules", "tests/gate")
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__")
LONGEST_TEST = 60
"""Seconds after which a test counts as failed: a mutant may never come to an end."""
MOST_TESTS = 200
"""How many tests a mutant is shown at most."""
OUTCOMES = {0: "survived", 1: "killed"}

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")
Lines = dict[str, frozenset[int]]
"""The lines of each file that a test runs."""


@dataclass(frozen=True)
class Mutant:
    """One change: in which file (below the project) and line, the how manieth of that file, and what it does."""

    file: str
    line: int
    number: int
    change: str


def mutants_of(file: str) -> Iterator[Mutant]:
    """Every mutant of one file."""
    for number, (old, new) in enumerate(replacements(ast.parse(Path(file).read_text("utf-8")))):
        # Neither a condition of a comprehension nor a case knows its line; something in it does.
        line = next(part.lineno for part in ast.walk(old) if isinstance(part, ast.expr | ast.pattern))
        was, becomes = (" ".join(ast.unparse(part).split()) for part in (old, new))
        yield Mutant(file, line, number, f"{was}  ->  {becomes}")


def sampled(size: int, seed: int) -> list[Mutant]:
    """As many mutants, picked by chance from every judged file that holds more than words."""
    files = sorted(str(path) for folder in JUDGED for path in Path(folder).glob("*.py"))
    every = [mutant for file in files if not file.endswith(("words.py", "wording.py")) for mutant in mutants_of(file)]
    return random.Random(seed).sample(every, min(size, len(every)))


def shared_out(work: Callable[[Thing], Answer], things: Sequence[Thing], jobs: int) -> Iterator[Answer]:
    """What the work gives for each thing, as it comes, by so many processes at a time."""
    fork = multiprocessing.get_context("fork")
    answers: Any = fork.SimpleQueue()

    def some(start: int) -> None:
        for thing in things[start::jobs]:
            answers.put(work(thing))

    workers = [fork.Process(target=some, args=(start,)) for start in range(jobs)]
    for worker in workers:
        worker.start()
    for _ in things:
        yield answers.get()
    for worker in workers:
        worker.join()


def passes(test: pytest.Item) -> bool:
    """Whether one test passes; one that takes too long does not."""

    def too_long(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_TEST, LONGEST_TEST)
    try:
        return not any(report.failed for report in runtestprotocol(test, log=False, nextitem=None))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def lines_run(test: pytest.Item) -> Lines:
    """The judged lines that a test runs; none where it fails even without a mutant."""
    run: dict[str, set[int]] = defaultdict(set)
    judged = tuple(f"{Path(folder).resolve()}/" for folder in JUDGED)

    def in_function(frame: FrameType, event: str, _: object) -> Any:
        run[frame.f_code.co_filename].add(frame.f_lineno)
        return in_function

    sys.settrace(lambda frame, *_: in_function if frame.f_code.co_filename.startswith(judged) else None)
    try:
        passed = passes(test)
    finally:
        sys.settrace(None)
    if not passed:
        print(f"left out, since it fails without a mutant: {test.nodeid}", flush=True)
    return {os.path.relpath(file): frozenset(lines) for file, lines in run.items() if passed}


def make(mutant: Mutant) -> None:
    """Turn the running program into the mutant."""
    path = str(Path(mutant.file).resolve())
    tree = ast.parse(Path(path).read_text("utf-8"))
    Replaced(list(replacements(tree))[mutant.number]).visit(tree)
    # Some modules are imported only when they are needed.
    importlib.import_module(mutant.file.removesuffix(".py").replace("/", "."))
    made = {(code.co_qualname, code.co_firstlineno): code for code in _within(_compiled(tree, path))}
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == path:
            old = function.__code__
            function.__code__ = made.get((old.co_qualname, old.co_firstlineno), old)


def _compiled(tree: ast.Module, path: str) -> CodeType:
    code = compile(ast.fix_missing_locations(tree), path, "exec")
    assert isinstance(code, CodeType)
    return code


def _within(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _within(part)


def outcome(mutant: Mutant, tests: Sequence[pytest.Item]) -> str:
    """Whether the mutant is killed by one of the tests, in a process of its own."""
    child = os.fork()
    if child:
        return OUTCOMES.get(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), "could not be made")
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        make(mutant)
        os._exit(not all(passes(test) for test in tests))
    except BaseException:
        os._exit(2)


@dataclass
class Judge:
    """Runs in place of the tests that pytest has collected, and holds them against the mutants."""

    mutants: list[Mutant]
    jobs: int

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Print each survivor as it is found, and how many there are of each outcome."""
        tests = range(len(session.items))
        ran = dict(shared_out(lambda test: (test, lines_run(session.items[test])), tests, self.jobs))
        print(f"{len(tests)} tests, {sum(not lines for lines in ran.values())} of them run no judged line")

        def judged(mutant: Mutant) -> tuple[Mutant, str]:
            return mutant, outcome(mutant, [session.items[test] for test in shown(mutant, ran)])

        found: Counter[str] = Counter()
        for mutant, end in shared_out(judged, self.mutants, self.jobs):
            found[end] += 1
            if end != "killed":
                print(f"{end}: {mutant.file}:{mutant.line}: {mutant.change}", flush=True)
        print(", ".join(f"{number} {end}" for end, number in sorted(found.items())))
        return True


def shown(mutant: Mutant, ran: dict[int, Lines]) -> list[int]:
    """The tests that a mutant is shown: one for each way through its file, then others by chance."""
    lines = {test: run[mutant.file] for test, run in ran.items() if mutant.file in run}
    # Python may count a part of a statement to the line on which the statement begins.
    above = range(mutant.line, 0, -1)
    near = next((tests for line in above if (tests := [test for test in lines if line in lines[test]])), [])
    random.Random(f"{mutant.file}:{mutant.number}").shuffle(near)
    # Those that run little of the program tell a mistake soonest.
    ways = {lines[test]: test for test in sorted(near, key=lambda test: -_size(ran[test]))}
    first = sorted(ways.values(), key=lambda test: _size(ran[test]))
    return [*first, *(test for test in near if test not in first)][:MOST_TESTS]


def _size(run: Lines) -> int:
    return sum(map(len, run.values()))


def main() -> None:
    """Copy the project and judge a sample of its mutants there."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    arguments.add_argument("--sample", type=int, default=300, help="how many mutants")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed picks the same mutants")
    arguments.add_argument("--jobs", type=int, default=2, help="how many processes at a time")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "project"
        shutil.copytree(REPOSITORY, copy, ignore=NOT_COPIED)
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        judge = Judge(sampled(asked.sample, asked.seed), asked.jobs)
        pytest.main(["-q", "-s", "--no-header", "--no-summary", "-p", "no:cacheprovider", *TESTS], plugins=[judge])


if __name__ == "__main__":
    main()
