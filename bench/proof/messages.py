"""`bin/prove messages`"""

import email
import re
import smtplib
import subprocess

import dkim

from ground import await_growth, require
from mailboxkit import Platform
from peers import Fates, ShakyWay, Sink
from postfix import Postfix, relay_settings

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

KINDS = {
    "plain": {"text": "Hello Ann,\n\nthis is plain text.\n\n.\n..dots\n"},
    "utf-8": {"subject": "Grüße – 日本語 🎉", "text": "Grüße aus Köln, 日本語, 🎉\n"},
    "html and text": {"html": "<p>Hello <b>Ann</b>, the price is 5 €.</p>", "text": "Hello Ann, the price is 5 €."},
    "html alone": {"html": "<html><body><p>Hello Ann, how are you today?</p></body></html>"},
    "long lines": {"text": "a long line " * 2_000 + "x" * 3_000},
    "bare line ends": {"text": "one\rtwo\nthree\r\nfour"},
    "long subject": {"subject": "x" * 998, "text": "See the subject."},
    "attachments": {"text": "See the files.", "attachments": [
        {"filename": "picture.png", "content": PNG, "content_type": "image/png"},
        {"filename": "Übersicht für März.pdf", "content": "JVBERi0xLjQK" * 10_000, "content_type": "application/pdf"}]},
    "many recipients": {"to": [f"Reader Number {i} <reader{i}@elsewhere.example>" for i in range(49)], "text": "Hello all"},
    "own header": {"text": "Hello", "headers": {
        "List-Unsubscribe": "<https://example.com/leave?id=1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Campaign": "Frühling"}},
}

SUBMITTED = {
    "submitted, 8-bit": "Subject: Submitted\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        "Content-Transfer-Encoding: 8bit\r\n\r\nGrüße aus Köln\r\n",
    "submitted, SMTPUTF8": "Subject: Grüße aus Köln\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                           "Content-Transfer-Encoding: 8bit\r\n\r\nGrüße\r\n",
}

# what SpamAssassin says of the form of a message, not of its words or of where it comes from
FAULTS = re.compile(
    r"MISSING_|MIME_(BAD|BASE64|HEADER_CTYPE|QP_LONG|BOUND|CHARSET|FAKE)|INVALID_|BAD_ENC|HEAD_|HEADER_COUNT"
    r"|SUBJ_(AS_SEEN|ILLEGAL)|SUBJECT_NEEDS_ENCODING|FROM_ILLEGAL|MALFORMED|TO_MALFORMED|MSGID_|DATE_IN|BASE64_|DUP_"
    r"|PARTIAL_|CTYPE_|RCVD_ILLEGAL|UNPARSEABLE")

ALLOWED_BY_SMTPUTF8 = {"SUBJECT_NEEDS_ENCODING", "SUBJ_ILLEGAL_CHARS", "HEAD_ILLEGAL_CHARS"}  # RFC 6532


def kind_of(message):
    return email.message_from_bytes(message)["X-Kind"] or ""


def send_kinds(platform, agent):
    """By REST; told apart by a header of their own."""
    for kind, body in KINDS.items():
        everything = {"to": ["Ann <ann@elsewhere.example>"], "subject": "About " + kind} | body
        everything["headers"] = everything.get("headers", {}) | {"X-Kind": kind}
        status, answer = platform.call(
            "POST", f"/api/v1/inboxes/{agent['inbox_id']}/messages/send", agent["api_key"], everything)
        require(status == 201, f"{kind}: {status} {answer}")


def reply(platform, agent, postfix):
    with smtplib.SMTP("127.0.0.1", postfix.port) as smtp:
        smtp.starttls()
        smtp.sendmail("ann@elsewhere.example", [agent["email"]],
                      f"From: Ann <ann@elsewhere.example>\r\nTo: {agent['email']}\r\nSubject: Question\r\n"
                      "Message-ID: <question@elsewhere.example>\r\nDate: Sat, 28 Nov 2026 01:00:00 +0000\r\n\r\nHow?\r\n")
    inbox = f"/api/v1/inboxes/{agent['inbox_id']}/messages"
    status, found = platform.call("GET", inbox + "?direction=inbound&wait=60", agent["api_key"])
    require(status == 200 and found["data"], f"the question did not come: {status} {found}")
    status, answer = platform.call("POST", f"{inbox}/{found['data'][0]['id']}/reply", agent["api_key"],
                                   {"text": "Like this.", "headers": {"X-Kind": "reply"}})
    require(status == 201, f"reply: {status} {answer}")


