"""What /metrics says, as Prometheus takes it: promtool finds nothing wrong, a real Prometheus
scrapes it, and engine/metrics/METRICS.md describes every metric.

    run python test_prometheus.py             the tests
    run python test_prometheus.py --document  writes METRICS.md anew
"""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "web"))
from hub import CLOSE, PATIENCE, TEXT, Hub, Raw, hello  # noqa: E402

DOCUMENT = ROOT / "engine" / "metrics" / "METRICS.md"
HEAD = """# Metrics

What `GET /metrics` tells, in Prometheus' text form; times are seconds, sizes bytes. Made from a running engine by
`tests/metrics/test_prometheus.py --document`.

| Metric | Kind | Labels | Meaning |
|---|---|---|---|
"""
# What an engine tells only once it has run for some time; `runtime/tst_numberkeeper` compares them.
LATER = {
    "batanidza_capacity_used": "In use: bytes of disk, connections, events of the log",
    "batanidza_capacity_per_day": "How much more of it each day, by what was seen so far",
    "batanidza_capacity_limit": "What there is of it",
    "batanidza_capacity_left_seconds": "Until the limit is met, as expected; a year where it is "
                                       "not",
    "batanidza_capacity_left_least_seconds": "Until the limit is met, at the near end of the "
                                             "interval",
}
# Only where a tenant has a budget of its own; `hub/tst_contentcache` compares them.
OF_TENANTS = {
    "batanidza_cache_tenant_budget_bytes": (
        "gauge", "What a tenant with a budget of its own may use"),
    "batanidza_cache_tenant_bytes": (
        "gauge", "In use by a tenant with a budget of its own"),
    "batanidza_cache_tenant_evictions_total": (
        "counter", "Entries that went because the budget of their tenant was full"),
}


def used():
    """A hub on which a client was, so that what counts by client is there too."""
    hub = Hub()
    with Raw(hub) as client:
        assert " 101 " in client.upgrade()
        client.send(TEXT, hello().encode())
        # One that is new, one of the same name that waits, two that meet and merge, a refused one.
        first = {"a": 1, "b": {"c": 1, "d": 1}}
        contents = [{"base": None, "body": first}, {"base": None, "body": {"a": 2}},
                    {"base": {"n": 1}, "body": first | {"a": 3}},
                    {"base": {"n": 1}, "body": first | {"b": {"c": 1, "d": 2}}},
                    {"base": {"version": 9, "hash": 64 * "0"}, "patch": {"ops": []}}]
        edits = [{"n": n, "id": "doc.1", "type": "document", "author": "rudo",
                  "at": "2026-11-22T12:00:00.000Z"} | content
                 for n, content in enumerate(contents, 1)]
        client.send(TEXT, json.dumps({"jsonrpc": "2.0", "id": 2, "method": "sync.push",
                                      "params": {"edits": edits}}).encode())
        while True:
            frame = client.frame()
            if frame[0] == TEXT and json.loads(frame[1]).get("id") == 2:
                break
    with Raw(hub) as client:
        client.upgrade()
        client.send(TEXT, hello(platform="amiga").encode())
        while client.frame()[0] != CLOSE:
            pass
    told(hub)  # so that this is counted too
    return hub


def told(hub):
    with urllib.request.urlopen(hub.http + "/metrics", timeout=PATIENCE) as answer:
        return answer.read().decode()


def families(text):
    """name -> (kind, help, labels)"""
    helps = dict(re.findall(r"^# HELP (\S+) (.*)$", text, re.MULTILINE))
    found = {}
    for name, kind in re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE):
        labels = set()
        for inside in re.findall(rf"^{name}(?:_bucket|_sum|_count)?{{(.*)}} ", text, re.MULTILINE):
            labels |= set(re.findall(r'(\w+)="', inside))
        found[name] = (kind, helps.get(name, ""), sorted(labels - {"le"}))
    return found


def row(name, kind, meaning, labels):
    return f"| `{name}` | {kind} | {', '.join(labels)} | {meaning.rstrip('.')} |"


class Metrics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = used()
        cls.addClassCleanup(cls.hub.stop)

    def test_promtool_finds_nothing_wrong(self):
        checked = subprocess.run(["promtool", "check", "metrics"], input=told(self.hub), text=True,
                                 capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual((checked.returncode, checked.stdout, checked.stderr), (0, "", ""))

    def test_every_metric_is_described(self):
        rows = [line.split(" | ") for line in DOCUMENT.read_text(encoding="utf-8").splitlines()]
        described = {cells[0][3:-1]: (cells[1], cells[-1].removesuffix(" |"))
                     for cells in rows if cells[0].startswith("| `")}
        for name, (kind, meaning, _) in families(told(self.hub)).items():
            self.assertGreater(len(meaning), 10, name)
            self.assertEqual(described.get(name), (kind, meaning.rstrip(".")),
                             f"{name}: write it anew, test_prometheus.py --document")

    def test_a_real_prometheus_scrapes_it(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with tempfile.TemporaryDirectory() as folder:
            config = pathlib.Path(folder, "prometheus.yml")
            target = urllib.parse.urlsplit(self.hub.http).netloc
            config.write_text(json.dumps({
                "global": {"scrape_interval": "1s"},
                "scrape_configs": [{"job_name": "batanidza",
                                    "static_configs": [{"targets": [target]}]}]}))
            with subprocess.Popen(
                    ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={folder}/data",
                     f"--web.listen-address=127.0.0.1:{port}"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as scraper:
                try:
                    self.assertEqual(self.value(port, "up"), 1)
                    self.assertGreaterEqual(self.value(port, "batanidza_commits_total"), 1)
                    share = "histogram_quantile(0.99, batanidza_commit_seconds_bucket)"
                    self.assertGreater(self.value(port, share), 0)
                finally:
                    scraper.terminate()
                    scraper.wait(PATIENCE)

    def value(self, port, query):
        """What Prometheus knows, once it knows something."""
        address = (f"http://127.0.0.1:{port}/api/v1/query?"
                   + urllib.parse.urlencode({"query": query}))
        until = time.monotonic() + 6 * PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                    result = json.load(answer)["data"]["result"]
                if result and result[0]["value"][1] not in ("NaN", "0"):
                    return float(result[0]["value"][1])
            except OSError:
                pass  # it starts, or reads its log
            time.sleep(0.1)
        self.fail(f"Prometheus knows nothing of {query}")
        return 0


def document():
    hub = used()
    try:
        found = {name: ("gauge", meaning, ["resource"]) for name, meaning in LATER.items()}
        found |= {name: (*rest, ["tenant", "tier"]) for name, rest in OF_TENANTS.items()}
        found |= families(told(hub))
        rows = [row(name, kind, meaning, labels)
                for name, (kind, meaning, labels) in sorted(found.items())]
    finally:
        hub.stop()
    DOCUMENT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} metrics")


if __name__ == "__main__":
    if sys.argv[1:] == ["--document"]:
        document()
    else:
        os.environ.setdefault("LC_ALL", "C.UTF-8")
        unittest.main()
