"""Says whether a signature is true: verify.py SECRET SIGNATURE, with the body on standard input."""

import hashlib
import hmac
import sys

secret, signature = sys.argv[1:]
body = sys.stdin.buffer.read()
true_one = hmac.new(secret.encode("utf-8"), body, hashlib.sha256).hexdigest()
print("true" if hmac.compare_digest(true_one, signature) else "false")
