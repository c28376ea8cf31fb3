"""`maitred serve` as a process of its own, on a free port and a new SQLite file."""
import http.client
import os
import random
import re
import socket
import subprocess
import tempfile
import time

SECRET = "0123456789abcdef0123456789abcdef"
ADMIN_TOKEN = "let me in"
PASSWORD = "a long one, please"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.text = response.read().decode()
        self.headers = response.getheaders()

    def header(self, name):
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)


def free_port():
    """Below the range from which the kernel takes ports for outgoing connections."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("", port))
                return port
            except OSError:
                continue


class House:
    """A context: migrated, with an administrator ("chef"), serving until it is left."""

    def __init__(self, binary, **settings):
        self.binary = binary
        self.folder = tempfile.TemporaryDirectory()
        self.port = free_port()
        self.environment = {
            "DATABASE_URL": f"sqlite:///{self.folder.name}/maitred.db",
            "ENVIRONMENT": "test",
            "SECRET_KEY": SECRET,
            "ADMIN_TOKEN": ADMIN_TOKEN,
            "RATE_LIMIT_PER_MINUTE": "0",
            "TOTAL_TABLES": "3",
            "ADDRESS": "127.0.0.1",
            "PORT": str(self.port),
            "ADMIN_PORT": "0",
            **settings,
        }

    def run(self, *arguments, said=""):
        subprocess.run(
            [self.binary, *arguments], env=self.environment, input=said, text=True, check=True,
            stdout=subprocess.DEVNULL,
        )

    def __enter__(self):
        self.run("migrate")
        self.run("admin", "create", "--username", "chef", "--email", "chef@example.com",
                 said=PASSWORD + "\n")
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = subprocess.Popen([self.binary, "serve"], env=self.environment,
                                        stdout=self.log, stderr=self.log)
        until = time.monotonic() + 20
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.ask("GET", "/ready").status == 200:
                    return self
            except OSError:
                time.sleep(0.05)  # nobody listens yet
        self.log.seek(0)
        raise SystemExit("maitred does not serve: " + self.log.read())

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def ask(self, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, target, body, headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()


class LiveSocket:
    """As much of a WebSocket as it takes to hear what the server says."""

    def __init__(self, house, target, headers):
        self.socket = socket.create_connection(("127.0.0.1", house.port), timeout=20)
        lines = [f"GET {target} HTTP/1.1", "Host: localhost", "Connection: Upgrade",
                 "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                 *(f"{name}: {value}" for name, value in headers.items())]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(re.match(rb"HTTP/1\.1 (\d+)", self.file.readline())[1])
        while self.file.readline().strip():
            pass

    def say(self, text):
        mask = b"\0\0\0\0"
        self.socket.sendall(bytes([0x81, 0x80 | len(text)]) + mask + text.encode())

    def hear(self):
        first, length = self.file.read(2)
        if length == 126:
            length = int.from_bytes(self.file.read(2), "big")
        payload = self.file.read(length)
        return payload.decode() if first == 0x81 else self.hear()

    def close(self):
        self.file.close()
        self.socket.close()
