"""What the snippets for Python share: where the platform is, and an agent of their own."""

import os

import requests

URL = os.environ["MAILBOXKIT_BASE_URL"]


def register():
    response = requests.post(f"{URL}/api/v1/register", json={"name": "My Agent", "owner_email": "owner@example.com"})
    assert response.status_code == 201, response.text
    return response.json()
