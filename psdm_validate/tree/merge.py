"""The two trees of a gate: the tip of a target branch, and what it would be after merging a source into it.

Git makes the merge in a bare clone. Nothing is checked out, and nothing that a branch, a user or a machine can set up
has a say in how lines are merged.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psdm_validate.tree.authorship import commit_of_merge, line_authors
from psdm_validate.tree.bare_clone import BareClone, bare_clone, failure
from psdm_validate.tree.commit import FULL_ID, fetching, full_id
from psdm_validate.tree.git import run
from psdm_validate.tree.interface import CannotRead, Tree
from psdm_validate.tree.uncommitted import commit_of_disk

SHOWN = 10
# What git does unless told otherwise, so that head is what merging on the server gives, with any release of git here:
# a file that was renamed takes along what the other side changed in it; a new file in a renamed folder is a conflict,
# never moved in silence. Attributes could name a way to merge, and git looks for some even in a user's home.
RULES = (
    *("-c", "merge.renames=true"),
    *("-c", "merge.directoryRenames=conflict"),
    *("-c", f"core.attributesFile={os.devnull}"),
)


@dataclass(frozen=True, slots=True)
class Merge:
    """Both sides of a gate; they can be read for as long as `merged` is open."""

    base: Tree
    head: Tree
    target: str
    """Full id of the commit at the tip of the target."""
    source: str
    """Full id of the commit that is merged into it."""
    brings: str
    """What reports call the source."""
    branch: str
    """What reports call the target."""
    commit: str
    """Full id of the commit that holds head: source itself, or one that vanishes with the clone."""
    clone: BareClone

    def authors(self, path: str) -> Mapping[int, str]:
        """The author's address of each line that head has at this path and base had not. Raises CannotRead."""
        return line_authors(self.clone, self.target, self.commit, path)

    def earlier_bases(self) -> Iterator[Tree]:
        """Older versions of base on the target's first-parent history, newest first, each opened when asked for.

        Raises CannotRead at the end where the clone leaves out what came before.
        """
        # The newest change to engagements/ is what base itself shows.
        for commit in self.clone.versions(self.target)[1:]:
            yield self.clone.tree(commit, f"{self.branch} as it was at {_short(commit)}")
        if self.clone.cut.intersection(self.clone.commits("--first-parent", "--max-parents=0", self.target)):
            raise _history_left_out(f"read older versions of {self.branch}")


@contextmanager
def merged(
    repository: Path, target: str | None = None, source: str | None = None, *, uncommitted: bool = False
) -> Iterator[Merge]:
    """Target, and the merge of source into it; they are the server's default branch and HEAD unless given.

    `uncommitted` adds to the source what lies on disk under engagements/.

    A source that holds the target already is head as it stands; a source that the target holds leaves base unchanged.
    Raises CannotRead for a conflict, and for whatever keeps git from being certain.
    """
    root = repository.resolve()
    target = _default_branch(root) if target is None else target
    onto = _tip(root, target)
    added = _tip(root, "HEAD" if source is None else source)
    branch = _branch(target)
    at = _short(onto) if onto.startswith(branch) else f"{branch} at {_short(onto)}"
    with bare_clone(root) as clone:
        added = commit_of_disk(clone, added) if uncommitted else added
        brings = "what lies on disk" if uncommitted else _short(added)
        head, label = _head(clone, onto, added, at, brings)
        yield Merge(clone.tree(onto, at), clone.tree(head, label), onto, added, brings, branch, head, clone)


