"""Adapted lessons in the hands of the platforms' own tools: HTML by tidy, JSON-LD by PyLD, the Room
map by SQLite, the Core Data map by its own types."""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHORT = "sna.greet.001"


def lesson_files():
    files = sorted((ROOT / "resources/demo/lessons").glob("*.json"))
    files += sorted((ROOT / "tests/data/adapt/lessons").glob("*.json"))
    return files + [ROOT / "tests/data/shona/example-lesson.json"]


def preview(files, *options):
    done = subprocess.run([os.environ["BATANIDZAD"], "preview", *options, *map(str, files)],
                          capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def adapted(files, platform):
    return [json.loads(line) for line in preview(files, "--platform", platform).splitlines()]


class Page(HTMLParser):
    """What a page says in its head, and which texts stand in a Shona element."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.meta, self.data, self.scripts, self.shona, self.title = {}, "", 0, [], ""
        self.stack = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "meta":
            self.meta[attributes.get("name") or attributes.get("property")] = attributes.get("content")
        if tag == "script":
            self.scripts += 1
            assert attributes == {"type": "application/ld+json"}, attributes
        if any(name.startswith("on") for name in attributes):
            raise AssertionError(f"{tag} {attributes}")
        if tag == "a":
            assert attributes["href"].lower().startswith("https://"), attributes
        if tag not in ("meta", "link", "br", "hr"):
            self.stack.append((tag, attributes.get("lang")))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if self.stack and self.stack[-1] == ("title", None):
            self.title += text
        if self.stack and self.stack[-1][0] == "script":
            self.data += text
        elif any(language == "sn" for _, language in self.stack):
            self.shona.append(text)


class Web(unittest.TestCase):
    def test_every_page_is_valid_html(self):
        self.assertTrue(shutil.which("tidy"), "install the Debian package tidy (./dev test does)")
        for file in lesson_files():
            with self.subTest(file.name):
                page = preview([file], "--page")
                told = subprocess.run(["tidy", "-q", "-e", "-utf8", "--drop-empty-elements", "no"],
                                      input=page.encode(), capture_output=True, timeout=60)
                # No title and no words make no good page, but still a valid one.
                self.assertLess(told.returncode, 2, told.stderr.decode())
                if file.stem not in ("bare", "odd"):
                    self.assertEqual(told.stderr.decode(), "")

    def test_the_search_block_keeps_its_limits(self):
        for told in adapted(lesson_files(), "web"):
            block = told["body"]["seo"]
            with self.subTest(told["body"]["id"]):
                self.assertLessEqual(len(block["title"]), 60)
                self.assertLessEqual(len(block["description"]), 160)
                self.assertRegex(block["slug"], r"^[a-z0-9]+(-[a-z0-9]+)*$")
                if "vocabulary" in told["body"] and isinstance(told["body"].get("title"), dict):
                    self.assertGreaterEqual(len(block["description"]), 50)

    def test_the_head_says_what_the_block_says_and_shona_says_that_it_is(self):
        for file in lesson_files():
            with self.subTest(file.name):
                body = adapted([file], "web")[0]["body"]
                page = Page(preview([file], "--page"))
                block = body["seo"]
                self.assertEqual(page.title, block["title"])
                self.assertEqual(page.meta["description"], block["description"])
                for name, value in block["openGraph"].items():
                    self.assertEqual(page.meta[name], value)
                self.assertEqual(json.loads(page.data), block["jsonLd"])
                self.assertNotIn("<", page.data)
                self.assertEqual(page.scripts, 1)
                shown = "".join(page.shona)
                for word in body.get("vocabulary", []):
                    if isinstance(word, dict) and isinstance(word.get("headword"), str):
                        self.assertIn(word["headword"], shown)
                for line in body.get("dialogue", []):
                    if isinstance(line.get("sn"), str):
                        self.assertIn(line["sn"], shown)

    def test_json_ld_expands_to_schema_org(self):
        from pyld import jsonld  # the Debian package python3-pyld (./dev test installs it)

        def loader(address, _options):
            # The part of schema.org's context that lessons use; nothing is fetched.
            self.assertEqual(address, "https://schema.org")
            return {"contextUrl": None, "documentUrl": address, "document": {"@context": {
                "@vocab": "http://schema.org/", "license": {"@type": "@id"}}}}

        for told in adapted(lesson_files(), "web"):
            with self.subTest(told["body"]["id"]):
                data = told["body"]["seo"]["jsonLd"]
                nodes = jsonld.expand(data, {"documentLoader": loader})
                self.assertEqual(len(nodes), 1)
                node = nodes[0]
                self.assertEqual(node["@type"], ["http://schema.org/LearningResource",
                                                 "http://schema.org/Course"])
                terms = node.get("http://schema.org/hasPart", [])
                words = [word for word in told["body"].get("vocabulary", [])
                         if isinstance(word, dict) and isinstance(word.get("headword"), str)]
                self.assertEqual([term["http://schema.org/name"][0]["@value"] for term in terms],
                                 [word["headword"] for word in words])
                self.assertEqual({term["@type"][0] for term in terms} - {"http://schema.org/DefinedTerm"},
                                 set())
                if "http://schema.org/license" in node:
                    self.assertRegex(node["http://schema.org/license"][0]["@id"],
                                     r"^https://spdx\.org/licenses/[A-Za-z0-9.+-]+$")


def rules():
    return json.loads((ROOT / "resources/adapt/platforms.json").read_text())["platforms"]


class Room(unittest.TestCase):
    """The tables as Room makes them from the map, and lessons in them."""

    def setUp(self):
        self.base = sqlite3.connect(":memory:")
        self.base.execute("PRAGMA foreign_keys = ON")
        tables = {table["name"]: table for table in rules()["android"]["map"]["tables"]}
        for name in ("lesson", "asset", *sorted(set(tables) - {"lesson", "asset"})):
            columns = [f'"{column["name"]}" {"TEXT" if column["type"] == "JSON" else column["type"]}'
                       for column in tables[name]["columns"]]
            names = [column["name"] for column in tables[name]["columns"]]
            key = ([] if name in ("lesson", "asset") else ["lesson_id"]) + \
                (["kind"] if "kind" in names else []) + ["sha256" if name == "asset" else "id"]
            columns.append(f"PRIMARY KEY ({', '.join(key)})")
            if "lesson_id" in names:
                columns.append("FOREIGN KEY (lesson_id) REFERENCES lesson (id) ON DELETE CASCADE")
            if "audio_sha256" in names:
                columns.append("FOREIGN KEY (audio_sha256) REFERENCES asset (sha256)")
            self.base.execute(f"CREATE TABLE {name} ({', '.join(columns)}) WITHOUT ROWID")
        self.base.execute("CREATE INDEX word_search ON word (search_key)")

    def put(self, body):
        with self.base:
            self.base.execute("DELETE FROM lesson WHERE id = ?", [body["id"]])
            room = body["room"]
            for name in ("asset", "lesson", *sorted(set(room) - {"asset", "lesson"})):
                for row in room[name]:
                    values = [json.dumps(value, ensure_ascii=False)
                              if isinstance(value, (dict, list)) else value for value in row.values()]
                    self.base.execute(
                        f"INSERT OR {'REPLACE' if name == 'asset' else 'ABORT'} INTO {name} "
                        f"({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", values)
            for name, entries in body.get("deleted", {}).items():
                for entry in entries:
                    self.base.execute(f"DELETE FROM {name} WHERE lesson_id = ? AND id = ?",
                                      [body["id"], entry["id"]])

    def test_every_lesson_goes_in_and_can_be_found(self):
        lessons = [told["body"] for told in adapted(lesson_files(), "android")]
        for body in lessons + lessons:  # a second time replaces the first
            with self.subTest(body["id"]):
                self.put(body)
        for body in lessons:
            for name, rows in body["room"].items():
                if name == "asset":
                    continue
                key = "id" if name == "lesson" else "lesson_id"
                found = self.base.execute(f"SELECT count(*) FROM {name} WHERE {key} = ?",
                                          [body["id"]]).fetchone()[0]
                self.assertEqual(found, len(rows), (body["id"], name))
        self.assertEqual(self.base.execute("PRAGMA foreign_key_check").fetchall(), [])
        found = self.base.execute("SELECT headword, syllabic FROM word WHERE search_key = 'mangwanani' "
                                  "AND lesson_id = ?", [SHORT]).fetchone()
        self.assertEqual(found, ("mangwanani", "ma-ngwa-na-ni"))
        types = self.base.execute("SELECT DISTINCT typeof(position), typeof(lesson_id) FROM word").fetchall()
        self.assertEqual(types, [("integer", "text")])
        self.base.execute("DELETE FROM lesson")
        self.assertEqual(self.base.execute("SELECT count(*) FROM word").fetchone()[0], 0)

    def test_only_opus_goes_where_there_is_opus(self):
        for told in adapted(lesson_files(), "android"):
            self.assertLessEqual({row["codec"] for row in told["body"]["room"]["asset"]}, {"opus", "aac"})
        self.assertEqual({row["codec"] for row in adapted(
            [ROOT / "tests/data/shona/example-lesson.json"], "android")[0]["body"]["room"]["asset"]}, {"opus"})


class CoreData(unittest.TestCase):
    KINDS = {"String": str, "Int16": int, "Int32": int, "Int64": int, "Data": (dict, list)}

    def test_every_record_has_the_attributes_and_types_of_its_entity(self):
        tables = {table["name"]: table["columns"] for table in rules()["ios"]["map"]["tables"]}
        for told in adapted(lesson_files(), "ios"):
            entities = told["body"]["coreData"]
            self.assertEqual(set(entities), set(tables))
            for name, records in entities.items():
                for place, record in enumerate(records):
                    self.assertEqual(list(record), sorted(c["name"] for c in tables[name]))
                    for column in tables[name]:
                        value = record[column["name"]]
                        self.assertIsInstance(value, (type(None), self.KINDS[column["type"]]), column)
                        if column["type"].startswith("Int") and value is not None:
                            self.assertLess(abs(value), 2 ** (int(column["type"][3:]) - 1))
                    if "position" in record:
                        self.assertEqual(record["position"], place)
            assets = entities["CDAsset"]
            self.assertEqual({row["codec"] for row in assets} - {"aac"}, set())
            hashes = [row["sha256"] for row in assets]
            self.assertEqual(len(hashes), len(set(hashes)))
            for word in entities["CDWord"]:
                self.assertIn(word["audioSHA256"], [None, *hashes])


class Hostile(unittest.TestCase):
    """Texts that try to break out, floods of marks, lessons at and over the limits."""

    def lesson(self, text, words=1):
        return {"schemaVersion": "1.0.0", "id": "sna.x.001", "title": {"en": text, "sn": text},
                "summary": {"en": text}, "level": "A1",
                "vocabulary": [{"id": f"sna.x.001.v{i}", "headword": text or "x", "gloss": {"en": text}}
                               for i in range(words)],
                "culturalNotes": [{"id": "c", "title": {"en": text}, "markdown": {"en": text},
                                   "prominence": "high"}]}

    def written(self, body):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        file = pathlib.Path(folder.name) / "lesson.json"
        file.write_text(json.dumps(body, ensure_ascii=False))
        return file

    def test_floods_and_direction_marks_keep_every_limit(self):
        for name, text in {"marks": "a" + "\u0301" * 5000, "right to left": "\u202e\u05d0\u05d1 abc" * 50,
                           "unclosed isolates": "\u2066" * 3000, "nothing": "", "zero width": "\u200b" * 900,
                           "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 200}.items():
            with self.subTest(name):
                file = self.written(self.lesson(text, 12))
                watch = adapted([file], "watchos")[0]
                self.assertLessEqual(watch["bytes"], 4096)
                for word in watch["body"]["words"]:
                    self.assertLessEqual(len(word["gloss"]["en"].encode("utf-16-le")) // 2, 40)
                block = adapted([file], "web")[0]["body"]["seo"]
                self.assertLessEqual(len(block["title"].encode("utf-16-le")) // 2, 60)
                told = subprocess.run(["tidy", "-q", "-e", "-utf8"], capture_output=True, timeout=60,
                                      input=preview([file], "--page").encode())
                self.assertLess(told.returncode, 2, told.stderr[:500])

    def test_lessons_at_and_over_the_limits_are_made_and_told(self):
        for words, large in ((200, False), (201, False), (6000, True)):
            file = self.written(self.lesson("imba", words))
            for platform in ("web", "ios", "android", "watchos"):
                told = adapted([file], platform)[0]
                over = [line for line in told["trace"] if line["rule"] == "L1"]
                self.assertEqual(bool(over), large and platform != "watchos", (words, platform))
                for line in over:
                    self.assertTrue(line["warning"])
            # So many words with faults of their own can fill the report before it comes to their number.
            report = {finding["rule"] for finding in adapted([file], "desktop")[0]["report"]}
            self.assertEqual(bool(report & {"vocabulary-limit", "too-many-findings"}), words > 200)


if __name__ == "__main__":
    unittest.main()
