"""The phase of an engagement, and whether its work rests."""

from __future__ import annotations

from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import Tone, join, noted, pill, whole
from psdm_validate.site.unknown import UNKNOWN
from psdm_validate.site.wording import on

TONES: dict[str, Tone] = {"green": "good", "yellow": "notice", "red": "bad"}


def health_of(overview: Overview) -> Markup:
    """How the newest report says that work stands, as a pill; nothing where there is no report, or work is over."""
    return pill(encode(overview.health), TONES[overview.health]) if overview.health else Markup("")


def phase_of(overview: Overview) -> Markup:
    """The phase as a pill, with another beside it for work that is on hold or was called off."""
    phase = pill(encode(overview.phase.words)) if overview.phase else UNKNOWN
    if overview.cancelled_on:
        return noted(join([phase, pill(Markup("cancelled"), "bad")], " "), on(overview.cancelled_on))
    if overview.paused_on:
        since = whole(join([Markup("since"), on(overview.paused_on)], " "))
        return noted(join([phase, pill(Markup("on hold"), "notice")], " "), since)
    return phase
