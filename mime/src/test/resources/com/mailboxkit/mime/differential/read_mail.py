"""Reads the messages named as arguments with CPython's email package, and prints what it finds, a JSON object a line."""

import email
import email.policy
import hashlib
import json
import sys


def attempt(read, default):
    try:
        return read()
    except Exception:  # what cannot be read is not there
        return default


def addresses(message, name):
    return [mailbox for field in message.get_all(name, []) for mailbox in getattr(field, "addresses", [])]


def body(message, subtype):
    return attempt(lambda: message.get_body(preferencelist=(subtype,)), None)


def leaves(part):
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
    else:
        for child in part.iter_parts():
            yield from leaves(child)


def attachment(part):
    name = attempt(part.get_filename, None) or ""
    if part.get_content_type() == "message/rfc822":
        return [name, "message"]
    content = part.get_payload(decode=True) or b""
    return [name, f"{len(content)} {hashlib.sha256(content).hexdigest()[:16]}"]


def read(path):
    with open(path, "rb") as file:
        message = email.message_from_bytes(file.read(), policy=email.policy.default)  # keeps line ends
    plain, html = body(message, "plain"), body(message, "html")
    mailboxes = attempt(lambda: addresses(message, "from") + addresses(message, "to"), [])
    return {
        "subject": attempt(lambda: str(message["subject"] or ""), ""),
        "from": attempt(lambda: [mailbox.addr_spec for mailbox in addresses(message, "from")][:1], []),
        "to": attempt(lambda: [mailbox.addr_spec for mailbox in addresses(message, "to")], []),
        "names": [mailbox.display_name for mailbox in mailboxes if mailbox.display_name],
        "attachments": [attachment(part) for part in leaves(message) if part is not plain and part is not html],
        "text": attempt(plain.get_content, "") if plain else "",
    }


for path in sys.argv[1:]:
    print(json.dumps(attempt(lambda: read(path), {"failed": True})).encode("utf-8", "replace").decode("utf-8"))
