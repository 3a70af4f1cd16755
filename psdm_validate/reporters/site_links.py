"""Links from the page of a job to the site made from the same commit, as GitLab reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from psdm_validate.contract.wording import counted
from psdm_validate.finding_words import override_words
from psdm_validate.model.layout import TOP
from psdm_validate.reporters.json_text import json_text
from psdm_validate.reporters.outcome import Outcome, engagement_of
from psdm_validate.reporters.plain_words import plain_words

SHOWN = 50
"""Engagements with a link of their own: GitLab takes no report of more than 80 KB, and nobody reads a longer list."""
OVERRIDES_SHOWN = 10
"""Overrides with a line of their own, for the same reasons."""
SECTION = "Portfolio site"

Link = dict[str, dict[str, str]]


def site_links(outcome: Outcome, site: str) -> str:
    """The report as JSON: the portfolio, what the settings override, then each engagement that has something to show.

    `site` is the address at which the site lies. What blocks most comes first; engagements that get no link are counted
    in the last one.
    """
    top = site.rstrip("/")
    pages = list(_pages(outcome))
    links = [_link(f"Portfolio: {_verdict(outcome)}", f"{top}/index.html")]
    links += [_link(words, f"{top}/index.html") for words in _overrides(outcome)]
    links += [_link(f"{name}: {state}", f"{top}/{TOP}/{name}.html") for name, state in pages[:SHOWN]]
    if len(pages) > SHOWN:
        links.append(_link(counted(len(pages) - SHOWN, "more engagement"), f"{top}/index.html"))
    return json_text({SECTION: links})


def _link(label: str, url: str) -> Link:
    return {"external_link": {"label": plain_words(label), "url": url}}


def _verdict(outcome: Outcome) -> str:
    if outcome.stopped or outcome.faults:
        return "could not judge"
    number = len(outcome.blocking)
    if number:
        return f"{counted(number, 'finding')} {'blocks' if number == 1 else 'block'}"
    return "a part is not judged" if outcome.unjudged else "nothing blocks"


def _overrides(outcome: Outcome) -> Iterator[str]:
    """What the settings changed; the page of the portfolio tells it as well."""
    yield from islice(override_words(outcome.overrides), OVERRIDES_SHOWN)
    if len(outcome.overrides) > OVERRIDES_SHOWN:
        yield counted(len(outcome.overrides) - OVERRIDES_SHOWN, "more override")


def _pages(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Name and state of each engagement that could not be judged, has findings, or is changed by a merge."""
    silent = Counter(map(engagement_of, _subjects(outcome)))
    blocking = Counter(finding.engagement for finding in outcome.blocking)
    others = Counter(finding.engagement for finding in (*outcome.new, *outcome.standing))
    told = (folder for folder in outcome.engagements if silent[folder] or blocking[folder] or others[folder])
    folders = dict.fromkeys((*told, *outcome.touched))
    for folder in sorted(folders, key=lambda each: (not silent[each], -blocking[each], -others[each], each)):
        words = (
            f"{silent[folder]} not judged" if silent[folder] else "",
            f"{blocking[folder]} blocking" if blocking[folder] else "",
            f"{others[folder]} not blocking" if others[folder] else "",
        )
        yield folder.removeprefix(f"{TOP}/"), ", ".join(filter(None, words)) or "changed"


def _subjects(outcome: Outcome) -> Iterator[str]:
    """What could not be judged, once for each rule."""
    yield from (item.subject for item in outcome.unjudged)
    yield from (fault.subject for fault in outcome.faults)