def _default_branch(root: Path) -> str:
    """What this clone calls the server's default branch."""
    answer = run(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if answer.returncode:
        raise CannotRead(
            "This clone does not know which branch is the server's default one. Run 'git remote set-head origin "
            "--auto', or name the branch that you merge into: --target origin/main."
        )
    return os.fsdecode(answer.stdout).strip()


def _tip(root: Path, revision: str) -> str:
    commit = full_id(root, revision)
    name = re.split(r"[~^:]|@\{", revision, maxsplit=1)[0]
    tag = run(root, "show-ref", "--verify", "--quiet", f"refs/tags/{name}")
    if tag.returncode == 0:
        # The branch is not in this clone, and whoever may push a tag would choose what is judged.
        raise CannotRead(
            f"{name!r} is a tag here, not a branch. If you mean the branch, {fetching(name)}; "
            f"if you mean the tag, write refs/tags/{name}."
        )
    if tag.returncode != 1:
        raise failure(f"say whether {name!r} is a tag", tag)
    return commit


def _head(clone: BareClone, target: str, source: str, at: str, brings: str) -> tuple[str, str]:
    """The commit of head, and its label."""
    only_target, only_source = clone.apart(target, source)
    if not only_source:
        return target, f"the same, for it holds {brings} already"
    if only_target:
        _require_history(clone, target, source, f"merge {brings} into {at}")
        head = commit_of_merge(clone, _merge(clone, target, source, at), target, source)
    else:
        head = source
    return head, f"the merge of {brings} into it"


def _require_history(clone: BareClone, target: str, source: str, wish: str) -> None:
    """Raises CannotRead unless it is certain from which common commits git has to merge."""
    # Where a commit of one side alone has lost its parents, a nearer common commit may be hidden behind it.
    if clone.cut and clone.cut.intersection(clone.commits(f"{target}...{source}")):
        raise _history_left_out(wish)
    bases = clone.git("merge-base", "--all", target, source)
    if bases.returncode not in (0, 1):
        raise failure(wish, bases)
    found = bases.stdout.split()
    # Of two common commits one may be the other's ancestor by a way that the clone leaves out.
    if clone.cut and len(found) > 1:
        raise _history_left_out(wish)
    if not found:
        raise CannotRead(
            f"git cannot {wish}: the two have no history in common. Start your branch anew from the target, "
            "bring your changes over, and try again."
        )


def _merge(clone: BareClone, target: str, source: str, at: str) -> str:
    """The full id of the merged tree."""
    answer = clone.git(*RULES, "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", target, source)
    tree, *files = answer.stdout.decode("utf-8", "replace").rstrip("\0").split("\0")
    if answer.returncode == 1 and files:
        raise _conflict(clone, target, source, at, files)
    if answer.returncode or not FULL_ID.fullmatch(tree):
        raise failure(f"merge {_short(source)} into {at}", answer)
    return tree


def _conflict(clone: BareClone, target: str, source: str, at: str, files: list[str]) -> CannotRead:
    parted = clone.git("merge-base", target, source).stdout.decode("ascii").strip()
    added = _added(clone, parted, target) & _added(clone, parted, source)
    twice, other = [file for file in files if file in added], [file for file in files if file not in added]
    merge = f"un 'git merge {_short(target)}' on your branch"
    wrong, step = [], f"R{merge}, settle what git marks, commit, and try again."
    if twice:
        # Settled line by line, two records that happen to have one name would become a mixture of both.
        wrong.append(f"both add {_listed(twice)}, each with other words")
        settle = ", settle what else git marks" if other else ""
        step = (
            f"The target's {'stays' if len(twice) == 1 else 'stay'}: take yours out and commit, r{merge}{settle}, and "
            "draft yours anew under the next free number or another name."
        )
    if other:
        wrong.append(f"both change, move or delete {_listed(other)}")
    return CannotRead(f"{_short(source)} cannot be merged into {at}: {', and '.join(wrong)}. {step}")


def _added(clone: BareClone, before: str, commit: str) -> frozenset[str]:
    """The files that came since."""
    answer = clone.git("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=A", before, commit)
    return frozenset(answer.stdout.decode("utf-8", "replace").rstrip("\0").split("\0"))


def _listed(files: Sequence[str]) -> str:
    more = f" and {len(files) - SHOWN} more" if len(files) > SHOWN else ""
    return f"{', '.join(map(repr, files[:SHOWN]))}{more}"


def _history_left_out(wish: str) -> CannotRead:
    return CannotRead(
        f"This clone leaves out history that is needed to {wish}. Run 'git fetch --unshallow' "
        "(in GitLab CI, set GIT_DEPTH to 0), and try again."
    )


def _branch(revision: str) -> str:
    return revision.removeprefix("refs/").removeprefix("heads/").removeprefix("remotes/")


def _short(commit: str) -> str:
    return commit[:7]
