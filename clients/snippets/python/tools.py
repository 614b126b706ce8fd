"""The functions that agent frameworks are given as tools; their decorators change nothing about the calls."""

import requests
from snippet import URL, register

agent = register()
MAILBOXKIT_API_KEY = agent["api_key"]
INBOX_ID = agent["inbox_id"]


def send_email(to: str, subject: str, body: str) -> dict:
    """Sends an email, as HTML."""
    response = requests.post(
        f"{URL}/api/v1/inboxes/{INBOX_ID}/messages/send",
        headers={"Authorization": f"Bearer {MAILBOXKIT_API_KEY}", "Content-Type": "application/json"},
        json={"to": [to], "subject": subject, "html": body},
    )
    return response.json()


def check_inbox() -> str:
    """Tells how many messages there are."""
    response = requests.get(
        f"{URL}/api/v1/inboxes/{INBOX_ID}/messages", headers={"Authorization": f"Bearer {MAILBOXKIT_API_KEY}"}
    )
    return f"Found {len(response.json()['data'])} messages"


sent = send_email("customer@example.com", "Your order", "<p>It is on its way.</p>")
assert sent["data"]["status"] == "queued", sent
assert sent["data"]["to_emails"] == ["customer@example.com"], sent
assert check_inbox() == "Found 1 messages"
