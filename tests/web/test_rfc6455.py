"""RFC 6455 from outside: two libraries of Debian that are not ours, and raw bytes where a library
would refuse to send them."""

import asyncio
import json
import os
import ssl
import struct
import unittest
import zlib

from hub import BINARY, CLOSE, CONTINUATION, PATIENCE, PING, PONG, TEXT, Hub, Raw, hello

MISSING = "the Debian package {} is missing (./dev test installs it)"
try:
    import websockets
except ImportError as error:
    raise SystemExit(MISSING.format("python3-websockets")) from error
try:
    from autobahn.asyncio.websocket import WebSocketClientFactory, WebSocketClientProtocol
except ImportError as error:
    raise SystemExit(MISSING.format("python3-autobahn")) from error

MIB = 1024 * 1024


class WithHub(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = Hub(settings={"hub.allowedOrigins": ["https://school.example"]})

    @classmethod
    def tearDownClass(cls):
        code = cls.hub.stop()
        assert code == 0, f"the hub ended with {code}"

    def raw(self):
        raw = Raw(self.hub)
        self.addCleanup(raw.socket.close)
        return raw

    def opened(self):
        raw = self.raw()
        self.assertIn(" 101 ", raw.upgrade())
        return raw

    def greeted(self):
        raw = self.opened()
        raw.send(TEXT, hello().encode())
        self.assertEqual(raw.message()["result"]["protocol"], 1)
        return raw


class Handshake(WithHub):
    def test_the_answer_names_the_protocol_and_proves_the_key(self):
        head = self.raw().upgrade(Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==")
        self.assertTrue(head.startswith("HTTP/1.1 101 "), head)
        lines = [line.lower() for line in head.split("\r\n")]
        self.assertIn("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=", lines)
        self.assertIn("sec-websocket-protocol: batanidza.v1", lines)

    def test_extensions_are_declined(self):
        head = self.raw().upgrade(Sec_WebSocket_Extensions="permessage-deflate")
        self.assertIn(" 101 ", head)
        self.assertNotIn("sec-websocket-extensions", head.lower())

    def test_what_is_no_handshake_is_answered_clearly(self):
        rows = {
            "a plain GET": (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 426),
            "a plain GET of the right path": (b"GET /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n", 426),
            "a browser's GET": (b"GET /demo/ HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n", 426),
            "HTTP/1.0": (b"GET /v1/sync HTTP/1.0\r\n\r\n", 426),
            "a POST": (b"POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 405),
            "no HTTP": (b"hello there, hub\r\n\r\n", 400),
        }
        for name, (request, status) in rows.items():
            with self.subTest(name):
                raw = self.raw()
                head = raw.request(request)
                self.assertTrue(head.startswith(f"HTTP/1.1 {status} "), head)
                self.assertIn("connection: close", head.lower())
                if status == 426:
                    self.assertIn("upgrade: websocket", head.lower())

    def test_a_damaged_handshake_is_refused(self):
        rows = {
            "another version": ({"Sec_WebSocket_Version": "12"}, 426),
            "no version": ({"Sec_WebSocket_Version": None}, 426),
            "no key": ({"Sec_WebSocket_Key": None}, 400),
            "a short key": ({"Sec_WebSocket_Key": "AAAA"}, 400),
            "no host": ({"Host": None}, 400),
            "an upgrade to something else": ({"Upgrade": "h2c"}, 426),
            "no Connection: Upgrade": ({"Connection": "keep-alive"}, 426),
            "another path": ({"path": "/chat"}, 404),
            "a page of another origin": ({"Origin": "https://evil.example"}, 403),
            "a sandboxed page": ({"Origin": "null"}, 403),
        }
        for name, (headers, status) in rows.items():
            with self.subTest(name):
                head = self.raw().upgrade(**headers)
                self.assertTrue(head.startswith(f"HTTP/1.1 {status} "), head)
                if name in ("another version", "no version"):
                    self.assertIn("sec-websocket-version: 13", head.lower())

    def test_who_may_connect_may(self):
        rows = {
            "a page of our own": {"Origin": self.hub.http},
            "a page on the allow-list": {"Origin": "https://school.example"},
            "names in other letters": {"Upgrade": "WebSocket", "Connection": "keep-alive, upgrade"},
            "several sub-protocols": {"Sec_WebSocket_Protocol": "other, batanidza.v1"},
            "a query behind the path": {"path": "/v1/sync?from=here"},
        }
        for name, headers in rows.items():
            with self.subTest(name):
                self.assertIn(" 101 ", self.raw().upgrade(**headers))

    def test_a_huge_head_ends_the_connection(self):
        raw = self.raw()
        try:
            head = raw.upgrade(X_Long="a" * 200_000)
        except ConnectionError:
            head = ""
        self.assertNotIn(" 101 ", head)

    def test_a_head_that_comes_byte_by_byte_is_read(self):
        raw = self.raw()
        request = (f"GET /v1/sync HTTP/1.1\r\nHost: 127.0.0.1:{self.hub.port}\r\n"
                   "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").encode()
        for byte in request[:-1]:
            raw.socket.sendall(bytes([byte]))
        self.assertIn(" 101 ", raw.request(request[-1:]))

    def test_frames_right_behind_the_handshake_are_heard(self):
        raw = self.raw()
        mask = b"\0\0\0\0"
        text = hello().encode()
        frame = bytes([0x81, 0xFE]) + struct.pack("!H", len(text)) + mask + text
        head = raw.request((f"GET /v1/sync HTTP/1.1\r\nHost: 127.0.0.1:{self.hub.port}\r\n"
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").encode() + frame)
        self.assertIn(" 101 ", head)
        self.assertEqual(raw.message()["result"]["protocol"], 1)


class Frames(WithHub):
    def test_a_message_in_many_fragments_with_control_frames_between(self):
        raw = self.opened()
        text = hello().encode()
        for i, byte in enumerate(text):
            raw.send(CONTINUATION if i else TEXT, bytes([byte]), fin=i == len(text) - 1)
            if i % 50 == 10:
                raw.send(PING, f"ping {i}".encode())
                raw.send(PONG, b"nobody asked")
        pongs = []
        while True:
            opcode, payload = raw.frame()
            if opcode == TEXT:
                self.assertEqual(json.loads(payload)["result"]["protocol"], 1)
                break
            self.assertEqual(opcode, PONG)
            pongs.append(payload)
        self.assertEqual(pongs, [f"ping {i}".encode() for i in range(10, len(text), 50)])

    def test_a_letter_may_be_cut_between_fragments(self):
        raw = self.greeted()
        text = json.dumps({"jsonrpc": "2.0", "id": "n\u030ad\u0301a \U0001f600",
                           "method": "content.manifest"}, ensure_ascii=False).encode()
        at = text.index("\U0001f600".encode()) + 2
        raw.send(TEXT, text[:at], fin=False)
        raw.send(CONTINUATION, b"", fin=False)
        raw.send(CONTINUATION, text[at:])
        self.assertEqual(raw.message()["id"], "n\u030ad\u0301a \U0001f600")

    def test_a_deflated_message_in_fragments(self):
        raw = self.opened()
        packed = zlib.compress(hello().encode())
        raw.send(BINARY, packed[:10], fin=False)
        raw.send(CONTINUATION, packed[10:])
        self.assertEqual(raw.message()["result"]["protocol"], 1)

    def test_pings_of_every_allowed_size_are_answered(self):
        raw = self.greeted()
        for size in (0, 1, 125):
            raw.send(PING, b"p" * size)
            self.assertEqual(raw.frame(), (PONG, b"p" * size))

    def test_breaches_of_the_protocol_close_with_their_code(self):
        rows = {
            "W40: a frame that is not masked": (1002, lambda raw: raw.send(TEXT, b"{}", masked=False)),
            "W40: an empty frame that is not masked": (1002, lambda raw: raw.send(TEXT, b"", masked=False)),
            "a reserved bit": (1002, lambda raw: raw.send(TEXT, b"{}", rsv=4)),
            "another reserved bit": (1002, lambda raw: raw.send(PING, rsv=1)),
            "a reserved kind of data": (1002, lambda raw: raw.send(3, b"{}")),
            "a reserved kind of control": (1002, lambda raw: raw.send(11)),
            "a ping of 126 bytes": (1002, lambda raw: raw.send(PING, b"p" * 126)),
            "a ping in fragments": (1002, lambda raw: raw.send(PING, b"p", fin=False)),
            "a continuation of nothing": (1002, lambda raw: raw.send(CONTINUATION, b"{}")),
            "a new message inside one": (1002, lambda raw: (raw.send(TEXT, b"{", fin=False),
                                                          raw.send(TEXT, b"}"))),
            "bad UTF-8": (1007, lambda raw: raw.send(TEXT, b'{"a":"\xff"}')),
            "half a letter at the end": (1007, lambda raw: raw.send(TEXT, b'{"a":"\xc3')),
            "a surrogate as UTF-8": (1007, lambda raw: raw.send(TEXT, b'{"a":"\xed\xa0\x80"}')),
            "a close frame of one byte": (1002, lambda raw: raw.send(CLOSE, b"\x03")),
            "a close code that nobody may send": (1002, lambda raw: raw.send(CLOSE, struct.pack("!H", 1005))),
            "a close code below all": (1002, lambda raw: raw.send(CLOSE, struct.pack("!H", 999))),
            "a close reason in bad UTF-8": (1007, lambda raw: raw.send(CLOSE, b"\x03\xe8\xff")),
            "W4: a frame over 1 MiB": (1009, lambda raw: raw.send(TEXT, b"", length=MIB + 1)),
            "W4: a frame of 2^62 bytes": (1009, lambda raw: raw.send(BINARY, b"", length=2 ** 62)),
            "a frame of 2^63 bytes": (1002, lambda raw: raw.send(BINARY, b"", length=2 ** 63)),
            "W4: a message over 1 MiB in fragments": (1009, lambda raw: [
                raw.send(CONTINUATION if i else TEXT, b" " * 65536, fin=False) for i in range(17)]),
        }
        for name, (code, breach) in rows.items():
            with self.subTest(name):
                raw = self.greeted()
                try:
                    breach(raw)
                except ConnectionError:
                    pass  # cut while we still sent
                self.assertEqual(raw.ending(), code)

    def test_a_close_is_answered_with_the_same_code(self):
        for code in (1000, 1001, 3000, 4000, 4999):
            with self.subTest(code):
                raw = self.greeted()
                raw.send(CLOSE, struct.pack("!H", code) + "chisarai \u00e9".encode())
                self.assertEqual(raw.ending(), code)
                self.assertIsNone(raw.frame())
        with self.subTest("without a code"):
            raw = self.greeted()
            raw.send(CLOSE)
            self.assertIn(raw.ending(), (1000, 1005))
            self.assertIsNone(raw.frame())

    def test_what_comes_behind_a_close_is_not_heard(self):
        raw = self.greeted()
        raw.send(CLOSE, struct.pack("!H", 1000))
        try:
            raw.send(TEXT, b'{"jsonrpc":"2.0","id":7,"method":"content.manifest"}')
        except ConnectionError:
            pass
        self.assertEqual(raw.ending(), 1000)

    def test_a_hub_goes_on_after_all_of_that(self):
        with Raw(self.hub) as raw:
            raw.upgrade()
            raw.send(TEXT, hello().encode())
            self.assertEqual(raw.message()["result"]["protocol"], 1)


class Websockets(WithHub):
    """Debian's python3-websockets."""

    def talk(self, work):
        return asyncio.run(asyncio.wait_for(work, 2 * PATIENCE))

    def test_hello_push_and_the_change_that_follows(self):
        async def work():
            async with websockets.connect(self.hub.ws, subprotocols=["batanidza.v1"]) as line:
                self.assertEqual(line.subprotocol, "batanidza.v1")
                self.assertEqual(line.extensions, [])
                await line.send(hello(types=["document"], accept=["deflate"]))
                self.assertEqual(json.loads(await line.recv())["result"]["lastEdit"], 0)
                text = "mhor\u00f3i, n\u030ad\u0301a " * 200
                await line.send(json.dumps({
                    "jsonrpc": "2.0", "id": 2, "method": "sync.push", "params": {"edits": [{
                        "n": 1, "id": "doc.py", "type": "document", "base": None,
                        "body": {"text": text}, "author": "rudo",
                        "at": "2026-11-22T12:00:00.000Z"}]}}))
                receipt = changes = None
                while receipt is None or changes is None:
                    frame = await line.recv()
                    message = json.loads(zlib.decompress(frame) if isinstance(frame, bytes) else frame)
                    if message.get("id") == 2:
                        receipt = message["result"]["receipts"][0]
                    elif message["params"]["changes"]:
                        self.assertIsInstance(frame, bytes)
                        changes = message["params"]["changes"]
                self.assertEqual(receipt["status"], "applied")
                self.assertEqual(changes[0]["body"]["text"], text)
                await (await line.ping())
        self.talk(work())

    def test_the_same_over_tls(self):
        data = os.path.join(os.path.dirname(__file__), "..", "data", "tls")
        hub = Hub("--tls-cert", os.path.join(data, "certificate.pem"), "--tls-key", os.path.join(data, "key.pem"))
        self.addCleanup(hub.stop)
        trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trusting.check_hostname = False
        trusting.verify_mode = ssl.CERT_NONE

        async def work():
            async with websockets.connect(hub.ws, ssl=trusting) as line:
                await line.send(hello())
                self.assertEqual(json.loads(await line.recv())["result"]["protocol"], 1)
                await line.send("x" * MIB)
                with self.assertRaises(websockets.ConnectionClosed) as closed:
                    while True:
                        await line.recv()
                self.assertEqual(closed.exception.code, 4500)
        self.talk(work())

    def test_the_hubs_own_pings_are_answered_and_the_line_stays(self):
        hub = Hub(settings={"hub.heartbeatMs": 1000})
        self.addCleanup(hub.stop)

        async def work():
            async with websockets.connect(hub.ws, ping_interval=None) as line:
                await line.send(hello(beat=True))
                await line.recv()
                for _ in range(3):
                    beat = json.loads(await line.recv())
                    self.assertEqual(beat["params"]["from"], beat["params"]["to"])
                self.assertTrue(line.open)
        self.talk(work())

    def test_a_refusal_has_its_close_code(self):
        rows = {4500: json.dumps({"jsonrpc": "2.0", "id": 1, "method": "content.manifest"}),
                4501: hello(token="bz1.no.token"), 4502: hello(tenant="other"),
                4503: hello(protocol=[2])}

        async def work(code, text):
            async with websockets.connect(self.hub.ws) as line:
                await line.send(text)
                with self.assertRaises(websockets.ConnectionClosed) as closed:
                    while True:
                        await line.recv()
                self.assertEqual(closed.exception.code, code)
        for code, text in rows.items():
            with self.subTest(code):
                self.talk(work(code, text))

    def test_a_drain_says_goaway_and_closes_with_4002(self):
        hub = Hub()

        async def work():
            async with websockets.connect(hub.ws) as line:
                await line.send(hello())
                await line.recv()
                hub.drain()
                goaway = json.loads(await line.recv())
                self.assertEqual(goaway["method"], "session.goaway")
                self.assertGreaterEqual(goaway["params"]["resumeAfterMs"], 0)
                with self.assertRaises(websockets.ConnectionClosed) as closed:
                    await line.recv()
                self.assertEqual(closed.exception.code, 4002)
        self.talk(work())
        self.assertEqual(hub.end(), 0)


class Autobahn(WithHub):
    """Debian's python3-autobahn, which sends frame by frame where it is told to."""

    def talk(self, on_open, **options):
        """Runs one connection; gives the messages that came and how it ended."""
        told = {"messages": [], "close": None, "pongs": []}

        async def work():
            loop = asyncio.get_running_loop()
            over = loop.create_future()

            class Protocol(WebSocketClientProtocol):
                def onOpen(self):
                    on_open(self)

                def onMessage(self, payload, isBinary):
                    told["messages"].append(json.loads(payload))
                    self.sendClose(1000, "enough")

                def onPong(self, payload):
                    told["pongs"].append(payload)

                def onClose(self, wasClean, code, reason):
                    told["close"] = code
                    if not over.done():
                        over.set_result(None)

            factory = WebSocketClientFactory(self.hub.ws, protocols=["batanidza.v1"], loop=loop)
            factory.protocol = Protocol
            factory.setProtocolOptions(**options)
            transport, _ = await loop.create_connection(factory, "127.0.0.1", self.hub.port)
            try:
                await asyncio.wait_for(over, PATIENCE)
            finally:
                transport.close()
        asyncio.run(work())
        return told

    def test_frames_of_three_bytes_with_a_ping_inside(self):
        def on_open(line):
            text = hello().encode()
            line.beginMessage(isBinary=False)
            for i in range(0, len(text), 3):
                line.sendMessageFrame(text[i:i + 3])
                if i == 30:
                    line.sendPing(b"inside")
            line.endMessage()
        told = self.talk(on_open)
        self.assertEqual(told["messages"][0]["result"]["protocol"], 1)
        self.assertEqual(told["pongs"], [b"inside"])
        self.assertEqual(told["close"], 1000)

    def test_fragments_made_by_the_library(self):
        told = self.talk(lambda line: line.sendMessage(hello().encode()), autoFragmentSize=7)
        self.assertEqual(told["messages"][0]["result"]["protocol"], 1)

    def test_a_client_that_does_not_mask_is_closed(self):
        told = self.talk(lambda line: line.sendMessage(hello().encode()), maskClientFrames=False)
        self.assertEqual((told["messages"], told["close"]), ([], 1002))

    def test_bad_utf8_is_closed_with_1007(self):
        told = self.talk(lambda line: line.sendMessage(b'{"a":"\xff"}'))
        self.assertEqual(told["close"], 1007)

    def test_reserved_bits_are_closed_with_1002(self):
        told = self.talk(lambda line: line.sendFrame(opcode=TEXT, payload=b"{}", rsv=2))
        self.assertEqual(told["close"], 1002)


if __name__ == "__main__":
    unittest.main()
