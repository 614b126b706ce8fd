"""`bin/prove relay`"""

import collections
import email
import http.client
import itertools
import smtplib
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from ground import await_growth, require, say
from mailboxkit import Platform
from peers import Fates, ShakyWay, Sink
from postfix import Postfix, relay_settings

AGENTS = 20
FAILING = 0.05


def check_once(what, expected, arrived):
    counts = collections.Counter(arrived)
    lost = [each for each in expected if not counts[each]]
    more = [each for each in counts if counts[each] > 1]
    strange = counts.keys() - set(expected)
    require(not lost and not more and not strange,
            f"{what}: {len(lost)} lost, {len(more)} more than once, {len(strange)} that nobody sent")


def field(message, name):
    return email.message_from_bytes(message.split(b"\r\n\r\n", 1)[0])[name]


def send_by_rest(platform, agents, messages):
    connections = threading.local()

    def send(number):
        agent = agents[number % len(agents)]
        if not hasattr(connections, "own"):
            connections.own = http.client.HTTPConnection("127.0.0.1", platform.http, timeout=60)
        status, answer = platform.call(
            "POST", f"/api/v1/inboxes/{agent['inbox_id']}/messages/send", agent["api_key"],
            {"to": [f"reader{number}@elsewhere.example"], "subject": f"Out {number}", "text": "Hello\n" * 20},
            connections.own)
        require(status == 201, f"a send was answered {status}: {answer}")
        return answer["data"]["message_id"]

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(send, range(messages)))


def send_by_postfix(postfix, agents, messages):
    def session(numbers):
        smtp = smtplib.SMTP("127.0.0.1", postfix.port, timeout=60)
        smtp.starttls()
        for number in numbers:
            agent = agents[number % len(agents)]
            text = (f"From: writer@elsewhere.example\r\nTo: {agent['email']}\r\nSubject: In {number}\r\n"
                    f"Message-ID: <in-{number}@elsewhere.example>\r\nDate: Sat, 28 Nov 2026 01:00:00 +0000\r\n\r\n"
                    + "Hello\r\n" * 300)
            while True:
                try:
                    smtp.sendmail("writer@elsewhere.example", [agent["email"]], text)
                    break
                except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError):
                    smtp.rset()  # put off, like the mail of anybody
        smtp.quit()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(session, [range(i, messages, 10) for i in range(10)]))


def received(platform, agent):
    subjects, cursor = [], ""
    while cursor is not None:
        status, page = platform.call(
            "GET", f"/api/v1/inboxes/{agent['inbox_id']}/messages?direction=inbound&limit=100{cursor}",
            agent["api_key"])
        require(status == 200, f"a list was answered {status}: {page}")
        subjects += [message["subject"] for message in page["data"]]
        after = page["meta"]["next_cursor"]
        cursor = None if after is None else "&cursor=" + after
    return subjects


def prove_relay(work, messages):
    sink, fates = Sink(), Fates(FAILING)
    way = ShakyWay(0, FAILING)
    with Postfix(work, sink, fates, way) as postfix, Platform(work, relay_settings(postfix)) as platform:
        way.target = platform.smtp
        agents = [platform.register() for _ in range(AGENTS)]
        start = time.monotonic()
        inward = threading.Thread(target=send_by_postfix, args=(postfix, agents, messages), daemon=True)
        inward.start()
        sent = send_by_rest(platform, agents, messages)
        say(f"{messages:,} sends accepted after {time.monotonic() - start:.0f} s")
        await_growth("out", messages, lambda: len(sink.messages))
        inward.join()
        subjects = lambda: list(itertools.chain.from_iterable(received(platform, agent) for agent in agents))
        await_growth("in", messages, lambda: len(subjects()))
        took = time.monotonic() - start
        time.sleep(15)  # would bring what comes twice
        check_once("out", sent, [field(message, "Message-ID") for message in sink.messages])
        check_once("in", [f"In {number}" for number in range(messages)], subjects())
        print(f"{messages:,} out and {messages:,} in, each exactly once, in {took:.0f} s")
        print(f"put off by Postfix: {fates.put_off:,}; connections to the platform turned away or broken: {way.broken:,}")
        print("encrypted connections that Postfix took: {:,}, that it made: {:,}".format(*postfix.encrypted()))
        require(all(b" with ESMTPS id " in message for message in sink.messages), "mail came out unencrypted")
        require(postfix.encrypted()[1] >= messages, "mail went in unencrypted")
