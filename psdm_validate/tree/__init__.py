"""Files of a working tree, of a git commit or of a merge, through one interface."""

from __future__ import annotations

from psdm_validate.tree.commit import commit_tree, find_repository
from psdm_validate.tree.interface import FOLDER, CannotRead, File, Tree
from psdm_validate.tree.merge import Merge, merged
from psdm_validate.tree.working import find_root, working_tree

__all__ = [
    "FOLDER",
    "CannotRead",
    "File",
    "Merge",
    "Tree",
    "commit_tree",
    "find_repository",
    "find_root",
    "merged",
    "working_tree",
]