def submit(platform, agent):
    for kind, text in SUBMITTED.items():
        with smtplib.SMTP("127.0.0.1", platform.submission) as smtp:
            smtp.starttls()
            smtp.login("apikey", agent["api_key"])
            head = f"X-Kind: {kind}\r\nFrom: {agent['email']}\r\nTo: ann@elsewhere.example\r\n"
            options = ["BODY=8BITMIME"] + (["SMTPUTF8"] if "SMTPUTF8" in kind else [])
            smtp.sendmail(agent["email"], ["ann@elsewhere.example"], (head + text).encode(), options)


def balance(platform, agent):
    return platform.call("GET", "/api/v1/wallet", agent["api_key"])[1]["data"]["balance_mills"]


def swaks(platform, agent):
    before = balance(platform, agent)
    ran = subprocess.run(
        ["swaks", "--server", f"127.0.0.1:{platform.submission}", "--tls", "--auth", "PLAIN", "--auth-user", "apikey",
         "--auth-password", agent["api_key"], "--from", agent["email"], "--to", "ann@elsewhere.example",
         "--header", "X-Kind: submitted, swaks", "--header", "Subject: By swaks", "--body", "Hello from swaks"],
        capture_output=True, text=True)
    require(ran.returncode == 0, "swaks: " + ran.stdout + ran.stderr)
    charged = before - balance(platform, agent)
    require(charged == 2, f"swaks sent one message, the wallet was charged {charged} mills")
    print("swaks sent with TLS and AUTH; the wallet shows the charge of 2 mills")


def dkim_record(platform):
    key = (platform.data / "admin-key").read_text().strip()
    return platform.call("GET", "/admin/domain", key)[1]["data"]["records"]["dkim"]["value"]


def check_dkim(messages, record):
    for kind, message in messages.items():
        verified = dkim.verify(message, dnsfunc=lambda name, timeout=5: record.encode())
        require(verified, f"{kind}: DKIM is not verified by dkimpy\n{message[:2000]}")


def check_form(messages, work):
    """In one run: its start takes longest."""
    mbox = work / "messages.mbox"
    mbox.write_bytes(b"".join(
        b"From prover Sat Nov 28 01:00:00 2026\n" + message.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ") + b"\n"
        for message in messages.values()))
    ran = subprocess.run(["spamassassin", "--local", "--mbox", mbox], capture_output=True)
    found = re.findall(rb"^X-Spam-Status:.*?tests=(.*?)(?:autolearn|version)", ran.stdout, re.DOTALL | re.MULTILINE)
    require(len(found) == len(messages), f"SpamAssassin judged {len(found)} of {len(messages)} messages: {ran.stderr}")
    for kind, tests in zip(messages, found):
        tests = re.sub(r"\s", "", tests.decode()).strip(",").split(",")
        faults = [test for test in tests if FAULTS.match(test) and not ("SMTPUTF8" in kind and test in ALLOWED_BY_SMTPUTF8)]
        print(f"{kind:22} dkim=pass  spamassassin: {' '.join(tests)}")
        require(not faults, f"{kind}: SpamAssassin finds {faults}")


def check_lines(messages):
    for kind, message in messages.items():
        longest = max(len(line) for line in message.split(b"\r\n"))
        require(longest <= 998, f"{kind}: a line has {longest} octets")
        require(not re.search(rb"\r(?!\n)|(?<!\r)\n|\0", message), f"{kind}: a bare CR, LF or NUL")


def prove_messages(work):
    sink, fates, way = Sink(), Fates(0), ShakyWay(0, 0)
    with Postfix(work, sink, fates, way) as postfix, Platform(work, relay_settings(postfix)) as platform:
        way.target = platform.smtp
        agent = platform.register()
        send_kinds(platform, agent)
        reply(platform, agent, postfix)
        submit(platform, agent)
        swaks(platform, agent)
        expected = [*KINDS, "reply", *SUBMITTED, "submitted, swaks"]
        await_growth("kinds", len(expected), lambda: len({kind_of(message) for message in sink.messages}))
        once = len(expected) - 1 + len(KINDS["many recipients"]["to"])
        await_growth("messages", once, lambda: len(sink.messages))
        require(len(sink.messages) == once, f"{len(sink.messages)} messages came, not {once}")
        messages = {kind_of(message): message for message in sink.messages}
        require(sorted(messages) == sorted(expected), f"there are {sorted(messages)}")
        check_lines(messages)
        check_dkim(messages, dkim_record(platform))
        check_form(messages, work)
        print(f"{len(messages)} kinds of messages: no fault found")
