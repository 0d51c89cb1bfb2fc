"""serve_client.py - asks a server of `standpunkt serve` and checks what it says; used by serve.sh.

    serve_client.py SERVER check NAME...     SERVER is unix:PATH or HOST:PORT; NAME a function check_NAME below
    serve_client.py SERVER get TARGET        prints the body
"""
import csv
import gzip
import http.client
import io
import json
import re
import socket
import sys
import xml.etree.ElementTree as ET


class Unix(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(self.path)


def connection(server):
    if server.startswith("unix:"):
        return Unix(server[5:])
    host, port = server.rsplit(":", 1)
    return http.client.HTTPConnection(host, int(port), timeout=30)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")

    def json(self):
        return json.loads(self.body)

    def rows(self):
        return list(csv.DictReader(io.StringIO(self.text, newline="")))


SERVER = ""


def ask(target, method="GET", body=None, **headers):
    own = connection(SERVER)
    own.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers.items():
        own.putheader(name.replace("_", "-"), value)
    if body is not None:
        own.putheader("Content-Length", str(len(body)))
    own.endheaders()
    if body is not None:
        try:
            own.send(body)
        except OSError:
            pass  # the server may have refused it already
    answer = Answer(own.getresponse())
    own.close()
    return answer


def same(one, other):
    assert one == other, f"{one!r} is not {other!r}"


def documents():
    return ask("/dokument.json").json()


def first(**wanted):
    for row in documents():
        if all(row[key] == value for key, value in wanted.items()):
            return row
    raise AssertionError(f"no document {wanted}")


# ---- pages ----

def check_pages():
    for target in "/", "/om", "/sok", "/sok?q=motionen", "/sok?q=xyzzy", "/dokument", "/liggare":
        answer = ask(target)
        same(answer.status, 200)
        same(answer.headers["Content-Type"], "text/html; charset=utf-8")
        assert '<html lang="sv">' in answer.text, target
        assert "<h1" in answer.text, target
    one = first(file="first.pdf")["document"]
    text = ask(f"/dokument/{one}").text
    assert "<mark" in text and f"/dokument/{one}/sida/1.png" in text


def check_headers():
    for target in "/", "/finns-inte", "/stil.css", "/dokument.json", "/openapi.json":
        headers = ask(target).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy, policy
        assert "frame-ancestors 'none'" in policy and "script" not in policy
        same(headers["X-Content-Type-Options"], "nosniff")
        assert headers["Referrer-Policy"]
        assert headers["Set-Cookie"] is None


def check_nothing_inline():
    one = first(file="first.pdf")["document"]
    for target in "/", "/om", "/sok?q=motionen", "/dokument", "/liggare", f"/dokument/{one}":
        text = ask(target).text
        assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:", text), target
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', text):
            assert address.startswith(("/", "#")), f"{target} leads to {address}"


def check_links():
    """Every address that a page names leads to a page."""
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < 150:
        target = waiting.pop(0)
        if target in seen:
            continue
        seen.add(target)
        answer = ask(target)
        assert answer.status == 200, f"{target}: {answer.status}"
        if answer.headers["Content-Type"].startswith("text/html"):
            found = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
            waiting += [address.replace("&amp;", "&") for address in found]
    assert len(seen) > 15, seen


# ---- the same for programs ----

def check_lists():
    rows = documents()
    table = ask("/dokument.csv")
    same(table.headers["Content-Type"].split(";")[0], "text/csv")
    same([row["document"] for row in rows], [row["document"] for row in table.rows()])
    ledger = ask("/liggare.json").json()
    assert {row["state"] for row in ledger} >= {"done", "failed"}, ledger
    same(len(ledger), len(ask("/liggare.csv").rows()))
    assert all(row["state"] == "failed" for row in ask("/liggare.json?lage=failed").json())
    one = first(file="first.pdf")["document"]
    findings = ask(f"/dokument/{one}.json").json()
    assert findings and all(row["quote"] for row in findings)
    same(len(findings), len(ask(f"/dokument/{one}.csv").rows()))
    root = ET.fromstring(ask(f"/dokument/{one}.xml").body)
    same(root.tag, "{urn:standpunkt:result:1}document")


def check_accept():
    same(ask("/dokument", Accept="application/json").headers["Content-Type"], "application/json; charset=utf-8")
    same(ask("/dokument", Accept="text/csv;q=0.9, text/html;q=0.2").headers["Content-Type"].split(";")[0], "text/csv")
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
    same(ask("/dokument", Accept=browser).headers["Content-Type"], "text/html; charset=utf-8")
    same(ask("/dokument", Accept="image/gif").headers["Content-Type"], "text/html; charset=utf-8")
    assert "Accept" in ask("/dokument").headers["Vary"]


# ---- the description ----

KINDS = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict, "null": type(None)}


