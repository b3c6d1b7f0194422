"""Hostile bytes from outside, on both carriers: cut, doubled, nested, bombed, damaged and out of
order. Whoever sends them loses at most their own connection; the hub goes on, and stays small."""

import http.client
import json
import os
import random
import time
import unittest
import zlib
from urllib.parse import urlsplit

from hub import BINARY, CLOSE, PATIENCE, TEXT, Hub, Raw, hello

MIB = 1024 * 1024


def is_sanitized(program):
    with open(program, "rb") as file:
        return b"__asan_init" in file.read()


# AddressSanitizer keeps up to 256 MiB of what was freed, and pads what is not.
ALLOWED_GROWTH = (512 if is_sanitized(os.environ["BATANIDZAD"]) else 96) * MIB
SEED = int(os.environ.get("BATANIDZA_SEED", "20261122"))
ROUNDS = 400

EDIT = {"n": 1, "id": "doc", "type": "document", "base": None, "author": "rudo",
        "at": "2026-11-22T12:00:00.000Z", "body": {"text": "mhor\u00f3i", "list": [1, 2.5, None, True]}}


def call(method, params, number=1):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params},
                      ensure_ascii=False).encode()


GOOD = [
    hello().encode(),
    call("sync.push", {"edits": [EDIT]}),
    call("sync.changes", {"cursor": "0" * 32 + ".0", "limit": 3}),
    call("content.get", {"ids": ["doc", "a"]}),
    call("content.manifest", {"path": "00"}),
    call("blob.have", {"hashes": ["0" * 64]}),
    call("sync.ack", {"cursor": "0" * 32 + ".0"}),
    call("admin.clearLocalContent", {}),
    b"[" + b",".join([call("blob.have", {"hashes": []}, i) for i in range(5)]) + b"]",
]
TOKENS = [b"null", b"{}", b"[]", b"-1", b"1e999", b"9007199254740993", b'"\\ud800"', b'"\\u0000"',
          b"\xff", b"\xed\xa0\x80", b'{"a":1,"a":2}', b"true", b'""', b"\x00", b"}", b"]", b",", b'"']


def damaged(source):
    """A message of ours with a few things done to it."""
    text = bytearray(source.choice(GOOD))
    for _ in range(source.randint(1, 4)):
        at = source.randrange(len(text) + 1)
        kind = source.randrange(6)
        if kind == 0:
            del text[at:]
        elif kind == 1:
            text[at:at + source.randrange(20)] = source.choice(TOKENS)
        elif kind == 2:
            text[at:at] = source.choice(TOKENS)
        elif kind == 3 and at < len(text):
            text[at] = source.randrange(256)
        elif kind == 4:
            part = text[at:at + source.randrange(200)]
            text[at:at] = part * source.randint(1, 8)
        else:
            depth = source.choice((10, 70, 2000))
            text[at:at] = b'{"a":' * depth + b"1" + b"}" * depth
    return bytes(text[:MIB])


