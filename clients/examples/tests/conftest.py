import os
import sys
import uuid
from pathlib import Path

import pytest
import requests

sys.path.insert(0, str(Path(__file__).parent.parent))

API = os.environ["MAILBOXKIT_BASE_URL"] + "/api/v1"


class Agent:
    """Whoever uses the API directly, at the other end of the examples."""

    def __init__(self, name):
        answer = requests.post(
            f"{API}/register", json={"name": name, "owner_email": f"{uuid.uuid4()}@example.com"}, timeout=30
        )
        assert answer.status_code == 201, answer.text
        registered = answer.json()
        self.key, self.inbox, self.email = (registered[name] for name in ("api_key", "inbox_id", "email"))
        self.headers = {"Authorization": f"Bearer {self.key}"}

    def send(self, to, subject, text):
        answer = requests.post(
            f"{API}/inboxes/{self.inbox}/messages/send",
            headers=self.headers,
            json={"to": [to], "subject": subject, "text": text},
            timeout=30,
        )
        assert answer.status_code == 201, answer.text
        return answer.json()["data"]

    def arrived(self, subject):
        """The message, once it has come by SMTP."""
        answer = requests.get(
            f"{API}/inboxes/{self.inbox}/messages",
            headers=self.headers,
            params={"wait": "60s", "direction": "inbound", "subject": subject},
            timeout=90,
        )
        messages = answer.json()["data"]
        assert len(messages) == 1, f"{len(messages)} messages about {subject}"
        return messages[0]


@pytest.fixture
def ann():
    return Agent("Ann")


@pytest.fixture
def agent(monkeypatch):
    """The agent that the examples are: their key is in the environment."""
    registered = Agent("Agent")
    monkeypatch.setenv("MAILBOXKIT_API_KEY", registered.key)
    monkeypatch.delenv("MAILBOXKIT_INBOX_ID", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "none is needed")
    return registered
