"""A platform of our own."""

import http.client
import json
import os
import subprocess
import time

from ground import DOMAIN, HOME, PATIENCE, free_port, require, say


class Platform:
    """Started as a user starts it."""

    def __init__(self, work, settings):
        self.http, self.smtp, self.submission = free_port(), free_port(), free_port()
        self.data = work / "data"
        self.log = work / "platform.log"
        self.settings = {
            "MAILBOXKIT_AGENT_DOMAIN": DOMAIN,
            "MAILBOXKIT_TARIFF_OPENINGCREDITMILLS": "1000000000",
            "MAILBOXKIT_RATELIMITS_REQUESTSPERMINUTE": "1000000000",
            "MAILBOXKIT_RATELIMITS_REQUESTSPERDAY": "1000000000",
            "MAILBOXKIT_RATELIMITS_REGISTRATIONSPERADDRESS": "0",
            "MAILBOXKIT_RATELIMITS_REGISTRATIONSPEROWNER": "0",
            "MAILBOXKIT_DELIVERY_RETRIES_FIRST": "2s",
            "MAILBOXKIT_DELIVERY_RETRIES_LONGEST": "10s",
            **settings,
        }

    def __enter__(self):
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [HOME / "mailboxkit", "up", f"--http-port={self.http}", f"--smtp-port={self.smtp}",
                 f"--submission-port={self.submission}", f"--data={self.data}"],
                stdout=log, stderr=log, env={**os.environ, **self.settings})
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                if self.call("GET", "/actuator/health/readiness")[0] == 200:
                    return self
            except OSError:
                pass
            require(self.process.poll() is None and time.monotonic() < deadline,
                    "the platform does not start:\n" + self.log.read_text())
            time.sleep(0.5)

    def call(self, method, path, key=None, body=None, connection=None):
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.http, timeout=60)
        headers = {"Content-Type": "application/json"} | ({"Authorization": "Bearer " + key} if key else {})
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text[:1] == b"{" else {}

    def register(self):
        status, agent = self.call("POST", "/api/v1/register", body={"name": "Prover", "owner_email": "o@example.com"})
        require(status == 201, f"no registration: {status} {agent}")
        return agent

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()
        if failure[0]:
            say("the end of the platform's log:\n" + "\n".join(self.log.read_text().splitlines()[-30:]))
