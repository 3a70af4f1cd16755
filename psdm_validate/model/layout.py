"""Where each record lies below engagements/, and which files belong to none."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.customer import Customer
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.model.organization import Organization
from psdm_validate.model.plan import Plan
from psdm_validate.model.raid import Raid
from psdm_validate.model.record import Record
from psdm_validate.model.settings import Settings
from psdm_validate.model.sow import Sow

TOP = "engagements"

RECORDS: tuple[type[Record], ...] = (
    Organization,
    Settings,
    Customer,
    EngagementRecord,
    Sow,
    CommunicationPlan,
    IterationSchedule,
    Plan,
    Raid,
    ChangeOrder,
    Confirmation,
    DescriptionOfWork,
)
"""Every kind of record, in the order in which people meet them."""

_VARYING = {
    "{customer}": r"(?P<customer>[a-z0-9]+(?:-[a-z0-9]+)*)",
    "{sow}": r"(?P<sow>sow-\d+|po\d+)",
    "{number}": r"[a-z]+-\d+",
}


def _pattern(lies_at: str) -> re.Pattern[str]:
    pattern = re.escape(f"{TOP}/{lies_at}").replace(r"\{", "{").replace(r"\}", "}")
    for name, part in _VARYING.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.ASCII)


_RECORD_PATTERNS = tuple((model, _pattern(model.lies_at)) for model in RECORDS)
_FOLDER_PATTERN = _pattern("{customer}/{sow}/")
_EVIDENCE_PATTERN = re.compile(_pattern("{customer}/{sow}/").pattern + r"evidence/[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)


def model_of(path: str) -> type[Record] | None:
    """The kind of record that lies at this path, or None."""
    return next((model for model, pattern in _RECORD_PATTERNS if pattern.fullmatch(path)), None)


def is_evidence(path: str) -> bool:
    """Whether the file lies in the evidence folder of an engagement."""
    return _EVIDENCE_PATTERN.fullmatch(path) is not None


def engagement_folder(path: str) -> str | None:
    """The folder of the engagement that the file belongs to: engagements/acme/sow-2206; None outside one."""
    match = _FOLDER_PATTERN.match(path)
    return match.group().rstrip("/") if match else None


def customer_file(folder: str) -> str:
    """The customer.yaml that serves the engagement of that folder."""
    return f"{folder.rsplit('/', 1)[0]}/customer.yaml"


ORGANIZATION_FILE = f"{TOP}/organization.yaml"
SETTINGS_FILE = f"{TOP}/settings.yaml"


@dataclass(frozen=True, slots=True)
class Stray:
    """A file below engagements/ that the validator cannot judge as it stands."""

    path: str
    message: str
    next_step: str


def strays(files: Iterable[tuple[str, str]]) -> Iterator[Stray]:
    """Every file that no record claims. Takes pairs of path and kind ("file", "symlink", …)."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path, kind in files:
        alike[unicodedata.normalize("NFC", path).casefold()].append(path)
        if kind == "symlink":
            yield Stray(
                path,
                "this is a symbolic link, and what it points at cannot be reviewed",
                "Replace the link with the file itself.",
            )
        elif kind != "file":
            yield Stray(
                path,
                f"this is a {kind.replace('-', ' ')}, not a file that can be read",
                "Give it a plain name and commit it as an ordinary file.",
            )
        elif not is_evidence(path) and model_of(path) is None:
            yield _unclaimed(path)
    for paths in alike.values():
        for path in paths[1:]:
            yield Stray(
                path,
                f'its name differs from "{paths[0]}" only in case or accents; some computers see one file',
                "Keep one of the two and delete the other.",
            )


def _unclaimed(path: str) -> Stray:
    renamed = f"{path.removesuffix('.yml')}.yaml"
    if path.endswith(".yml") and model_of(renamed):
        return Stray(path, "records end in .yaml, this file ends in .yml", f"Rename it to {renamed}.")
    near = difflib.get_close_matches(_below(path), map(_below, _places(path)), n=1, cutoff=0.7)
    step = f"If it is meant to be {near[0]}.yaml, rename it." if near else "Move it out of engagements/."
    return Stray(path, "no kind of record lies here, so nothing judges this file", step)


def _places(path: str) -> Iterator[str]:
    """Where records could lie beside the file, under its own name where records are numbered."""
    _, customer, sow, *_ = (*path.split("/"), "", "")
    number = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    for model in RECORDS:
        lies_at = model.lies_at.replace("{customer}", customer).replace("{sow}", sow)
        yield f"{TOP}/{lies_at.replace('{number}', number)}"


def _below(path: str) -> str:
    """The path without what all files of its engagement share, and without its ending, for comparing names."""
    folder = engagement_folder(path)
    return path.removeprefix(f"{folder}/" if folder else f"{TOP}/").removesuffix(".yaml")
