"""A receiver of webhooks that believes only what is signed with its secret."""

import hashlib
import hmac
import json
import queue
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests
from snippet import URL, register

told = queue.Queue()


def verify_signature(payload_bytes, signature, secret):
    expected = hmac.new(secret.encode(), payload_bytes, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told.put((self.headers["X-MailboxKit-Signature"], body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()

agent = register()
headers = {"Authorization": f"Bearer {agent['api_key']}"}
made = requests.post(
    f"{URL}/api/v1/webhooks",
    headers=headers,
    json={"url": f"http://127.0.0.1:{server.server_port}/webhooks/email", "events": ["message.received"]},
)
assert made.status_code == 201, made.text
secret = made.json()["data"]["secret"]

sent = requests.post(
    f"{URL}/api/v1/inboxes/{agent['inbox_id']}/messages/send",
    headers=headers,
    json={"to": [agent["email"]], "subject": "Note to self", "text": "Thanks, got it!"},
)
assert sent.status_code == 201, sent.text

signature, body = told.get(timeout=60)
assert verify_signature(body, signature, secret)
assert not verify_signature(body + b" ", signature, secret)
assert not verify_signature(body, signature, "whsec_of_somebody_else")
event = json.loads(body)
assert event["event"] == "message.received" and event["timestamp"].endswith("Z"), event
data = event["data"]
assert data["inbox_id"] == agent["inbox_id"] and data["from_email"] == agent["email"], data
assert data["to_emails"] == [agent["email"]] and data["subject"] == "Note to self", data
assert data["text_body"].strip() == "Thanks, got it!" and data["message_id"].startswith("<"), data
assert data["attachments"] == [] and data["thread_id"] and data["created_at"], data
server.shutdown()
