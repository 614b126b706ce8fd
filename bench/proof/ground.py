"""What the proofs stand on."""

import pathlib
import socket
import sys
import time

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
DOMAIN = "agents.example"
PATIENCE = 900  # seconds without anything new


def say(text):
    print("prove: " + text, file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require(condition, problem):
    if not condition:
        raise SystemExit("prove: FAILED: " + problem)


def await_growth(what, expected, count):
    """Until there are as many as expected, or none came for long."""
    last, since = -1, time.monotonic()
    while (now := count()) < expected:
        if now > last:
            last, since = now, time.monotonic()
            say(f"{what}: {now:,} of {expected:,}")
        require(time.monotonic() - since < PATIENCE, f"{what}: only {now:,} of {expected:,} came")
        time.sleep(5)