def fits(value, schema, known, where):
    """VALUE is what SCHEMA (as much of it as openapi.json uses) says."""
    if "$ref" in schema:
        schema = known[schema["$ref"].rsplit("/", 1)[1]]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    assert not kinds or isinstance(value, tuple(KINDS[kind] if isinstance(KINDS[kind], type) else float for kind in kinds) + (
        (int,) if "number" in kinds else ())), f"{where}: {value!r} is no {kinds}"
    assert "enum" not in schema or value in schema["enum"], f"{where}: {value!r}"
    if isinstance(value, dict) and "properties" in schema:
        for name in schema["required"]:
            assert name in value, f"{where} has no {name}"
        for name, part in value.items():
            assert name in schema["properties"], f"{where} has {name}, which is not described"
            fits(part, schema["properties"][name], known, f"{where}.{name}")
    for part in value if isinstance(value, list) else []:
        fits(part, schema.get("items", {}), known, where)


def check_openapi():
    """Each path of openapi.json answers as it says there, and every address that there is stands in it."""
    from urllib.parse import quote
    described = ask("/openapi.json").json()
    known = described["components"]["schemas"]
    one = first(file="first.pdf")["document"]
    finding = next(row for row in ask(f"/dokument/{one}.json").json() if row["rule"])
    examples = {"{document}": one, "{finding}": finding["address"].rsplit("/", 1)[1], "{rule}": finding["rule"],
                "{matter}": ask("/arende.json").json()[0]["matter"], "{body}": ask("/organ.json").json()[0]["body"]}
    for path, operations in described["paths"].items():
        if "x-option" in operations:
            continue  # not there unless the server is started so: serve_drafts.py
        target, query = path, []
        for parameter in operations["get"]["parameters"]:
            if "example" in parameter:
                value = quote(str(examples.get(parameter["example"], parameter["example"])), safe="")
                if parameter["in"] == "path":
                    target = target.replace("{" + parameter["name"] + "}", value)
                else:
                    query.append(parameter["name"] + "=" + value)
        answer = ask(target + ("?" + "&".join(query) if query else ""))
        assert answer.status == 200, f"{target}: {answer.status}"
        content = operations["get"]["responses"]["200"]["content"]
        kind = answer.headers["Content-Type"].split(";")[0]
        assert kind in content, f"{target} is {kind}, not {list(content)}"
        if kind == "application/json":
            fits(answer.json(), content[kind]["schema"], known, target)
        elif kind == "text/csv":
            header = next(csv.reader(io.StringIO(answer.text)))
            item = described["paths"][path.replace(".csv", ".json")]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["items"]
            columns = list(known[item["$ref"].rsplit("/", 1)[1]]["properties"])
            same((target, header), (target, columns))
        elif kind.endswith("xml"):
            ET.fromstring(answer.body)
    problem = ask("/dokument/" + "0" * 32 + ".json")
    same(problem.headers["Content-Type"], "application/problem+json")
    fits(problem.json(), {"$ref": "#/Problem"}, known, "problem")
    same(problem.json()["status"], problem.status)


def check_described():
    """Every route of pipeline/routes.c stands in openapi.json."""
    import os
    described = ask("/openapi.json").json()["paths"]
    shapes = {re.sub(r"\{[a-z]+\}", "*", re.sub(r"\.[a-z]+$", "", path)).lstrip("/") for path in described}
    source = open(os.path.join(os.path.dirname(__file__), "../../pipeline/routes.c"), encoding="utf-8").read()
    for path in re.findall(r'\.path = "([^"]*)"', source):
        assert path in shapes, f"{path} is not described"


def check_search():
    hits = ask("/sok.json?q=l%C3%A5necyklar").json()
    assert hits and all("address" in hit for hit in hits), hits
    same(len(hits), len(ask("/sok.csv?q=l%C3%A5necyklar").rows()))
    for hit in hits[:5]:
        same(ask(hit["address"].split("#")[0]).status, 200)
    text = ask("/sok?q=l%C3%A5necyklar").text
    facets = [address.replace("&amp;", "&") for address in re.findall(r'href="(/sok\?[^"]*hallning=[^"]*)"', text)]
    assert facets and ask(facets[0]).status == 200, text
    feed = ET.fromstring(ask("/sok.atom?q=l%C3%A5necyklar").body)
    atom = "{http://www.w3.org/2005/Atom}"
    for name in "id", "title", "updated":
        assert feed.findtext(atom + name), name
    assert feed.findall(atom + "entry")
    for entry in feed.findall(atom + "entry"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.findtext(atom + "updated"))
        assert entry.findtext(atom + "id") and entry.findtext(atom + "title")
        same(ask(entry.find(atom + "link").get("href")).status, 200)
    for empty in "/sok.atom", "/sok.atom?q=xyzzy", "/sok.json?q=xyzzy", "/arende.json?q=xyzzy&sida=9":
        same(ask(empty).status, 200)
    wrong = ask("/sok?q=%22l%C3%A5necyklar")
    assert wrong.status == 200 and "citattecken" in wrong.text, wrong.text
    same(ask("/sok.json?q=%22").status, 400)


# ---- the protocol ----

def check_tags():
    for target in "/", "/dokument.json", "/stil.css":
        answer = ask(target)
        tag = answer.headers["ETag"]
        again = ask(target, If_None_Match=tag)
        same((again.status, again.body), (304, b""))
        same(again.headers["ETag"], tag)
        same(ask(target, If_None_Match='"something-else", ' + tag).status, 304)
        same(ask(target, If_None_Match='"something-else"').status, 200)


