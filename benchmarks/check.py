"""How long `check` takes, whole process, as a ratio to named peers in the same run: make benchmark.

The peers do less: yamllint reads every record for style, check-jsonschema holds only the sow.yaml files against one
schema; neither looks across files. Runs alternate, so that a machine that slows down slows all of them; the ratio is
the median over the rounds.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
PEERS = REPOSITORY / ".cache" / "peers"
SIZES = (1, 10, 100)
ROUNDS = 5


def portfolio(folder: Path, engagements: int) -> Path:
    """A portfolio of so many copies of the sample engagement, each with numbers of its own."""
    top = folder / "engagements"
    sample = REPOSITORY / "engagements"
    top.mkdir(parents=True)
    for shared in sample.glob("*.yaml"):
        shutil.copy(shared, top)
    for number in range(engagements):
        customer = top / f"customer-{number}"
        shutil.copytree(sample / "forest-service" / "sow-1847", customer / f"sow-{3000 + number}")
        shutil.copy(sample / "forest-service" / "customer.yaml", customer)
        for record in customer.rglob("*.yaml"):
            text = record.read_text("utf-8").replace("SOW-1847", f"SOW-{3000 + number}")
            record.write_text(text.replace("OPP-", f"OPP-{number}-"), "utf-8")
    return folder


def commands(folder: Path) -> dict[str, list[str]]:
    """What is timed in that portfolio, by name; the first is the program itself."""
    sows = sorted(map(str, folder.rglob("sow.yaml")))
    schema = str(REPOSITORY / "schemas" / "sow.schema.json")
    return {
        "psdm-validate check": [
            sys.executable, "-P", "-m", "psdm_validate", "check", "--root", str(folder), "--as-of", "2026-11-20",
        ],
        "yamllint": [str(PEERS / "bin" / "yamllint"), "-d", "relaxed", str(folder / "engagements")],
        "check-jsonschema, sow.yaml only": [
            str(PEERS / "bin" / "check-jsonschema"), "--schemafile", schema, *sows,
        ],
    }  # fmt: skip


def seconds(command: list[str]) -> float:
    """Wall time of one run; raises CalledProcessError where the command refuses its input."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print a table of ratios; above 1 the peer took longer."""
    print("| engagements | psdm-validate check | peer | peer / psdm-validate, median of rounds (least to most) |")
    print("|---|---|---|---|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            timed = commands(portfolio(Path(scratch) / "portfolio", size))
            for command in timed.values():
                seconds(command)
            rounds = [{name: seconds(command) for name, command in timed.items()} for _ in range(ROUNDS)]
        own = next(iter(timed))
        wall = statistics.median(took[own] for took in rounds)
        for peer in list(timed)[1:]:
            ratios = sorted(took[peer] / took[own] for took in rounds)
            spread = f"{statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"
            print(f"| {size} | {wall:.2f} s | {peer} | {spread} |", flush=True)


if __name__ == "__main__":
    main()
