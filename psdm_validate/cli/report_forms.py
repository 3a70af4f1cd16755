"""The forms that reports have, and those of them that every verb makes in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psdm_validate.reporters.outcome import Outcome

FORMS = ("text", "markdown", "json", "gitlab", "junit", "annotations")
LINKED = "annotations"
"""The form that needs the address of the site."""


def unread_report(verb: str, form: str, because: str, site: str | None) -> str:
    """What a run has to say in any form but JSON where nothing could be read."""
    if form == "text":
        from psdm_validate.reporters.no_report import no_report_text

        return no_report_text(because)
    if form == "markdown":
        from psdm_validate.reporters.no_report import no_report_markdown

        return no_report_markdown(because)
    from psdm_validate.reporters.outcome import outcome_of_nothing

    return forge_report(outcome_of_nothing(verb, because), form, site)


def forge_report(outcome: Outcome, form: str, site: str | None) -> str:
    """The outcome in a form that a forge reads."""
    if form == "gitlab":
        from psdm_validate.reporters.code_quality import code_quality

        return code_quality(outcome)
    if form == "junit":
        from psdm_validate.reporters.junit import junit

        return junit(outcome)
    from psdm_validate.reporters.site_links import site_links

    return site_links(outcome, site or "")
