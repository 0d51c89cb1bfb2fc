"""serve_fuzz.py - asks a server nonsense and counts what it says: no answer may be a 5xx, and it goes on answering.

    serve_fuzz.py HOST:PORT SECONDS [SEED]
"""
import json
import random
import socket
import sys
import time
import urllib.request
from urllib.parse import quote

SERVER, SECONDS = sys.argv[1], float(sys.argv[2])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else int(time.time())
HOST, PORT = SERVER.rsplit(":", 1)
LEAST = 200  # so many, however slow the machine is
chance = random.Random(SEED)

WORDS = ["skola", "motionen", "avslå", "\"", "'", "(", ")", "*", "OR", "NOT", "-", "organ:", "år:2016..", "hållning:ja", "<b>",
         "&", "%", "\\", "åäö", "A\u030a", "\u202e", "🙂", ":", "{", "}", "^", "~", "NEAR(", "; DROP TABLE", "--", "a" * 300, "/*", "😀" * 50]
FIELDS = ["q", "sida", "typ", "kommun", "lage", "fynd", "organ", "parti", "hallning", "beslut", "ar", "slag", "sort", "x", "", "sats", "lager"]
VALUES = ["1", "0", "-1", "99999999999999999999", "1e9", "NaN", "", "p1", "done", "motion", "Granvik", "2016..2024", "\t", "true", "null"]
PATHS = ["", "sok", "dokument", "liggare", "om", "regel", "organ", "arende", "arenden", "fil", "fynd", "sida", "1", "2.png", "1.svg", "..", ".", "%2e%2e",
         "stil.css", "openapi.json", "sok.json", "sok.csv", "sok.atom", "dokument.json", "position.share-view", "0" * 32, "ikon.svg"]


def anything(length):
    return bytes(chance.randrange(256) for _ in range(chance.randrange(length)))


def word():
    return chance.choice(WORDS) if chance.random() < 0.8 else anything(20).decode("latin-1")


def target(known):
    parts = [chance.choice(PATHS + known) for _ in range(chance.randrange(5))]
    path = "/" + "/".join(parts)
    if chance.random() < 0.3:
        path += chance.choice([".json", ".csv", ".xml", ".atom", ".html", ".png", ".svg", "."])
    if chance.random() < 0.7:
        fields = []
        for _ in range(chance.randrange(1, 6)):
            value = " ".join(word() for _ in range(chance.randrange(4))) if chance.random() < 0.6 else chance.choice(VALUES)
            fields.append(chance.choice(FIELDS) + "=" + (quote(value, safe="") if chance.random() < 0.8 else value.replace(" ", "+")))
        path += "?" + "&".join(fields)
    if chance.random() < 0.2:
        at = chance.randrange(len(path) + 1)
        path = path[:at] + chance.choice(["%", "%zz", "%00", "%ff", "//", "#", ";", "?", "%c3%28"]) + path[at:]
    return path.encode("utf-8", "surrogatepass").replace(b" ", b"%20").replace(b"\r", b"").replace(b"\n", b"")


def request(known):
    kind = chance.random()
    if kind > 0.9:  # what there is, so that it is seen to go on answering whatever came before
        return b"GET /dokument/" + known[0].encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    if kind < 0.08:
        return anything(400) + b"\r\n\r\n"
    method = b"GET" if kind < 0.8 else chance.choice([b"HEAD", b"POST", b"PUT", b"BREW", b"get", b"OPTIONS", b"TRACE"])
    lines = [method + b" " + target(known) + b" HTTP/1." + chance.choice([b"1", b"1", b"1", b"0"]), b"Host: localhost"]
    if chance.random() < 0.4:
        lines.append(chance.choice([b"Accept", b"Accept-Encoding", b"If-None-Match", b"Range", b"Cookie", b"X-Y"]) + b": " +
                     chance.choice([b"*/*", b"text/csv;q=", b"gzip;q=0.0000001", b"application/json, text/html", b"*", b"\"", b"a" * 3000, b";;;,,,",
                                    anything(40).replace(b"\r", b"").replace(b"\n", b"").replace(b"\0", b"")]))
    body = b""
    if method in (b"POST", b"PUT") or chance.random() < 0.05:
        body = anything(3000)
        lines.append(b"Content-Length: " + chance.choice([str(len(body)).encode(), b"99999999999", b"-1", b"x", b"0"]))
    if chance.random() < 0.03:
        lines.append(b"Transfer-Encoding: chunked")
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def status(raw):
    own = socket.create_connection((HOST, int(PORT)), timeout=10)
    try:
        own.sendall(raw)
        own.shutdown(socket.SHUT_WR)
        answer = b""
        while b"\r\n" not in answer:
            more = own.recv(4096)
            if not more:
                break
            answer += more
    except OSError:
        return 0
    finally:
        own.close()
    line = answer.split(b"\r\n")[0].split(b" ")
    return int(line[1]) if len(line) > 1 and line[1].isdigit() else 0


known = [row["document"] for row in json.load(urllib.request.urlopen(f"http://{SERVER}/dokument.json"))]
known += [finding["address"].rsplit("/", 1)[1] for one in known[:2]
          for finding in json.load(urllib.request.urlopen(f"http://{SERVER}/dokument/{one}.json"))[:5]]
counts = {}
asked, end = 0, time.monotonic() + SECONDS
while time.monotonic() < end or asked < LEAST:
    asked += 1
    raw = request(known)
    got = status(raw)
    counts[got] = counts.get(got, 0) + 1
    if got >= 500:
        sys.exit(f"seed {SEED}: status {got} for {raw[:3000]!r}")
print(f"seed {SEED}:", dict(sorted(counts.items())))
assert counts.get(200, 0) > 5 and counts.get(404, 0) > 5, counts
