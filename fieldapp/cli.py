"""The commands of `./run` that need the app: migrate, import, demo, plan, backup, restore, doctor. `python -m fieldapp.cli NAME …`."""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask_migrate import upgrade
from sqlalchemy.exc import SQLAlchemyError

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
    """Needs neither the app nor its database."""
    print(json.dumps(solve_file(Path(options.file), options.days, options.seconds, options.engine)))
    return 0


def backup(options: argparse.Namespace) -> int:
    from fieldapp.operations.backup import back_up

    path = Path(options.file).absolute()
    manifest = back_up(path)
    files = sum(name.startswith("files/") for name in manifest.parts)
    print(f"Database and {files} files: {path} ({path.stat().st_size / 1e6:.1f} MB). Keep it where this machine cannot lose it.")
    if Settings.from_env().files:
        print("Photos and memos stay in their bucket: let the store itself keep versions or a second copy of it.")
    return 0


def restore(options: argparse.Namespace) -> int:
    from fieldapp.operations.restore import restore as put_back

    manifest = put_back(Path(options.file).absolute())
    print(f"Restored as of {manifest.made_at}. Start the server: phones send again what the backup lacks.")
    return 0


def doctor(options: argparse.Namespace) -> int:
    from fieldapp.operations.doctor import examine, mend_feed, told

    found = examine()
    if options.repair:
        for wrong in mend_feed(found):
            print(f"Repaired: {wrong}.")
        found = examine()
    print(told(found))
    return 1 if any(found.values()) else 0


def one_or_more(text: str) -> int:
    """How many reps, accounts or days."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("say a number, 1 or more")
    return int(text)


def none_or_more(text: str) -> float:
    """How many seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError("say how many seconds, 0 to 86400")
    return seconds


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
    sample.add_argument("--reps", type=one_or_more, default=3)
    sample.add_argument("--accounts", type=one_or_more, default=315)
    sample.set_defaults(do=demo)
    examiner = commands.add_parser("doctor")
    examiner.add_argument("--repair", action="store_true")
    examiner.set_defaults(do=doctor, as_it_is=True)
    for name, do in (("backup", backup), ("restore", restore)):
        copying = commands.add_parser(name)
        copying.add_argument("file")
        copying.set_defaults(do=do, as_it_is=True)
    planner = commands.add_parser("plan")
    planner.add_argument("file")
    planner.add_argument("--days", type=one_or_more, required=True)
    planner.add_argument("--seconds", type=none_or_more, default=2.0)
    planner.add_argument("--engine", choices=["server", "phone"], default="server")
    planner.set_defaults(do=plan, alone=True)
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    options = read_arguments(sys.argv[1:] if arguments is None else arguments)
    do: Callable[[argparse.Namespace], int] = options.do
    try:
        if getattr(options, "alone", False):
            return do(options)
        with create_app(Settings.from_env()).app_context():
            if not getattr(options, "as_it_is", False):
                upgrade()
            return do(options)
    except AppError as error:
        print(f"{error.title}. {error.detail}", file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(f"The database cannot be used ({type(error).__name__}). ./run doctor says more.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
