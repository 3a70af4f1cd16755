"""What a path on the command line means: an engagement, those of a customer, or the whole portfolio."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from psdm_validate.tree import Tree


def folders_meant(tree: Tree, paths: Iterable[str]) -> frozenset[str]:
    """The engagement folders that the paths mean; none, as in "no restriction", where one means the portfolio.

    Raises UsageError for a path at which nothing lies, or nothing that belongs to an engagement.
    """
    from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, TOP

    # Whatever is judged by the shared records may change with them.
    shared = (".", TOP, ORGANIZATION_FILE, SETTINGS_FILE)
    files = [file.path for file in tree.files()]
    meant = [(path, _below_or_named(tree, files, path)) for path in paths]
    if any(below in shared for _, below in meant):
        return frozenset()
    return frozenset(folder for path, below in meant for folder in _engagements_at(files, path, below))


def _below_or_named(tree: Tree, files: Iterable[str], path: str) -> str:
    """The path from the root where something lies at it, else the folder of the engagement of that name."""
    below = path_below(tree.root, path)
    if below == "." or any(f"{file}/".startswith(f"{below}/") for file in files):
        return below
    try:
        return engagement_named(tree, path)
    except click.UsageError as why:
        raise click.UsageError(f'Nothing of the portfolio lies at "{path}". {why.message}') from why


def _engagements_at(files: Iterable[str], path: str, below: str) -> set[str]:
    from psdm_validate.model.layout import customer_file, engagement_folder

    if folder := engagement_folder(f"{below}/"):
        return {folder}
    folders = {folder for file in files if (folder := engagement_folder(file))}
    found = {folder for folder in folders if customer_file(folder) in (below, f"{below}/customer.yaml")}
    if not found:
        raise click.UsageError(
            f'"{path}" belongs to no engagement. Leave the path out to have the whole portfolio checked.'
        )
    return found


def path_below(root: Path, path: str) -> str:
    """The path from the tree's root; one outside the root is taken as written, for a tree read from elsewhere."""
    absolute = Path(os.path.normpath(Path.cwd() / path))
    top = next((top for top in (root, root.resolve()) if absolute.is_relative_to(top)), None)
    return absolute.relative_to(top).as_posix() if top else path.rstrip("/")


def engagement_named(tree: Tree, name: str) -> str:
    """The one engagement folder that the name fits. Raises UsageError where none or several do."""
    import difflib

    from psdm_validate.model.layout import engagement_folder

    folders = sorted({folder for file in tree.files() if (folder := engagement_folder(file.path))})
    wanted = name.strip("/").lower()
    # Whole names come before their ends: 7 is SOW-7, even beside SOW-1847.
    ends = [[folder for folder in folders if f"/{folder}".endswith(f"{mark}{wanted}")] for mark in ("/", "-", "")]
    fitting = next(filter(None, ends), []) if wanted else []
    if len(fitting) == 1:
        return fitting[0]
    short = [folder.removeprefix("engagements/") for folder in fitting or folders]
    if fitting:
        raise click.UsageError(f'"{name}" fits several engagements: {", ".join(short)}.')
    near = difflib.get_close_matches(wanted, short, n=3, cutoff=0.3) or short[:5]
    raise click.UsageError(f'No engagement is called "{name}". There is: {", ".join(near) or "none at all"}.')
