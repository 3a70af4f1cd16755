"""The reports of the PMO as a page: what each is called, when it is wanted, what it tells, and where that is from."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.pmo_reports.pmo_report import Kind
from psdm_validate.policy.handbook import source_words

HEAD = """# Reports of the PMO

What `psdm-validate report KIND` writes, in the order of the week. Each is made from the records as of a day: what is
dated later does not exist for it. The engagements named after `KIND`, or those of one project manager (`--pm`), are
told; else all of them.

What a report is to tell and the records do not is never left blank: it stands at the head with its next step, and its
cell says *missing*. Where a record is broken the rest is told all the same, and the exit code is 3. A dash means that
there is nothing to tell. Money stands beside its currency, and no total adds two of them.

Forms (`--format`): `text` for a terminal; `markdown` for a note, an issue or a mail; `html`, one page that loads
nothing; `csv`, one table for a spreadsheet with the section in its first column; `json`, with a version, the unit of
each column and numbers as text. `--output FILE` writes it into a file.

This page is made from `psdm_validate/pmo_reports/`, which makes the reports.
"""


def kinds_page(kinds: Iterable[Kind]) -> str:
    """The page, in Markdown."""
    return "\n".join([HEAD, *map(_part, kinds)])


def _part(kind: Kind) -> str:
    of = "one engagement, which is to be named" if kind.of_one else "all engagements, or those that are named"
    named = " ENGAGEMENT" if kind.of_one else ""
    return f"""## {kind.title}

```sh
psdm-validate report {kind.name}{named}
```

{kind.about}

| | |
|---|---|
| when | {kind.due} |
| of | {of} |
| source | {source_words(kind.source)} |
"""
