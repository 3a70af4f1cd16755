"""Who wrote the lines that a merge brings, by the commits that brought them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from psdm_validate.tree.bare_clone import BareClone, failure

GROUP = re.compile(rb"[0-9a-f]{40,64} \d+ (?P<line>\d+)(?: \d+)?")
IDENTITY = ("-c", "user.name=psdm-validate", "-c", "user.email=psdm-validate@example.invalid")
"""Git makes no commit without one; this commit vanishes with the clone."""


def commit_of_merge(clone: BareClone, tree: str, target: str, source: str) -> str:
    """The full id of a passing commit that holds the merged tree. Raises CannotRead where git makes none."""
    answer = clone.git(*IDENTITY, "commit-tree", tree, "-p", target, "-p", source, "-m", "merge")
    if answer.returncode:
        raise failure("hold the merge for a moment", answer)
    return answer.stdout.decode("ascii").strip()


def line_authors(clone: BareClone, target: str, head: str, path: str) -> Mapping[int, str]:
    """The author's e-mail address of every line of a file that head has and the target had not, from line 1 on.

    Raises CannotRead where git cannot say. The address is what whoever committed has typed: it proves nothing alone.
    """
    # A renamed file counts as new: what lay elsewhere was never judged.
    answer = clone.git("blame", "--no-follow", "--line-porcelain", f"{target}..{head}", "--", f"{clone.prefix}{path}")
    if answer.returncode:
        raise failure(f"say who wrote {path!r}", answer)
    found: dict[int, str] = {}
    line, author, known = 0, "", False
    for row in answer.stdout.split(b"\n"):
        if row.startswith(b"\t"):
            if not known:
                found[line] = author
        elif match := GROUP.fullmatch(row):
            line, known = int(match["line"]), False
        elif row.startswith(b"author-mail "):
            author = row.removeprefix(b"author-mail <").removesuffix(b">").decode("utf-8", "replace")
        elif row == b"boundary":
            known = True
    return found
