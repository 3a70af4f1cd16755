"""Writes every generated file again: `python -m psdm_validate.generate`, or proves with --check that none differs."""

from __future__ import annotations

import json
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from psdm_validate.rule import Rule

HERE = Path(__file__).parent
REPOSITORY = HERE.parent

REGISTRY_HEAD = '''"""Every rule by id, with what can be told without importing it. Generated: make generate."""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.rules.entry import Entry

RULES: tuple[Entry, ...] = (
'''


def found_rules() -> list[tuple[Rule, str, str]]:
    """Every rule below psdm_validate/rules with its module and name, by id; raises ValueError for one id twice."""
    found: dict[str, tuple[Rule, str, str]] = {}
    for module_info in pkgutil.walk_packages([str(HERE / "rules")], "psdm_validate.rules."):
        if module_info.name.endswith(".registry"):
            continue
        module = import_module(module_info.name)
        for name, rule in vars(module).items():
            if isinstance(rule, Rule):
                if rule.id in found:
                    raise ValueError(f"{rule.id} is declared in {found[rule.id][1]} and in {module_info.name}")
                found[rule.id] = (rule, module_info.name, name)
    return [found[identifier] for identifier in sorted(found)]


def registry() -> str:
    """The source of rules/registry.py."""
    entries = []
    for rule, module, name in found_rules():
        fields = {
            "id": rule.id,
            "title": rule.title,
            "level": f"Level.{rule.level.name}",
            "editions": rule.editions,
            "scope": rule.scope,
            "source": rule.source,
            "module": module,
            "name": name,
        }
        lines = [f"        {key}={_python(value)},\n" for key, value in fields.items()]
        entries.append(f"    Entry(\n{''.join(lines)}    ),\n")
    return f"{REGISTRY_HEAD}{''.join(entries)})\n"


def _python(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(json.dumps(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    text = str(value)
    return text if text.startswith("Level.") else json.dumps(text, ensure_ascii=False)


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file of the repository with what it must hold."""
    yield HERE / "rules" / "registry.py", registry()
    from psdm_validate.schema import editor_settings, schema_files

    for name, text in schema_files():
        yield REPOSITORY / "schemas" / name, text
    yield REPOSITORY / ".vscode" / "settings.json", editor_settings()
    from psdm_validate.reporters.json_text import json_text
    from psdm_validate.reporters.report_schema import report_schema
    from psdm_validate.reporters.verdict_schema import verdict_schema

    yield REPOSITORY / "schemas" / "report.schema.json", json_text(report_schema())
    yield REPOSITORY / "schemas" / "verdict.schema.json", json_text(verdict_schema())
    from psdm_validate.policy.decision_table import EDITIONS, decision_table
    from psdm_validate.reporters.decision_table_markdown import decision_table_page

    page = decision_table_page(decision_table(edition) for edition in EDITIONS)
    yield REPOSITORY / "docs" / "reference" / "decision-table.md", page
    from psdm_validate.reporters.rules_by_edition_markdown import rules_by_edition_page

    rules = (rule for rule, _, _ in found_rules())
    yield REPOSITORY / "docs" / "reference" / "rules-by-edition.md", rules_by_edition_page(rules)
    from psdm_validate.figures.registry import FIGURES, SERIES
    from psdm_validate.reporters.figures_markdown import figures_page

    yield REPOSITORY / "docs" / "reference" / "figures.md", figures_page(FIGURES, SERIES)
    from psdm_validate.pmo_reports.kinds import KINDS
    from psdm_validate.reporters.kinds_markdown import kinds_page

    yield REPOSITORY / "docs" / "reference" / "pmo-reports.md", kinds_page(KINDS)


def main(arguments: list[str]) -> int:
    """Write what differs, or with --check name it and return 1."""
    differing = [(path, text) for path, text in generated() if not path.is_file() or path.read_text("utf-8") != text]
    wanted = {path for path, _ in generated()}
    stale = [path for path in (REPOSITORY / "schemas").glob("*.json") if path not in wanted]
    for path, text in differing:
        print(f"{'differs' if arguments else 'written'}: {path.relative_to(REPOSITORY)}")
        if not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    for path in stale:
        print(f"{'stale' if arguments else 'removed'}: {path.relative_to(REPOSITORY)}")
        if not arguments:
            path.unlink()
    if arguments and (differing or stale):
        print("Run `make generate` and commit what it writes.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
