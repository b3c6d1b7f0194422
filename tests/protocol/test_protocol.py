"""The rules of PROTOCOL.md as a stranger would try them: one conversation each with a real hub, over
sockets and HTTP, with nothing but Python's own library. Each test names its rules."""

import hashlib
import http.client
import json
import os
import pathlib
import re
import secrets
import sqlite3
import subprocess
import sys
import time
import unittest
import zlib
from urllib.parse import quote, urlsplit

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "web"))
from hub import BINARY, CLOSE, PATIENCE, PING, PONG, TEXT, Hub, Raw, hello  # noqa: E402

AT = "2026-11-22T12:00:00.000Z"
CODES = ("unauthorised forbidden not_found invalid too_large rate_limited edit_gap edit_reused "
         "stale_base conflict_moved unavailable corrupt unsupported internal").split()
TONES = "mhor\u00f3i, n\u030ad\u0301a, \U0001f600"


def canonical(value):
    """RFC 8785 for what is used here: no fractions, keys within the basic plane."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def edit(n, item, body=None, base=None, **more):
    made = {"n": n, "id": item, "type": "document", "base": base, "author": "rudo", "at": AT}
    if body is not None:
        made["body"] = body
    return {**made, **more}


class Session(Raw):
    """A client by the book, as far as a test wants it to be."""

    def __init__(self, hub, **params):
        super().__init__(hub)
        assert " 101 " in self.upgrade()
        self.inbox = []
        self.binary = 0
        self.last = 0
        self.client = params.setdefault("clientId", secrets.token_hex(8))
        self.send(TEXT, hello(**params).encode())
        self.greeting = self.answer(1)
        self.last = 1
        self.welcome = self.greeting.get("result")

    def read(self):
        """The next message; a batch is taken apart."""
        while not self.inbox:
            frame = self.frame()
            if frame is None or frame[0] == CLOSE:
                raise EOFError(f"closed: {frame}")
            opcode, payload = frame
            if opcode == PING:
                self.send(PONG, payload)
            elif opcode in (TEXT, BINARY):
                if opcode == BINARY:
                    self.binary += 1
                    inflated = zlib.decompress(payload)
                    assert len(payload) < len(inflated), "binary only where it is smaller"
                    payload = inflated
                told = json.loads(payload)
                self.inbox += told if isinstance(told, list) else [told]
        return self.inbox.pop(0)

    def wanted(self, fits):
        aside = []
        try:
            while True:
                message = self.read()
                if fits(message):
                    return message
                aside.append(message)
        finally:
            self.inbox = aside + self.inbox

    def answer(self, number):
        return self.wanted(lambda message: message.get("id") == number)

    def ask(self, method, params=None):
        """The whole reply, result or error."""
        self.last += 1
        self.send(TEXT, json.dumps({"jsonrpc": "2.0", "id": self.last, "method": method,
                                    "params": params or {}}).encode())
        return self.answer(self.last)

    def call(self, method, params=None):
        reply = self.ask(method, params)
        assert "result" in reply, reply
        return reply["result"]

    def push(self, *edits):
        return self.call("sync.push", {"edits": list(edits)})["receipts"]

    def notice(self, method="sync.changes"):
        return self.wanted(lambda message: message.get("method") == method)["params"]

    def lines(self, count):
        """So many lines of the feed, wherever they are cut into frames."""
        lines = []
        while len(lines) < count:
            lines += self.notice()["changes"]
        return lines


def error(reply):
    return reply["error"]["data"]["code"]


class Protocol(unittest.TestCase):
    def setUp(self):
        self.hub = Hub()
        self.addCleanup(self.hub.stop)

    def session(self, **params):
        made = Session(self.hub, **params)
        self.addCleanup(made.socket.close)
        return made

    def http(self, method, path, body=None, **headers):
        """(status, headers, body)"""
        line = http.client.HTTPConnection(urlsplit(self.hub.http).netloc, timeout=PATIENCE * 3)
        try:
            try:
                line.request(method, path, body,
                             {name.replace("_", "-"): value for name, value in headers.items()})
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused while we still sent: the answer is there
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def rpc(self, message, **headers):
        status, told, body = self.http("POST", "/v1/rpc", json.dumps(message),
                                       Content_Type="application/json", **headers)
        return status, told, json.loads(body) if body else None

    def verb(self, *arguments):
        return subprocess.run([os.environ["BATANIDZAD"], *arguments], check=True, timeout=60,
                              capture_output=True, text=True).stdout

    def events(self):
        """The log as it lies in the store."""
        path = next(pathlib.Path(self.hub.folder).glob("batanidza.db"))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
            rows = store.execute("SELECT sequence, kind, canonical FROM event "
                                 "WHERE tenant = 'demo' ORDER BY sequence").fetchall()
        return [(sequence, kind, json.loads(text)) for sequence, kind, text in rows]

    # Hello.

    def test_W37_W54_hello_says_where_one_stands(self):
        welcome = self.session().welcome
        self.assertEqual(welcome["limits"], {
            "messageBytes": 1048576, "inflatedBytes": 8388608, "editsPerPush": 256, "batch": 64,
            "depth": 64, "blobBytes": 67108864, "unackedBytes": 1048576})
        self.assertEqual([welcome[name] for name in ("protocol", "resume", "lastEdit", "heartbeatMs")],
                         [1, "live", 0, 10000])
        self.assertRegex(welcome["head"], r"^[0-9a-f]{32}\.\d+$")  # W45, W46
        self.assertRegex(welcome["serverTime"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertRegex(welcome["adapter"], r"^[0-9a-f]{64}$")
        self.assertTrue(welcome["sessionId"])

    def test_W6_older_and_newer_protocols_are_told_apart(self):
        for spoken, status in (([1], None), ([1, 2], None), ([2, 1, 7], None), ([2], 4503),
                               ([7, 9], 4503), ([], 4503), ([0], 4503)):
            with self.subTest(spoken):
                raw = Raw(self.hub)
                self.addCleanup(raw.socket.close)
                raw.upgrade()
                raw.send(TEXT, hello(protocol=spoken).encode())
                reply = raw.message()
                if status is None:
                    self.assertEqual(reply["result"]["protocol"], 1)
                else:
                    self.assertEqual(error(reply), "unsupported")
                    self.assertEqual(reply["error"]["data"]["retry"], "never")
                    self.assertEqual(raw.ending(), status)

    def test_W7_W8_W55_W5_W29_what_a_hello_is_refused_for(self):
        rows = {
            "W7: a schema beyond ours": ({"schema": [2, 9]}, "unsupported", 4503),
            "W7: a schema below ours": ({"schema": [0, 0]}, "unsupported", 4503),
            "W55: a platform nobody has": ({"platform": "amiga"}, "invalid", 4500),
            "W8: a bad token": ({"token": "bz1.no.token"}, "unauthorised", 4501),
            "W8: another tenant": ({"tenant": "harare"}, "forbidden", 4502),
            "W4: a tenant with a slash": ({"tenant": "a/b"}, "invalid", 4500),
            "W47: a clientId with a space": ({"clientId": "a b"}, "invalid", 4500),
            "W11: bodies of another kind": ({"bodies": "some"}, "invalid", 4500),
        }
        for name, (params, code, closed) in rows.items():
            with self.subTest(name):
                raw = Raw(self.hub)
                self.addCleanup(raw.socket.close)
                raw.upgrade()
                raw.send(TEXT, hello(**params).encode())
                self.assertEqual(error(raw.message()), code)
                self.assertEqual(raw.ending(), closed)
        for platform in ("web", "ios", "android", "desktop", "watchos"):
            self.assertTrue(self.session(platform=platform).welcome)  # W55

    def test_W5_hello_comes_first_and_once(self):
        raw = Raw(self.hub)
        self.addCleanup(raw.socket.close)
        raw.upgrade()
        raw.send(TEXT, b'{"jsonrpc":"2.0","id":1,"method":"content.manifest"}')
        self.assertEqual(raw.ending(), 4500)
        session = self.session()
        self.assertEqual(error(session.ask("session.hello", json.loads(hello())["params"])), "invalid")
        session.call("content.manifest")  # and goes on

    def test_W10_the_newer_connection_of_a_client_wins(self):
        older = self.session(clientId="one")
        newer = self.session(clientId="one")
        self.assertEqual(older.ending(), 4504)
        newer.call("content.manifest")

    def test_W0_unknown_members_are_ignored(self):
        session = self.session(newMember={"a": [1]})
        self.assertEqual(session.call("content.get", {"ids": ["a"], "newMember": 1})["missing"], ["a"])
        session.send(TEXT, b'{"jsonrpc":"2.0","method":"sync.newNotice","params":{"a":1}}')
        receipts = session.push(edit(1, "a", {"x": 1}, newMember="kept out of the way"))
        self.assertEqual(receipts[0]["status"], "applied")

    # Messages.

    def test_W1_W83_batches(self):
        session = self.session()
        calls = [{"jsonrpc": "2.0", "id": f"b{i}", "method": "blob.have", "params": {"hashes": []}}
                 for i in range(64)]
        session.send(TEXT, json.dumps(calls).encode())
        opcode, payload = session.frame()
        self.assertEqual(opcode, TEXT)
        self.assertEqual([reply["id"] for reply in json.loads(payload)], [f"b{i}" for i in range(64)])
        session.send(TEXT, json.dumps(calls + calls[:1]).encode())
        self.assertEqual(error(session.read()), "too_large")
        session.send(TEXT, b"[]")
        self.assertEqual(session.read()["error"]["code"], -32600)

    def test_W3_W30_what_is_no_call(self):
        session = self.session()
        rows = {
            "no version": (b'{"id":5,"method":"blob.have"}', -32600, "invalid"),
            "no method": (b'{"jsonrpc":"2.0","id":5}', -32600, "invalid"),
            "an unknown method": (b'{"jsonrpc":"2.0","id":5,"method":"blob.eat"}', -32601, "unsupported"),
            "bad params": (b'{"jsonrpc":"2.0","id":5,"method":"blob.have","params":{"hashes":7}}',
                           -32602, "invalid"),
            "W46: no cursor": (b'{"jsonrpc":"2.0","id":5,"method":"sync.changes","params":{"cursor":"x"}}',
                               -32602, "invalid"),
        }
        for name, (text, number, code) in rows.items():
            with self.subTest(name):
                session.send(TEXT, text)
                reply = session.answer(5)
                self.assertEqual((reply["error"]["code"], error(reply)), (number, code))
                self.assertIn(reply["error"]["data"]["retry"], ("never", "after", "reset"))
        # Ours are numbered in the order of the list.
        gap = session.ask("sync.push", {"edits": [edit(9, "a", {})]})
        self.assertEqual(gap["error"]["code"], -32001 - CODES.index("edit_gap"))
        session.send(TEXT, b"{")
        self.assertEqual(session.read()["error"]["code"], -32700)
        self.assertEqual(session.ending(), 4500)

    def test_W14_methods_that_this_hub_does_not_have(self):
        session = self.session()
        for method in ("conflict.undo", "sync.unpush", "content.put", "session.goodbye"):
            reply = session.ask(method)
            self.assertEqual((reply["error"]["code"], error(reply)), (-32601, "unsupported"))
        session.call("content.manifest")

    def test_W2_W35_deflate_both_ways(self):
        plain = self.session()
        packed = self.session(accept=["deflate", "something newer"])
        text = TONES * 300
        message = {"jsonrpc": "2.0", "id": 50, "method": "sync.push",
                   "params": {"edits": [edit(1, "long", {"text": text})]}}
        plain.send(BINARY, zlib.compress(json.dumps(message).encode()))
        self.assertEqual(plain.answer(50)["result"]["receipts"][0]["status"], "applied")
        for session, binary in ((plain, 0), (packed, 1)):
            self.assertEqual(session.lines(1)[0]["body"]["text"], text)
            self.assertEqual(session.binary, binary)
        self.assertIn("result", packed.ask("blob.have", {"hashes": []}))
        self.assertEqual(packed.binary, 1, "a short frame does not get smaller")

    # The log and its content.

    def test_W44_W15_one_log_without_holes(self):
        one, two = self.session(), self.session()
        reader = self.session(types=["document"])
        for i in range(1, 6):
            one.push(edit(i, f"one.{i}", {"i": i}))
            two.push(edit(i, f"two.{i}", {"i": i}))
        base = {"version": 1, "hash": sha256(canonical({"i": 1}))}
        one.push(edit(6, "one.1", {"i": 2}, base))
        queued = two.push(edit(6, "one.1", {"i": 3}, base))[0]
        self.assertEqual((queued["status"], queued["version"]), ("queued", 2))  # W77
        two.push(edit(7, "two.9", {"i": 9}))
        lines = reader.lines(12)
        events = self.events()
        self.assertEqual([sequence for sequence, _, _ in events], list(range(1, len(events) + 1)))
        # The conflict took a place in the log and is not in the feed.
        self.assertEqual(len(events), 13)
        self.assertEqual([line["seq"] for line in lines],
                         [event["seq"] for _, _, event in events if event["seq"] != queued["seq"]])
        cursor = f"{reader.welcome['head'].split('.')[0]}.0"
        place, seen = cursor, []
        while True:
            page = reader.call("sync.changes", {"cursor": place, "limit": 5})
            self.assertEqual(page["from"], place)  # W15
            self.assertLessEqual(len(page["changes"]), 5)  # W59
            seen += [line["seq"] for line in page["changes"]]
            place = page["to"]
            if not page["more"]:
                break
        self.assertEqual(seen, [line["seq"] for line in lines])

    def test_W45_W76_the_epoch_and_receipts_outlive_the_process(self):
        session = self.session(clientId="lasting")
        receipt = session.push(edit(1, "a", {"x": TONES}))
        epoch = session.welcome["head"].split(".")[0]
        self.hub.end_and_keep()
        self.hub = Hub(folder=self.hub.folder)
        self.addCleanup(self.hub.stop)
        again = self.session(clientId="lasting", cursor=f"{epoch}.1")
        self.assertEqual((again.welcome["resume"], again.welcome["lastEdit"]), ("live", 1))
        self.assertEqual(again.welcome["head"], f"{epoch}.1")
        self.assertEqual(again.push(edit(1, "a", {"x": TONES})), receipt)
        with self.assertRaises(AssertionError) as refused:
            again.push(edit(1, "a", {"x": "other bytes"}))
        self.assertIn("edit_reused", str(refused.exception))  # W21

    def test_W12_W13_where_one_may_start(self):
        author = self.session()
        for i in range(1, 4):
            author.push(edit(i, f"doc.{i}", {"i": i}))
        epoch = author.welcome["head"].split(".")[0]
        for cursor, resume, first in ((f"{epoch}.1", "live", 2), (None, "live", 1),
                                      (f"{epoch}.99", "reset", None), ("0" * 32 + ".1", "reset", None)):
            with self.subTest(cursor):
                session = self.session(**({"cursor": cursor} if cursor else {}))
                self.assertEqual(session.welcome["resume"], resume)
                self.assertEqual(session.welcome["head"], f"{epoch}.3")
                if first:
                    self.assertEqual(session.lines(1)[0]["seq"], first)
        reply = author.ask("sync.changes", {"cursor": "0" * 32 + ".1"})
        self.assertEqual((error(reply), reply["error"]["data"]["retry"]), ("not_found", "reset"))
        latest = self.session(cursor="latest")
        author.push(edit(4, "doc.4", {"i": 4}))
        self.assertEqual([line["seq"] for line in latest.lines(1)], [4])

    def test_W47_W48_W49_W52_items_and_their_hashes(self):
        session = self.session(form="canonical")
        body = {"zzz": TONES, "aaa": [1, {"nobody knows": None}], "\u20ac": -0.0}
        first = session.push(edit(1, "Az09._:-", body))[0]
        line = session.lines(1)[0]
        self.assertEqual(line["body"], body)  # W52
        want = sha256(canonical({**body, "\u20ac": 0}))
        self.assertEqual((first["hash"], line["hash"], line["adaptedHash"]), (want, want, want))
        base = {"version": 1, "hash": want}
        deleted = session.push(edit(2, "Az09._:-", base=base, delete=True))[0]
        self.assertEqual((deleted["status"], deleted["version"]), ("applied", 2))
        self.assertEqual(session.lines(1)[0]["op"], "delete")
        revived = session.push(edit(3, "Az09._:-", body))[0]
        self.assertEqual((revived["status"], revived["version"]), ("applied", 3))  # W67
        rows = {
            "an id with a space": edit(4, "a b", {}),
            "an id of 129": edit(5, "a" * 129, {}),
            "an empty id": edit(6, "", {}),
            "another type for an id": edit(7, "Az09._:-", body, {"version": 3, "hash": want}, type="lesson"),
            "a lesson under another id": edit(8, "sna.x", {"id": "sna.y"}, type="lesson"),
            "a body that is no object": edit(9, "ok", [1]),
            "neither body nor patch": edit(10, "ok"),
            "no such day": edit(11, "ok", {}, at="2026-02-30T12:00:00.000Z"),
            "a priority nobody has": edit(12, "ok", {}, priority="huge"),
            "a platform nobody has": edit(13, "ok", {}, platforms=["amiga"]),
        }
        for name, bad in rows.items():
            with self.subTest(name):
                receipt = session.push(bad)[0]
                self.assertEqual((receipt["status"], receipt["error"]["code"]), ("rejected", "invalid"))
                self.assertEqual([receipt[part] for part in ("version", "hash", "seq")], [None] * 3)
        self.assertEqual(session.push(edit(14, "ok", {}, type="something.new"))[0]["status"], "applied")

    def test_W11_types_bodies_and_form(self):
        readers = {
            "inline": self.session(), "headers": self.session(bodies="none"),
            "patch": self.session(bodies="patch"), "none": self.session(types=[], beat=True),
            "others": self.session(types=["lesson"]),
        }
        author = self.session(types=[])
        body = {"text": TONES * 20, "n": 1}
        first = author.push(edit(1, "doc", body))[0]
        after = {**body, "n": 2}
        author.push(edit(2, "doc", after, {"version": 1, "hash": first["hash"]}))
        self.assertEqual([line["body"] for line in readers["inline"].lines(2)], [body, after])
        for line in readers["headers"].lines(2):
            self.assertNotIn("body", line)
            self.assertNotIn("patch", line)
        one, two = readers["patch"].lines(2)
        self.assertEqual((one["updateType"], one["body"]), ("full", body))
        self.assertEqual((two["updateType"], two["patch"]), (
            "incremental", {"from": 1, "ops": [{"op": "replace", "path": "/n", "value": 2}]}))  # W80
        for name in ("none", "others"):
            readers[name].call("sync.ack", {"cursor": readers[name].welcome["head"]})
            self.assertEqual(readers[name].inbox, [], name)
        # W56: content.get has its own form.
        self.assertEqual(readers["headers"].call("content.get", {"id": "doc", "form": "canonical"})
                         ["items"][0]["body"], after)
        self.assertEqual(readers["headers"].ask("content.get", {"id": "doc", "form": "round"})
                         ["error"]["code"], -32602)

    def test_W49_W56_W57_W80_a_platform_gets_its_own_lesson_and_edits_lose_nothing(self):
        lesson = {"schemaVersion": "1.0.0", "id": "sna.p.001", "title": {"en": "One", "sn": TONES},
                  "platforms": {"watch": {"words": ["w1"]}}, "nobody knows": {"x": [1, None]},
                  "vocabulary": [{"id": "w1", "headword": "mhoro", "gloss": {"en": "hello"}},
                                 {"id": "w2", "deleted": True, "deleteReason": "a test"}]}
        writer = self.session(form="canonical", types=["lesson"])
        receipt = writer.push(edit(1, "sna.p.001", lesson, type="lesson"))[0]
        hashes, adapters = {}, set()
        for platform in ("web", "ios", "android", "desktop", "watchos"):
            with self.subTest(platform):
                reader = self.session(platform=platform, bodies="patch")
                adapters.add(reader.welcome["adapter"])  # W57
                line = reader.lines(1)[0]
                self.assertEqual(line["hash"], receipt["hash"])
                self.assertEqual(sha256(canonical(line["body"])), line["adaptedHash"])  # W49
                item = reader.call("content.get", {"id": "sna.p.001"})["items"][0]
                self.assertEqual((item["body"], item["adaptedHash"]), (line["body"], line["adaptedHash"]))
                status, _, twin = self.http("GET", f"/v1/content/sna.p.001?platform={platform}")
                self.assertEqual((status, json.loads(twin)["items"][0]["body"]), (200, item["body"]))
                whole = reader.call("content.get", {"id": "sna.p.001", "form": "canonical"})["items"][0]
                self.assertEqual((whole["body"], whole["adaptedHash"]), (lesson, receipt["hash"]))
                hashes[platform] = line["adaptedHash"]
                if platform == "desktop":
                    continue
                # What a platform is shown is nothing to edit: what it leaves out would be lost.
                mistake = reader.push(edit(1, "sna.p.001", item["body"],
                                           {"version": 1, "hash": receipt["hash"]}, type="lesson"))[0]
                self.assertEqual((mistake["status"], mistake["error"]["code"]), ("rejected", "invalid"))
        self.assertEqual((len(set(hashes.values())), len(adapters)), (5, 5))
        self.assertEqual(hashes["desktop"], receipt["hash"])
        # A client that holds the web's form edits the canonical one with a patch, and keeps all of it.
        reader = self.session(bodies="patch")
        held = reader.lines(1)[0]["body"]
        done = reader.push(edit(1, "sna.p.001", base={"version": 1, "hash": receipt["hash"]}, type="lesson",
                                patch={"ops": [{"op": "replace", "path": "/title/en", "value": "Two"}]}))[0]
        self.assertEqual(done["status"], "applied")
        line = reader.lines(1)[0]
        self.assertEqual(line["updateType"], "incremental")  # W80, in the session's form
        for step in line["patch"]["ops"]:
            self.assertEqual(step["op"], "replace")
            place = held
            *way, last = step["path"].strip("/").split("/")
            for key in way:
                place = place[int(key) if isinstance(place, list) else key.replace("~1", "/")]
            place[last] = step["value"]
        self.assertEqual(sha256(canonical(held)), line["adaptedHash"])
        whole = reader.call("content.get", {"id": "sna.p.001", "form": "canonical"})["items"][0]["body"]
        self.assertEqual(whole, {**lesson, "title": {"en": "Two", "sn": TONES}})

    def test_W60_items_by_version_deleted_missing_and_more(self):
        session = self.session()
        large = {"text": "x" * 400_000}
        hashes = [session.push(edit(i, f"big.{i}", {**large, "i": i}))[0]["hash"] for i in (1, 2, 3)]
        session.push(edit(4, "big.1", {"small": 1}, {"version": 1, "hash": hashes[0]}))
        session.push(edit(5, "big.2", base={"version": 1, "hash": hashes[1]}, delete=True))
        for n, name in ((6, "big.4"), (7, "big.5")):
            session.push(edit(n, name, large))
        got = session.call("content.get",
                           {"ids": ["big.1", "big.2", "none", "big.3", "big.4", "big.5"]})
        self.assertEqual([(item["id"], item["version"]) for item in got["items"]][:2],
                         [("big.1", 2), ("big.3", 1)])
        self.assertEqual((got["deleted"], got["missing"]), (["big.2"], ["none"]))
        self.assertEqual(len(got["items"]) + len(got["more"]), 4)
        self.assertTrue(got["more"])
        rest = session.call("content.get", {"ids": got["more"]})
        self.assertEqual([item["id"] for item in rest["items"]], got["more"])
        old = session.call("content.get", {"id": "big.1", "version": 1})["items"][0]
        self.assertEqual((old["version"], old["body"]), (1, {**large, "i": 1}))
        status, headers, body = self.http("GET", "/v1/content/big.1?version=2")
        self.assertEqual((status, json.loads(body)["items"][0]["body"]), (200, {"small": 1}))
        self.assertEqual(self.http("GET", "/v1/content/big.1?version=2",
                                   If_None_Match=headers["ETag"])[0], 304)
        self.assertEqual(self.http("GET", "/v1/content/big.2")[0], 404)

    def test_W23_a_body_that_fits_no_message(self):
        session, reader = self.session(accept=["deflate"]), self.session()
        body = {"text": "x" * 2_000_000}
        message = json.dumps({"jsonrpc": "2.0", "id": 60, "method": "sync.push",
                              "params": {"edits": [edit(1, "huge", body)]}}).encode()
        self.assertGreater(len(message), 1024 * 1024)
        session.send(BINARY, zlib.compress(message))  # inflated it may be larger
        receipt = session.answer(60)["result"]["receipts"][0]
        if receipt["status"] == "rejected":
            self.assertEqual(receipt["error"]["code"], "too_large")
            body = {"text": "x" * 900_000}
            receipt = session.push(edit(2, "huge", body))[0]
        self.assertEqual(receipt["status"], "applied")
        line = reader.lines(1)[0]
        if "body" not in line:
            self.assertNotIn("body", reader.call("content.get", {"ids": ["huge"]})["items"][0])
        _, _, told = self.http("GET", "/v1/content/huge")
        self.assertEqual(json.loads(told)["items"][0]["body"], body)

    def test_W24_W61_the_manifest_can_be_recomputed(self):
        session = self.session()
        ids = [f"doc.{i}" for i in range(300)]
        items = {}
        for start in (0, 256):
            for receipt in session.push(*[edit(start + i + 1, name, {"id": name})
                                          for i, name in enumerate(ids[start:start + 256])]):
                items[receipt["id"]] = [receipt["id"], receipt["version"], receipt["hash"]]

        def node(path, keyed):
            if len(keyed) <= 256:
                return sha256(canonical([items[name] for _, name in keyed]))
            children = []
            for byte in range(256):
                below = [(key, name) for key, name in keyed if key.startswith(f"{path}{byte:02x}")]
                children.append(node(f"{path}{byte:02x}", below) if below else None)
            return sha256(canonical(children))
        keyed = sorted((sha256(name), name) for name in ids)
        root = node("", keyed)
        told = session.call("content.manifest")
        self.assertEqual(told["nodes"][0]["hash"], root)
        self.assertEqual(told["root"], sha256(canonical({"document": root})))
        self.assertEqual(told["cursor"].split(".")[1], "300")
        self.assertEqual(len(told["nodes"][0]["children"]), 256)
        path = keyed[0][0][:2]
        below = session.call("content.manifest", {"path": path})["nodes"][0]
        self.assertEqual(below["items"], [items[name] for key, name in keyed if key.startswith(path)])
        self.assertEqual(session.call("content.manifest", {"types": ["lesson"]})["nodes"], [])
        status, headers, _ = self.http("GET", "/v1/manifest")
        self.assertIn(told["root"], headers["ETag"])
        self.assertEqual(self.http("GET", "/v1/manifest", If_None_Match=headers["ETag"])[0], 304)

    # Edits.

    def test_W20_W21_W74_W77_numbers_and_receipts(self):
        session = self.session()
        receipts = session.push(edit(1, "a", {"x": 1}), edit(2, "b b", {}), edit(3, "a", {"x": 2}, {"n": 1}),
                                edit(4, "a", {"x": 2}, {"n": 3}))
        self.assertEqual([(r["n"], r["status"]) for r in receipts],
                         [(1, "applied"), (2, "rejected"), (3, "applied"), (4, "unchanged")])
        self.assertEqual([r["version"] for r in receipts], [1, None, 2, 2])
        for edits, code in (([edit(6, "a", {})], "edit_gap"),
                            ([edit(1, "a", {"x": 9})], "edit_reused"),
                            ([edit(5, "a", {}), edit(7, "a", {})], "invalid"),
                            ([{"id": "a"}], "invalid"),
                            ([edit(5 + i, "a", {}) for i in range(257)], "too_large")):
            reply = session.ask("sync.push", {"edits": edits})
            self.assertEqual(error(reply), code)
        self.assertEqual(session.call("sync.push", {"edits": []}), {"receipts": [], "lastEdit": 4})
        again = session.push(edit(3, "a", {"x": 2}, {"n": 1}), edit(4, "a", {"x": 2}, {"n": 3}),
                             edit(5, "c", {"y": 1}))
        self.assertEqual(again[:2], receipts[2:])
        self.assertEqual(again[2]["status"], "applied")

    def test_W64_W65_W66_W67_bases_and_patches(self):
        session, other = self.session(), self.session()
        first = session.push(edit(1, "a", {"x": 1, "y": 1}))[0]
        on = {"version": 1, "hash": first["hash"]}
        patch = {"ops": [{"op": "replace", "path": "/x", "value": 2}]}
        self.assertEqual(session.push(edit(2, "a", base=on, patch=patch))[0]["status"], "applied")
        unknown = {"version": 44, "hash": "0" * 64}
        for n, bad, status in (
                (3, edit(3, "a", base=unknown, patch=patch), "stale_base"),
                (4, edit(4, "a", base={"n": 3}, patch=patch), "stale_base"),
                (5, edit(5, "a", base={"n": 77}, body={}), "invalid"),
                (6, edit(6, "a", base={"n": 2}, patch={"ops": [{"op": "remove", "path": "/none"}]}), "invalid")):
            receipt = session.push(bad)[0]
            self.assertEqual((receipt["status"], receipt["error"]["code"]), ("rejected", status), n)
        # A body is never rejected for its base.
        self.assertIn(other.push(edit(1, "a", {"x": 5}, unknown))[0]["status"], ("merged", "queued"))
        self.assertEqual(other.push(edit(2, "new", {"x": 5}, unknown))[0]["status"], "applied")
        joined = other.push(edit(3, "a", {"x": 6}, {"n": 1}))[0]
        self.assertIn(joined["status"], ("merged", "queued", "applied"))
        self.assertEqual(session.push(edit(7, "a", {"x": 2, "y": 1}))[0]["status"], "unchanged")

    def test_W68_W70_W69_who_may_hurry_and_what_the_log_says(self):
        token = re.search(r'bz1\.[^"\s]+', self.verb(
            "token", "--data", self.hub.folder, "--role", "curriculum", "create"))[0]
        plain, staff = self.session(), self.session(token=token)
        reader = self.session(platform="ios")
        self.assertEqual(plain.push(edit(1, "a", {}, priority="high"))[0]["error"]["code"], "forbidden")
        self.assertEqual(plain.push(edit(2, "a", {}, priority="low"))[0]["status"], "applied")
        before = time.time()
        staff.push(edit(1, "now", {"x": 1}, priority="critical", platforms=["web"],
                        author="nobody by that name", at="2999-01-01T00:00:00.000Z"))
        line = reader.lines(2)[1]
        self.assertEqual((line["priority"], line["affectedPlatforms"]), ("critical", ["web"]))
        self.assertNotIn("body", line)  # W19
        urgent = self.session(cursor="latest")
        staff.push(edit(2, "now", {"x": 2}, {"n": 1}, priority="high"))
        ahead = urgent.notice("sync.urgent")  # W26
        self.assertEqual((ahead["changes"][0]["version"], ahead["changes"][0]["updateType"]), (2, "full"))
        self.assertNotIn("to", ahead)
        self.assertEqual(urgent.lines(1)[0]["version"], 2)
        _, _, event = next(row for row in self.events() if row[2].get("id") == "now")
        self.assertTrue(event["subject"] and event["subject"] != "loopback")
        self.assertLessEqual(event["hlc"][0], (before + 61 + PATIENCE) * 1000)
        later = [event["hlc"] for _, _, event in self.events() if "hlc" in event]
        self.assertEqual(later, sorted(later))

    def test_W71_W62_W50_blobs(self):
        sound = secrets.token_bytes(100_000)
        name = hashlib.sha256(sound).hexdigest()
        path = f"/v1/blobs/sha256/{name}"
        session = self.session()
        body = {"media": [{"renditions": [{"sha256": name}]}]}
        receipt = session.push(edit(1, "with.sound", body))[0]
        self.assertEqual(receipt["status"], "applied")
        if "blobsMissing" in receipt:
            self.assertEqual(receipt["blobsMissing"], [name])
        self.assertEqual(session.call("blob.have", {"hashes": [name]})["missing"], [name])
        self.assertEqual(self.http("GET", path)[0], 404)
        part = self.http("PUT", path, sound[:40_000], Content_Range="bytes 0-39999/100000")
        self.assertEqual(part[0], 202)
        self.assertEqual(self.http("HEAD", path)[1]["Upload-Offset"], "40000")
        wrong = self.http("PUT", path, sound[50_000:], Content_Range="bytes 50000-99999/100000")
        self.assertEqual(wrong[0], 409)
        rest = self.http("PUT", path, sound[40_000:], Content_Range="bytes 40000-99999/100000")
        self.assertIn(rest[0], (200, 201, 204))
        status, headers, got = self.http("GET", path)
        self.assertEqual((status, got), (200, sound))
        self.assertIn("immutable", headers["Cache-Control"])
        status, headers, got = self.http("GET", path, Range="bytes=10-19")
        self.assertEqual((status, got, headers["Content-Range"]),
                         (206, sound[10:20], "bytes 10-19/100000"))
        self.assertEqual(self.http("GET", path, Range="bytes=200000-")[0], 416)  # W86
        bad = f"/v1/blobs/sha256/{'0' * 64}"
        self.assertEqual(self.http("PUT", bad, b"abc")[0], 422)
        self.assertEqual(session.call("blob.have", {"hashes": [name]})["missing"], [])

    # HTTP.

    def test_W41_W43_calls_by_post(self):
        call = {"jsonrpc": "2.0", "id": 2, "method": "content.manifest"}
        for headers in ({}, {"Batanidza_Session": "nobody"}):
            status, told, reply = self.rpc(call, **headers)
            self.assertEqual((status, error(reply), reply["error"]["data"]["retry"]),
                             (401, "unauthorised", "reset"))
        status, _, reply = self.rpc(json.loads(hello(clientId="poster")))
        self.assertEqual(status, 200)
        session = {"Batanidza_Session": reply["result"]["sessionId"]}
        self.assertEqual(self.rpc(call, **session)[2]["result"]["nodes"], [])
        status, _, reply = self.rpc({**call, "method": "no.such"}, **session)
        self.assertEqual((status, reply["error"]["code"]), (200, -32601))
        status, _, reply = self.rpc([call, {**call, "id": 3}], **session)
        self.assertEqual((status, [each["id"] for each in reply]), (200, [2, 3]))
        status, _, body = self.http("POST", "/v1/rpc", zlib.compress(json.dumps(call).encode()),
                                    Content_Type="application/json", Content_Encoding="deflate", **session)
        self.assertEqual((status, json.loads(body)["id"]), (200, 2))
        status, _, body = self.http("POST", "/v1/rpc", b"{", Content_Type="application/json", **session)
        self.assertEqual((status, json.loads(body)["error"]["code"]), (200, -32700))
        ack = {"jsonrpc": "2.0", "method": "sync.ack", "params": {"cursor": "x.1"}}
        self.assertEqual(self.http("POST", "/v1/rpc", json.dumps(ack), Content_Type="application/json",
                                   **session)[0], 204)
        for headers, expected in (({"Content_Type": "text/plain"}, 415), ({"Content_Encoding": "br"}, 415)):
            self.assertEqual(self.http("POST", "/v1/rpc", json.dumps(call),
                                       **{"Content_Type": "application/json", **headers})[0], expected)
        self.assertEqual(self.http("POST", "/v1/rpc", b" " * (1024 * 1024 + 1),
                                   Content_Type="application/json")[0], 413)  # W86, W4

    def test_W42_W59_the_twins_wait_and_have_tags(self):
        author = self.session()
        author.push(edit(1, "a", {"x": TONES}))
        status, headers, body = self.http("GET", "/v1/changes?types=document&bodies=none&platform=ios")
        page = json.loads(body)
        self.assertEqual((status, len(page["changes"]), page["more"]), (200, 1, False))
        self.assertNotIn("body", page["changes"][0])
        place = quote(page["to"])
        start = time.monotonic()
        status, headers, body = self.http("GET", f"/v1/changes?cursor={place}&wait=1")
        self.assertGreater(time.monotonic() - start, 0.8)
        empty = json.loads(body)
        self.assertEqual((empty["from"], empty["to"], empty["changes"]), (page["to"], page["to"], []))
        self.assertEqual(self.http("GET", f"/v1/changes?cursor={place}",
                                   If_None_Match=headers["ETag"])[0], 304)
        self.assertEqual(self.http("GET", "/v1/changes?cursor=" + "0" * 32 + ".1")[0], 404)
        self.assertEqual(self.http("GET", "/v1/changes?cursor=x")[0], 400)
        self.assertEqual(self.http("GET", "/v1/changes?token=abc")[0], 400)  # W8
        self.assertEqual(self.http("GET", "/v1/changes?tenant=harare")[0], 403)
        self.assertEqual(self.http("GET", "/v1/changes", Authorization="Bearer bz1.no.token")[0], 401)

    # Life.

    def test_W28_W25_pings_and_beats(self):
        self.hub.stop()
        self.hub = Hub(settings={"hub.heartbeatMs": 1000})
        self.addCleanup(self.hub.stop)
        session = self.session(beat=True)
        self.assertEqual(session.welcome["heartbeatMs"], 1000)
        pings = beats = 0
        while pings < 2 or beats < 2:
            opcode, payload = session.frame()
            if opcode == PING:
                pings += 1
                session.send(PONG, payload)
            else:
                beat = json.loads(payload)["params"]
                self.assertEqual((beat["from"], beat["changes"]), (beat["to"], []))
                beats += 1

    def test_W27_W29_draining(self):
        session = self.session()
        self.hub.drain()
        goaway = session.notice("session.goaway")
        self.assertIn("reason", goaway)
        self.assertGreaterEqual(goaway["resumeAfterMs"], 0)
        self.assertEqual(session.ending(), 4002)
        self.assertEqual(self.hub.end(), 0)

    def test_W58_W17_acks_and_asking_again(self):
        author, session = self.session(), self.session()
        for i in range(1, 5):
            author.push(edit(i, f"doc.{i}", {"i": i}))
        session.lines(4)
        epoch = session.welcome["head"].split(".")[0]
        self.assertEqual(session.call("sync.ack", {"cursor": f"{epoch}.4"}), {})
        session.send(TEXT, json.dumps({"jsonrpc": "2.0", "method": "sync.ack",
                                       "params": {"cursor": f"{epoch}.4"}}).encode())
        self.assertEqual(session.ask("sync.ack", {"cursor": f"{epoch}.99"})["error"]["data"]["retry"], "reset")
        page = session.call("sync.changes", {"cursor": f"{epoch}.1", "limit": 1})
        self.assertEqual((page["to"], page["more"]), (f"{epoch}.2", True))
        self.assertEqual(session.notice()["from"], f"{epoch}.2")  # goes on from the reply


if __name__ == "__main__":
    unittest.main()
