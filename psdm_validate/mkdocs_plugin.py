"""Hands the rendered portfolio to MkDocs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from psdm_validate.check import Question, read_portfolio, report_on
from psdm_validate.rules import RULES, rules_by_id
from psdm_validate.site.navigation import navigation
from psdm_validate.site.render import render
from psdm_validate.tree import CannotRead, find_root, working_tree

THEME = str(Path(__file__).with_name("site") / "theme")  # Shows titles as text; Material would run what they hold.


class PortfolioPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    def on_config(self, config: MkDocsConfig) -> None:
        config.theme.dirs.insert(0, THEME)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        try:
            as_of = date.fromisoformat(os.environ.get("PSDM_AS_OF") or str(date.today()))
            tree = working_tree(find_root(Path(config.config_file_path).parent))
            report = report_on(portfolio := read_portfolio(tree), Question(as_of), tree.label)
            pages = render(portfolio, report, rules_by_id(entry.id for entry in RULES))
        except (CannotRead, ValueError) as error:
            raise PluginError(str(error)) from error
        config.nav = config.nav or navigation(file.src_uri for file in files.documentation_pages())
        if taken := [path for path in pages if files.get_file_from_path(path)]:
            raise PluginError(f"docs/{taken[0]} is in the way of a page made from the records. Rename it.")
        for path, text in pages.items():
            files.append(File.generated(config, path, content=text))
        return files