class Hostile(unittest.TestCase):
    def setUp(self):
        self.hub = Hub()
        self.addCleanup(self.stop)
        self.good = Raw(self.hub)
        self.addCleanup(self.good.socket.close)
        self.good.upgrade()
        self.good.send(TEXT, hello(types=["document"]).encode())
        self.good.message()
        self.sent = 0
        self.small = self.memory()

    def stop(self):
        self.assertEqual(self.hub.stop(), 0)

    def memory(self):
        with open(f"/proc/{self.hub.process.pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024

    def goes_on(self):
        """The well-behaved one is still served: a push, its receipt and its change."""
        self.sent += 1
        edit = {**EDIT, "n": self.sent, "id": f"good.{self.sent}"}
        self.good.send(TEXT, call("sync.push", {"edits": [edit]}, 1000 + self.sent))
        receipt = change = None
        while not (receipt and change):
            message = self.good.message()
            if message.get("id") == 1000 + self.sent:
                receipt = message["result"]["receipts"][0]
                self.assertEqual(receipt["status"], "applied")
            elif message.get("method") == "sync.changes":
                change = change or any(line["id"] == edit["id"] for line in message["params"]["changes"])
        self.assertLess(self.memory() - self.small, ALLOWED_GROWTH)

    def settle(self, raw):
        """Reads until the hub closed, or nothing more comes."""
        raw.socket.settimeout(0.05)
        try:
            while True:
                frame = raw.frame()
                if frame is None or frame[0] == CLOSE:
                    break
                if frame[0] == TEXT:
                    json.loads(frame[1])  # whatever it answers is JSON
        except TimeoutError:
            pass
        raw.socket.close()

    def test_damaged_messages_over_sockets(self):
        source = random.Random(SEED)
        print(f"seed {SEED}")
        for i in range(ROUNDS):
            raw = Raw(self.hub)
            raw.upgrade()
            try:
                if source.random() < 0.7:
                    raw.send(TEXT, hello().encode())
                for _ in range(source.randint(1, 4)):
                    text = damaged(source)
                    if source.random() < 0.3:
                        text = zlib.compress(text)
                        if source.random() < 0.5:
                            text = text[:source.randrange(len(text))] + b"\x00" * source.randrange(9)
                        raw.send(BINARY, text)
                    else:
                        raw.send(TEXT, text)
            except ConnectionError:
                pass
            if i % 4 == 0:
                self.settle(raw)
            raw.socket.close()  # or leaves in the middle of everything
            if i % 50 == 0:
                self.goes_on()
        self.goes_on()

    def test_damaged_messages_over_http(self):
        source = random.Random(SEED + 1)
        print(f"seed {SEED + 1}")
        line = http.client.HTTPConnection(urlsplit(self.hub.http).netloc, timeout=PATIENCE)

        def post(body, **headers):
            line.request("POST", "/v1/rpc", body, {"Content-Type": "application/json", **headers})
            answer = line.getresponse()
            return answer.status, answer.read()
        session = json.loads(post(hello().encode())[1])["result"]["sessionId"]
        for i in range(ROUNDS):
            text = damaged(source)
            headers = {"Batanidza-Session": session} if source.random() < 0.8 else {}
            if source.random() < 0.3:
                text = zlib.compress(text)
                headers["Content-Encoding"] = "deflate"
            status, body = post(text, **headers)
            self.assertIn(status, (200, 204, 401, 413), body[:200])
            if body:
                json.loads(body)
            if i % 50 == 0:
                self.goes_on()
        line.close()
        self.goes_on()

    def test_bombs(self):
        bomb = zlib.compress(b" " * (256 * MIB), 9)
        nested = zlib.compress(b"[" * (7 * MIB), 9)
        for _ in range(5):
            for payload, expected in ((bomb, {1009}), (nested, {4500, 1009})):
                raw = Raw(self.hub)
                raw.upgrade()
                raw.send(BINARY, payload)
                self.assertIn(raw.ending(), expected)
                raw.socket.close()
        line = http.client.HTTPConnection(urlsplit(self.hub.http).netloc, timeout=PATIENCE)
        for payload in (bomb, nested):
            line.request("POST", "/v1/rpc", payload,
                         {"Content-Type": "application/json", "Content-Encoding": "deflate"})
            answer = line.getresponse()
            self.assertIn(answer.status, (200, 413))
            self.assertIn("error", json.loads(answer.read()))
        line.close()
        self.goes_on()

    def test_deep_and_wide_messages(self):
        rows = [b"[" * 1000 + b"]" * 1000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
                b"[" + b"{}," * 200_000 + b"{}]", b'{"jsonrpc":"2.0","id":1,"method":"' + b"m" * 500_000 + b'"}',
                call("content.get", {"ids": ["a"] * 100_000}), call("blob.have", {"hashes": ["0" * 64] * 9_000}),
                b'{"jsonrpc":"2.0","id":"' + b"i" * 300 + b'","method":"blob.have"}', b"9" * 900_000]
        for text in rows:
            with self.subTest(text[:40]):
                raw = Raw(self.hub)
                raw.upgrade()
                raw.send(TEXT, hello().encode())
                raw.message()
                raw.send(TEXT, text)
                raw.socket.settimeout(2)
                try:
                    frame = raw.frame()
                    self.assertTrue(frame is None or frame[0] in (TEXT, CLOSE))
                finally:
                    raw.socket.close()
        self.goes_on()

    def test_many_who_leave_at_once(self):
        for _ in range(3):
            crowd = [Raw(self.hub) for _ in range(200)]
            for i, raw in enumerate(crowd):
                raw.upgrade()
                if i % 2:
                    raw.send(TEXT, hello().encode())
                if i % 5 == 0:
                    raw.send(TEXT, b"{", fin=False)
            for raw in crowd:
                raw.socket.close()
            self.goes_on()

    def test_half_a_frame_for_ever(self):
        raw = Raw(self.hub)
        raw.upgrade()
        raw.send(TEXT, hello().encode())
        raw.message()
        raw.send(TEXT, b"{" * 1000, length=500_000)
        start = time.monotonic()
        self.goes_on()
        self.assertLess(time.monotonic() - start, PATIENCE)
        raw.socket.close()


if __name__ == "__main__":
    unittest.main()