def check_gzip():
    plain = ask("/dokument.json")
    packed = ask("/dokument.json", Accept_Encoding="br, gzip")
    same(packed.headers["Content-Encoding"], "gzip")
    same(gzip.decompress(packed.body), plain.body)
    assert len(packed.body) < len(plain.body)
    for value in "br", "gzip;q=0", "gzip; q=0.0", "identity":
        assert ask("/dokument.json", Accept_Encoding=value).headers["Content-Encoding"] is None, value


def check_head():
    for target in "/", "/dokument.csv", "/finns-inte":
        whole, head = ask(target), ask(target, method="HEAD")
        same((head.status, head.body), (whole.status, b""))
        same(head.headers["Content-Length"], str(len(whole.body)))


def check_methods():
    for method in "POST", "PUT", "DELETE", "PATCH", "OPTIONS":
        answer = ask("/", method=method)
        same((method, answer.status, answer.headers["Allow"]), (method, 405, "GET, HEAD"))
    same(ask("/", method="POST", body=b"x" * 100000).status, 413)
    same(ask("/", body=b"x").status, 413)


def check_bad_requests():
    unknown = "0" * 32
    for target, status in (
        ("/finns-inte", 404), ("/dokument/..%2f..%2fetc%2fpasswd", 404), ("/../../etc/passwd", 404),
        ("/dokument/" + unknown, 404), ("/dokument/" + unknown + ".json", 404), ("/dokument/" + unknown + "/sida/1.png", 404),
        ("/%zz", 400), ("/%00", 400), ("/sok?q=%ff%fe", 400), ("/sok?q=%1b", 400), ("/sok?q=" + "a" * 9000, 414),
        ("/sok?" + "&".join(f"a{i}=1" for i in range(90)), 400), ("/liggare.atom", 404), ("/templates/page.xsl", 404),
        ("/dokument/%2e%2e/liggare", 404), ("/regel/finns-inte", 404), ("//", 404), ("/a/b/c/d/e/f/g/h", 404),
    ):
        answer = ask(target)
        assert answer.status == status, f"{target[:60]}: {answer.status}, not {status}"
        if status != 414 and not target.endswith(".json"):
            assert '<html lang="sv">' in answer.text and "<h1>" in answer.text, target
    one = first(file="first.pdf")["document"]
    for rest in "/sida/99.png", "/sida/0.png", "/sida/x.png", "/sida/-1.svg", "/fynd/finns-inte", "?fynd=p999":
        same((rest, ask(f"/dokument/{one}{rest}").status), (rest, 404))


def check_escaping():
    """Words of the question come back as words."""
    nasty = "<script>alert(1)</script>\"'&amp;<b>"
    from urllib.parse import quote
    for target in "/sok?q=", "/dokument?kommun=", "/liggare?lage=", "/dokument?typ=":
        text = ask(target + quote(nasty)).text
        assert "<script" not in text and "<b>" not in text, target


# ---- pictures and places ----

def check_pictures():
    one, plain = first(file="first.pdf")["document"], first(file="second.txt")["document"]
    picture = ask(f"/dokument/{one}/sida/1.png")
    same((picture.status, picture.headers["Content-Type"]), (200, "image/png"))
    same(picture.body[:8], b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(picture.body[at:at + 4], "big") for at in (16, 20))
    assert 300 < width <= 1000 and 300 < height <= 2000, (width, height)
    address = ask(f"/dokument/{one}.json").json()[0]["address"].rsplit("/", 1)[1]
    marks = ET.fromstring(ask(f"/dokument/{one}/sida/1.svg?fynd={address}").body)
    box = [float(n) for n in marks.get("viewBox").split()]
    assert abs(box[2] / box[3] - width / height) < 0.01, (box, width, height)
    rects = marks.findall("{http://www.w3.org/2000/svg}rect")
    assert any(rect.get("fill-opacity") == "0.32" for rect in rects)
    for rect in rects:
        x, y = float(rect.get("x")), float(rect.get("y"))
        assert -3 <= x <= box[2] and -3 <= y <= box[3], (x, y, box)
    same(ask(f"/dokument/{plain}/sida/1.png").status, 404)


def check_places():
    """Every finding has an address of its own, which explains it."""
    for row in documents():
        findings = ask(f"/dokument/{row['document']}.json").json()
        addresses = [finding["address"] for finding in findings]
        same(len(set(addresses)), len(addresses))
        for finding in findings[:4]:
            answer = ask(finding["address"])
            same(answer.status, 200)
            assert "Varför detta fynd?" in answer.text
            if finding["rule"] and not finding["rule"].startswith("weigh."):
                assert finding["rule"] in answer.text


def main():
    global SERVER
    SERVER, what, *rest = sys.argv[1:]
    if what == "get":
        sys.stdout.write(ask(rest[0]).text)
        return
    for name in rest:
        globals()["check_" + name]()
        print("checked", name)


if __name__ == "__main__":
    main()
