"""A Postfix of our own, which requires encryption on both sides of the platform."""

import re
import shutil
import subprocess

from ground import DOMAIN, HOME, free_port, require

MAIN_CF = """
compatibility_level = 3.6
inet_protocols = ipv4
myhostname = relay.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
local_transport = error:nobody lives here
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {folder}/tls.pem
smtp_tls_security_level = encrypt
smtp_tls_policy_maps = inline:{{ [127.0.0.1]:{sink}=none }}
smtpd_tls_loglevel = 1
smtp_tls_loglevel = 1
smtp_connection_cache_on_demand = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:{policy}, permit_mynetworks, reject
smtpd_end_of_data_restrictions = check_policy_service inet:127.0.0.1:{policy}
transport_maps = inline:{{ {domain}=smtp:[127.0.0.1]:{inward} }}
relayhost = [127.0.0.1]:{sink}
default_destination_concurrency_failed_cohort_limit = 1000
minimal_backoff_time = 5s
maximal_backoff_time = 10s
queue_run_delay = 5s
message_size_limit = 60000000
mailbox_size_limit = 0
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
"""

MASTER_CF = """
127.0.0.1:{port} inet n - n - 100 smtpd
"""


class Postfix:
    def __init__(self, work, sink, fates, inward):
        self.folder = work / "postfix"
        self.etc = self.folder / "etc"
        self.port = free_port()
        for name in ("etc", "queue", "data"):
            (self.folder / name).mkdir(parents=True)
        self.folder.chmod(0o755)
        shutil.chown(self.folder / "data", "postfix")
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=relay.example", "-days", "2",
             "-keyout", key, "-out", certificate], check=True, capture_output=True)
        (self.folder / "tls.pem").write_text(key.read_text() + certificate.read_text())
        (self.folder / "tls.pem").chmod(0o600)
        (self.etc / "main.cf").write_text(MAIN_CF.format(
            folder=self.folder, sink=sink.port, policy=fates.port, inward=inward.port, domain=DOMAIN))
        services = (HOME / "bench/src/main/resources/com/mailboxkit/bench/postfix-master.cf").read_text()
        (self.etc / "master.cf").write_text(
            MASTER_CF.format(port=self.port) + services + "tlsmgr unix - - n 1000? 1 tlsmgr\n")

    def __enter__(self):
        started = subprocess.run(["postfix", "-c", self.etc, "start"], capture_output=True, text=True)
        require(started.returncode == 0, "Postfix does not start: " + started.stderr + self.log())
        return self

    def log(self):
        file = self.folder / "log"
        return file.read_text() if file.exists() else ""

    def encrypted(self):
        """How many TLS connections it took, and how many it made."""
        return [len(re.findall(f"TLS connection established {way}", self.log())) for way in ("from", "to")]

    def __exit__(self, *failure):
        subprocess.run(["postfix", "-c", self.etc, "stop"], capture_output=True)


def relay_settings(postfix):
    return {
        "MAILBOXKIT_DELIVERY_MODE": "relay",
        "MAILBOXKIT_DELIVERY_RELAY_HOST": "127.0.0.1",
        "MAILBOXKIT_DELIVERY_RELAY_PORT": str(postfix.port),
    }
