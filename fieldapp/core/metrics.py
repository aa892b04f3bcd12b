"""Figures for a monitoring system (Prometheus text) at /metrics: from this machine itself, or with the token of the settings."""

import hmac
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from fieldapp.core import jobs
from fieldapp.core.database import db
from fieldapp.core.errors import NotFound

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter("fieldapp_requests", "Requests answered", ["method", "route", "status"], registry=REGISTRY)
SECONDS = Histogram("fieldapp_request_seconds", "Time to answer", ["route"], registry=REGISTRY)
MUTATIONS = Counter("fieldapp_mutations", "Changes that phones sent, by verdict", ["verdict"], registry=REGISTRY)
INCIDENTS = Counter("fieldapp_incidents", "Things that should not happen, by kind", ["kind"], registry=REGISTRY)
JOBS = Gauge("fieldapp_jobs", "Jobs by state", ["state"], registry=REGISTRY)
LOOPBACK = {"127.0.0.1", "::1"}
PASSED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")  # then the visitor only looks as if they were here


def start(app: Flask) -> None:
    @app.get("/metrics")
    def figures() -> Response:
        if not (is_local() or has_token(current_app.extensions["settings"].metrics_token)):
            raise NotFound
        for state, many in ({"waiting": 0, "given_up": 0} | jobs.counts(db.session())).items():
            JOBS.labels(state).set(many)
        return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def is_local() -> bool:
    """From this machine, under its own name, and through no proxy."""
    named = urlsplit(f"//{request.host}").hostname in {*LOOPBACK, "localhost"}
    return named and request.remote_addr in LOOPBACK and not any(name in request.headers for name in PASSED_ON)


def has_token(token: str) -> bool:
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
