"""What comes up."""

from __future__ import annotations

from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import section, table
from psdm_validate.site.unknown import unknown
from psdm_validate.site.wording import on, sentence

TITLE = "Next dates"
SHOWN = 8


def next_dates(overview: Overview) -> Markup:
    """The next dates, soonest first."""
    doubt = unknown(overview, "next_dates", "Some dates are") if "next_dates" in overview.unknown else Markup("")
    if not overview.next_dates:
        return section(TITLE, doubt or Markup("Nothing dated lies ahead."))
    rows = ((on(coming.on), encode(sentence(coming.what))) for coming in overview.next_dates[:SHOWN])
    further = len(overview.next_dates) - SHOWN
    more = Markup(f"And {further} later.") if further > 0 else Markup("")
    return section(TITLE, doubt, table(("Day", "What"), rows), more)
