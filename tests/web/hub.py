"""A real hub in a process of its own, and a raw WebSocket for bytes that no library would send."""

import base64
import json
import os
import secrets
import shutil
import socket
import struct
import subprocess
import tempfile
from urllib.parse import urlsplit

#: Seconds; sanitizers make a hub slow.
PATIENCE = 10 * int(os.environ.get("BATANIDZA_SLOWNESS", "1"))

HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "session.hello",
    "params": {"protocol": [1], "tenant": "demo", "platform": "web", "clientId": "outside",
               "app": {"name": "outside", "version": "1"}, "schema": [1, 1]},
}


def hello(**params):
    """The text of a hello of a client of its own."""
    own = {"clientId": secrets.token_hex(8), **params}
    return json.dumps({**HELLO, "params": {**HELLO["params"], **own}})


class Hub:
    """`batanidzad serve` on free ports, in a folder that goes away with it."""

    def __init__(self, *more, settings=None, folder=None):
        self.folder = folder or tempfile.mkdtemp(prefix="batanidza-web-")
        if settings:
            with open(os.path.join(self.folder, "settings.json"), "w", encoding="utf-8") as file:
                json.dump(settings, file)
        self.process = subprocess.Popen(
            [os.environ["BATANIDZAD"], "serve", "--data", self.folder, "--ws", "127.0.0.1:0",
             "--http", "127.0.0.1:0", "--open-loopback", *more],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        told = json.loads(self.process.stdout.readline())
        self.ws = told["ws"] + "/v1/sync"
        self.http = told["http"]
        self.port = urlsplit(told["ws"]).port

    def drain(self):
        self.process.terminate()

    def stop(self):
        if self.process.poll() is None and not self.process.stdout.closed:
            self.drain()
        return self.end()

    def end(self):
        """Waits for the end of a hub that was told to drain; the folder goes away with it."""
        code = self.process.wait(2 * PATIENCE)
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return code

    def end_and_keep(self):
        """Ends it and leaves the folder to another."""
        self.drain()
        self.process.wait(2 * PATIENCE)
        self.process.stdout.close()


TEXT, BINARY, CLOSE, PING, PONG, CONTINUATION = 1, 2, 8, 9, 10, 0


class Raw:
    """A socket that sends what it is told. Frames are masked unless said otherwise."""

    def __init__(self, hub):
        self.socket = socket.create_connection(("127.0.0.1", hub.port), PATIENCE)
        self.hub = hub
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.socket.close()

    def request(self, request):
        """Sends a request as it is and gives the answer's head, as text."""
        self.socket.sendall(request)
        return self.head()

    def head(self):
        while b"\r\n\r\n" not in self.buffer:
            piece = self.socket.recv(4096)
            if not piece:
                break
            self.buffer += piece
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        return head.decode("latin-1")

    def upgrade(self, path="/v1/sync", **headers):
        """The handshake of RFC 6455; a header that is None is left out."""
        fields = {
            "Host": f"127.0.0.1:{self.hub.port}", "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(secrets.token_bytes(16)).decode(),
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Protocol": "batanidza.v1",
        }
        fields.update({name.replace("_", "-"): value for name, value in headers.items()})
        lines = [f"GET {path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in fields.items() if value is not None]
        return self.request(("\r\n".join(lines) + "\r\n\r\n").encode())

    def send(self, opcode, payload=b"", fin=True, rsv=0, masked=True, length=None):
        length = len(payload) if length is None else length
        head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
        bit = 0x80 if masked else 0
        if length < 126:
            head += bytes([bit | length])
        elif length < 65536:
            head += bytes([bit | 126]) + struct.pack("!H", length)
        else:
            head += bytes([bit | 127]) + struct.pack("!Q", length)
        if masked:
            mask = secrets.token_bytes(4)
            head += mask
            payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(head + payload)

    def frame(self):
        """The next frame: (opcode, payload), or None where the line is cut."""
        def take(count):
            while len(self.buffer) < count:
                piece = self.socket.recv(65536)
                if not piece:
                    raise EOFError
                self.buffer += piece
            taken, self.buffer = self.buffer[:count], self.buffer[count:]
            return taken
        try:
            first, second = take(2)
            assert first & 0x70 == 0, "reserved bits"
            assert second & 0x80 == 0, "a server's frame is never masked"
            length = second & 0x7F
            if length == 126:
                length, = struct.unpack("!H", take(2))
            elif length == 127:
                length, = struct.unpack("!Q", take(8))
            return first & 0x0F, take(length)
        except (EOFError, ConnectionError):
            return None

    def message(self):
        """The next message as JSON; frames of other kinds are read past."""
        while True:
            opcode, payload = self.frame()
            if opcode == TEXT:
                return json.loads(payload)

    def ending(self):
        """The code with which the hub closes, or "cut"."""
        while True:
            try:
                frame = self.frame()
            except TimeoutError:
                return "silence"
            if frame is None:
                return "cut"
            if frame[0] == CLOSE:
                return struct.unpack("!H", frame[1][:2])[0] if frame[1] else 1005
