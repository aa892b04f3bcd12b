"""The one thread of the serving process that does the jobs."""

import threading

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from fieldapp.core import jobs
from fieldapp.core.database import db
from fieldapp.core.log import logger

PAUSE = 15.0  # seconds between looks at the table
log = logger("jobs")


class Worker:
    """`start`, `stop`. A database that does not answer is asked again at the next look."""

    def __init__(self, app: Flask, pause: float = PAUSE) -> None:
        self.app, self.pause = app, pause
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Waits for the job that is running, at most a few seconds; a longer one runs again later."""
        self._stopping.set()
        self._thread.join(5)

    def _work(self) -> None:
        while not self._stopping.is_set():
            with self.app.app_context():
                try:
                    self._look()
                except SQLAlchemyError as error:
                    log.warning("jobs wait for the database", error=type(error).__name__)
                finally:
                    db.session.remove()
            self._stopping.wait(self.pause)

    def _look(self) -> None:
        jobs.schedule()
        while not self._stopping.is_set() and (taken := jobs.take()) is not None:
            jobs.perform(taken)
