"""Those between whom the mail goes: a receiver, and what goes wrong on the way."""

import random
import socket
import socketserver
import threading

SEED = 2026


class Server(socketserver.ThreadingTCPServer):
    """On a free port of this machine, until the program ends."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, handle):
        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    handle(self)
                except OSError:
                    pass  # as clients do

        super().__init__(("127.0.0.1", 0), Handler)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Sink:
    """Takes every message and keeps it."""

    OFFER = ("250-sink.example", "250-8BITMIME", "250-SIZE 60000000", "250 SMTPUTF8")

    def __init__(self):
        self.messages = []
        self.port = Server(self.serve).port

    def serve(self, client):
        def reply(*lines):
            client.wfile.write("".join(line + "\r\n" for line in lines).encode())

        reply("220 sink.example ESMTP")
        for line in client.rfile:
            command = line[:4].upper()
            if command == b"EHLO":
                reply(*self.OFFER)
            elif command == b"DATA":
                reply("354 go on")
                lines = []
                for body in iter(client.rfile.readline, b".\r\n"):
                    if not body:
                        return
                    lines.append(body[1:] if body.startswith(b".") else body)
                self.messages.append(b"".join(lines))
                reply("250 2.0.0 taken")
            elif command == b"QUIT":
                reply("221 bye")
                return
            else:
                reply("250 fine")


class Fates:
    """Postfix asks here about every recipient and every message: some are put off."""

    def __init__(self, failing):
        self.failing = failing / 2  # it asks twice about a message
        self.chance = random.Random(SEED)
        self.put_off = 0
        self.port = Server(self.serve).port

    def serve(self, client):
        for line in client.rfile:
            if line == b"\n":
                fails = self.chance.random() < self.failing
                self.put_off += fails
                client.wfile.write(b"action=%s\n\n" % (b"451 4.7.1 Try again later" if fails else b"DUNNO"))


class ShakyWay:
    """The way to the platform: some connections are turned away, some break before the message is through."""

    BREAKS_WITHIN = 1200  # octets from the client: the handshake and a message have more

    def __init__(self, port, failing):
        self.target = port
        self.failing = failing
        self.chance = random.Random(SEED)
        self.broken = 0
        self.port = Server(self.serve).port

    def serve(self, client):
        fate = self.chance.random()
        if fate < self.failing / 2:
            self.broken += 1
            client.wfile.write(b"421 4.3.2 Not now\r\n")
            return
        limit = None
        if fate < self.failing:
            self.broken += 1
            limit = self.chance.randrange(self.BREAKS_WITHIN)
        with socket.create_connection(("127.0.0.1", self.target)) as server:
            back = threading.Thread(target=self.copy, args=(server, client.connection, None), daemon=True)
            back.start()
            self.copy(client.connection, server, limit)
            back.join(60 if limit is None else 0)

    @staticmethod
    def copy(source, target, limit):
        try:
            while data := source.recv(65536):
                if limit is not None and (limit := limit - len(data)) < 0:
                    break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target) if limit is not None and limit < 0 else (target,):
            try:
                end.shutdown(socket.SHUT_RDWR if end is source else socket.SHUT_WR)
            except OSError:
                pass
