"""The commands of `./run` that need the app: migrate, import, demo, plan. `python -m fieldapp.cli NAME …`."""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask_migrate import upgrade

from fieldapp import create_app
from fieldapp.core.errors import AppError
from fieldapp.settings import Settings
from fieldapp.trips.instances import solve_file


def migrate(_options: argparse.Namespace) -> int:
    """Bring the database to the newest form."""
    return 0


def import_records(options: argparse.Namespace) -> int:
    from fieldapp.accounts.importing import import_file

    report = import_file(options.kind, Path(options.file), options.dry_run)
    print(json.dumps(report, ensure_ascii=False) if options.json else _told(report))
    return 0


def _told(report: dict[str, Any]) -> str:
    lines = [f"{report['rows']} rows: {report['created']} created, {report['updated']} updated, {report['unchanged']} unchanged."]
    lines += [f"Not taken, line {item['line']}, {item['field']}: {item['reason']}" for item in report["rejected"]]
    lines += [f"Look at: {item}" for item in report["warnings"]]
    lines += [f"Near-duplicate, not taken: {item}" for item in report["duplicates"]]
    return "\n".join(lines)


def demo(options: argparse.Namespace) -> int:
    from fieldapp.demo import fill

    password = os.environ.get("FIELDAPP_DEMO_PASSWORD") or secrets.token_urlsafe(9)
    fill(seed=options.seed, reps=options.reps, accounts=options.accounts, password=password)
    print("Sample company ready. Sign in as admin@example.com, manager@example.com, rep1@example.com …")
    if "FIELDAPP_DEMO_PASSWORD" not in os.environ:
        print(f"Password: {password}")
    return 0


def plan(options: argparse.Namespace) -> int:
    print(json.dumps(solve_file(Path(options.file), options.days, options.seconds)))
    return 0


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate").set_defaults(do=migrate)
    importer = commands.add_parser("import")
    importer.add_argument("kind", choices=["accounts", "contacts"])
    importer.add_argument("file")
    importer.add_argument("--dry-run", action="store_true")
    importer.add_argument("--json", action="store_true")
    importer.set_defaults(do=import_records)
    sample = commands.add_parser("demo")
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument("--reps", type=int, default=3)
    sample.add_argument("--accounts", type=int, default=315)
    sample.set_defaults(do=demo)
    planner = commands.add_parser("plan")
    planner.add_argument("file")
    planner.add_argument("--days", type=int, required=True)
    planner.add_argument("--seconds", type=float, default=2.0)
    planner.set_defaults(do=plan)
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = read_arguments(sys.argv[1:] if arguments is None else arguments)
    do: Callable[[argparse.Namespace], int] = options.do
    app = create_app(Settings.from_env())
    with app.app_context():
        upgrade()
        try:
            return do(options)
        except AppError as error:
            print(f"{error.title}. {error.detail}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
