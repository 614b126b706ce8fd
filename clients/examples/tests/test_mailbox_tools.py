import pytest
import requests
from conftest import API

import mailbox_tools as mailbox


def test_sends_once_though_the_connection_breaks_after_the_first_try(agent, ann, monkeypatch):
    really = requests.request
    broken = []

    def breaks_once(*arguments, **request):
        answer = really(*arguments, **request)
        if not broken and arguments[0] == "POST":
            broken.append(answer)
            raise requests.ConnectionError("the answer got lost")
        return answer

    monkeypatch.setattr(requests, "request", breaks_once)

    sent = mailbox.send_email(ann.email, "Once", "Only once.")

    assert broken[0].json()["data"]["id"] == sent["id"]
    organization = really("GET", f"{API}/organization", headers=agent.headers, timeout=30).json()["data"]
    assert organization["messages_count"] == 1


def test_asks_which_inbox_where_there_are_several(agent):
    requests.post(f"{API}/inboxes", headers=agent.headers, json={"name": "Second"}, timeout=30).raise_for_status()

    assert "MAILBOXKIT_INBOX_ID" in mailbox.check_inbox()["error"]


def test_works_in_the_inbox_that_is_named(agent, monkeypatch):
    requests.post(f"{API}/inboxes", headers=agent.headers, json={"name": "Second"}, timeout=30).raise_for_status()
    monkeypatch.setenv("MAILBOXKIT_INBOX_ID", agent.inbox)

    assert mailbox.check_inbox() == {"messages": []}


@pytest.mark.parametrize("server", ["http://127.0.0.1:1", "http://localhost:1/"])
def test_says_that_the_platform_is_away(server, agent, monkeypatch):
    monkeypatch.setenv("MAILBOXKIT_BASE_URL", server)

    assert "does not answer" in mailbox.check_inbox()["error"]


def test_says_that_the_key_is_not_let_in(agent, monkeypatch):
    monkeypatch.setenv("MAILBOXKIT_API_KEY", "mbk_live_nonsense")

    assert "key" in mailbox.check_inbox()["error"]


def test_cuts_what_would_flood_the_model(agent, ann):
    ann.send(agent.email, "Long", "long " * 10_000)

    message = mailbox.read_message(agent.arrived("Long")["id"])

    assert len(message["text"]) == mailbox.LONGEST_TEXT
    assert message["text_is_cut"]
