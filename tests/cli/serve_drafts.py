"""serve_drafts.py - asks a server of `standpunkt serve --allow-drafts` for drafts; used by serve_drafts.sh.

    serve_drafts.py HOST:PORT check NAME...      NAME a function check_NAME below
    serve_drafts.py HOST:PORT matter             prints the id of the matter that the corpus motion is
    serve_drafts.py HOST:PORT get TARGET         prints the body
    serve_drafts.py HOST:PORT send FILE FORMAT   sends FILE and prints what comes
"""
import http.client
import json
import os
import random
import re
import socket
import sys
from urllib.parse import quote

SERVER = ""
BODY = "Kultur- och fritidsnämnden"
NO = "Förvaltningen avstyrker förslaget om lånecyklar vid järnvägsstationerna eftersom driften saknar finansiering."
MARK = "----form7d1a0c"


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")


def ask(target, method="GET", body=None, **headers):
    own = http.client.HTTPConnection(SERVER, timeout=60)
    own.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers.items():
        own.putheader(name.replace("_", "-"), value)
    if body is not None and "Content_Length" not in headers:
        own.putheader("Content-Length", str(len(body)))
    own.endheaders()
    if body is not None:
        try:
            own.send(body)
        except OSError:
            pass  # it may have been refused already
    answer = Answer(own.getresponse())
    own.close()
    return answer


def same(one, other):
    assert one == other, f"{one!r} is not {other!r}"


def is_page(answer, status, words):
    assert answer.status == status, f"{answer.status}, not {status}: {answer.text[:2000]}"
    same(answer.headers["Content-Type"], "text/html; charset=utf-8")
    assert '<html lang="sv">' in answer.text
    assert words in answer.text, f"{words!r} is not in {answer.text}"


def matter():
    return next(row["matter"] for row in json.loads(ask("/arende.json").body) if "kolsocia" in (row["title"] or "") or row["kind"] == "motion")


def token():
    return re.search(r'name="bevis" value="([0-9a-f]{64})"', ask("/utkast").text).group(1)


def parts(fields, paper=None, name="motion.txt"):
    out = b""
    for key, value in fields.items():
        out += f'--{MARK}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
    if paper is not None:
        out += f'--{MARK}\r\nContent-Disposition: form-data; name="papper"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
        out += paper + b"\r\n"
    return out + f"--{MARK}--\r\n".encode()


def fields(**others):
    return {"bevis": token(), "for": BODY, "kommun": "", "mall": "", "satser": "1=avslag, 3=bifall", "format": "html", **others}


def post(body, **headers):
    given = {"Content_Type": f"multipart/form-data; boundary={MARK}", "Origin": "http://" + SERVER, "Sec_Fetch_Site": "same-origin", **headers}
    return ask("/utkast", "POST", body, **{name: value for name, value in given.items() if value is not None})


def send(path, form):
    with open(path, "rb") as file:
        answer = post(parts(fields(format=form), file.read(), os.path.basename(path)))
    assert answer.status == 200, answer.text
    return answer


def motion():
    with open("motion.txt", "rb") as file:
        return file.read()


# ---- not allowed ----

def check_not_allowed():
    same(ask("/utkast").status, 404)
    same(ask(f"/arende/{matter()}/utkast").status, 404)
    same(ask("/utkast", "POST", b"").status, 404)
    same(ask("/utkast", "POST", b"x" * 100).status, 413)
    text = ask(f"/arende/{matter()}").text
    assert "utkast" not in text and "/utkast" not in ask("/").text


# ---- of a matter ----

def check_form():
    one = matter()
    assert f'href="/arende/{one}/utkast"' in ask(f"/arende/{one}").text
    assert 'href="/utkast"' in ask("/").text
    answer = ask(f"/arende/{one}/utkast")
    is_page(answer, 200, "Gör utkastet")
    same((answer.headers["Cache-Control"], answer.headers["ETag"]), ("no-store", None))
    assert f'<option value="{BODY}">Granvik</option>' in answer.text
    assert '<option value="stockholm">' in answer.text
    assert 'name="sats-1"' in answer.text and '<option value="qualified-support">' in answer.text
    for name in "Kultur- och fritidsnämnden", "Tekniska nämnden", "Norrbacka stadsdelsnämnd":
        assert f'<option value="{name}">' in answer.text, name
    is_page(ask("/utkast"), 200, 'enctype="multipart/form-data"')
    for target in "/utkast", f"/arende/{one}/utkast":
        text = ask(target).text
        assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|https?://", text.replace("about:legacy-compat", "")), target
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def check_preview():
    one = matter()
    target = f"/arende/{one}/utkast?for={quote('Norrbacka stadsdelsnämnd')}&sats-1=oppose&sats-2=&sats-3=support"
    answer = ask(target)
    is_page(answer, 200, "Utkast till svar")
    assert '<blockquote id="citat-1">' in answer.text and "Norrbacka stadsdelsförvaltning, " in answer.text, answer.text
    sources = re.findall(r'<a href="(/dokument/[0-9a-f]{32})">Öppna dokumentet', answer.text)
    assert sources and all(ask(source).status == 200 for source in sources)
    same((answer.headers["Cache-Control"], answer.headers["ETag"]), ("no-store", None))
    assert "<script" not in answer.text and " style=" not in answer.text
    assert answer.text.count('id="kalla-') == answer.text.count('id="citat-')
    for form in "docx", "odt", "md":
        link = re.search(rf'href="(/arende/[^"]*format={form})"', answer.text).group(1).replace("&amp;", "&")
        file = ask(link)
        same((file.status, file.headers["Cache-Control"]), (200, "no-store"))
        same(file.headers["Content-Disposition"], f'attachment; filename="utkast.{form}"')
        assert (file.body[:2] == b"PK") == (form != "md")


def check_described():
    """openapi.json tells of them, and of the fields that the forms have."""
    paths = json.loads(ask("/openapi.json").body)["paths"]
    given = set(re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', ask(f"/arende/{matter()}/utkast").text))
    told = {parameter["name"] for parameter in paths["/arende/{id}/utkast"]["get"]["parameters"]} - {"id", "format"}
    same({name for name in given if not re.fullmatch(r"sats-([2-9]|\d\d)|q", name)}, told)
    given = set(re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', ask("/utkast").text)) - {"q"}
    same(given, set(paths["/utkast"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"]))


def check_mistakes():
    base = f"/arende/{matter()}/utkast?for={quote(BODY)}"
    is_page(ask(base + "&mall=poem"), 400, "ingen mall")
    is_page(ask(base + "&sats-1=maybe"), 400, "Ställningstagandena kan inte läsas")
    is_page(ask(base + "&sats-99=support"), 400, "Ställningstagandena kan inte läsas")
    is_page(ask(base + "&format=exe"), 400, "docx, odt, md")
    is_page(ask(base.replace(quote(BODY), "x" * 300)), 400, "vilken nämnd")
    is_page(ask("/arende/finns-inte/utkast"), 404, "Sidan finns inte")
    is_page(ask("/arende/finns-inte/utkast?for=A"), 404, "Sidan finns inte")
    nasty = ask(base + quote("<script>alert(1)</script>"))
    assert nasty.status == 200 and "<script" not in nasty.text


# ---- of a paper that is sent ----

def check_sent():
    answer = post(parts(fields(), motion()))
    is_page(answer, 200, NO)
    same((answer.headers["Cache-Control"], answer.headers["ETag"]), ("no-store", None))
    assert "ställa ut lånecyklar vid samtliga järnvägsstationer" in answer.text
    assert 'id="kalla-1"' in answer.text and 'href="#kalla-1"' in answer.text and 'id="citat-1"' in answer.text
    for link in re.findall(r'href="(/dokument/[0-9a-f]{32})"', answer.text):
        same(ask(link).status, 200)
    again = post(parts(fields(satser="1=bifall"), motion()))
    is_page(again, 200, "Ni har tidigare sagt motsatsen")
    program = post(parts(fields(), motion()), Origin=None, Sec_Fetch_Site=None)
    same(program.status, 200)


def check_unreadable():
    is_page(post(parts(fields(), bytes(range(256)) * 20, "x.bin")), 415, "varken en PDF eller en textfil")
    is_page(post(parts(fields(), b"%PDF-1.7\nnothing of the kind\n", "x.pdf")), 422, "skadad")
    is_page(post(parts(fields(), b"")), 400, "Välj en fil")
    is_page(post(parts(fields())), 400, "Välj en fil")
    is_page(post(parts(fields(), motion(), "")), 400, "Välj en fil")
    is_page(post(parts(fields(**{"for": ""}), motion())), 400, "Skriv vilken nämnd")
    is_page(post(parts(fields(satser="1=kanske"), motion())), 400, "Ställningstagandena kan inte läsas")
    is_page(post(parts(fields(satser="9=bifall"), motion())), 400, "Ställningstagandena kan inte läsas")
    is_page(post(parts(fields(mall="poem"), motion())), 400, "ingen mall")
    is_page(post(parts(fields(format="exe"), motion())), 400, "docx, odt, md")
    is_page(post(parts(fields(), motion())), 200, NO)


def check_busy_form():
    same(ask("/utkast", "HEAD").status, 200)


# ---- what is not taken ----

def check_elsewhere():
    good = parts(fields(), motion())
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}, {"Origin": "https://annan.example"},
                    {"Origin": "null", "Sec_Fetch_Site": None}, {"Origin": "http://" + SERVER + ".annan.example"}):
        is_page(post(good, **headers), 403, "annan webbplats")
    for wrong in "", "0" * 64, token()[:-1], token() + "0":
        is_page(post(parts(fields(bevis=wrong), motion())), 403, "Öppna det på nytt")
    without = fields()
    del without["bevis"]
    is_page(post(parts(without, motion())), 403, "Öppna det på nytt")
    same(post(good).status, 200)


def check_too_large():
    is_page(post(b"a" * (20 << 20)), 413, "mer än servern tar emot")
    is_page(post(b"", Content_Length=str(1 << 40)), 413, "mer än servern tar emot")
    is_page(post(parts(fields(), b"a" * ((16 << 20) + 1))), 413, "större än 16 megabyte")
    # a length that was not told: the connection ends, the server goes on
    own = socket.create_connection(SERVER.rsplit(":", 1), timeout=30)
    own.sendall(f"POST /utkast HTTP/1.1\r\nHost: {SERVER}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
    try:
        for _ in range(20):
            own.sendall(b"100000\r\n" + b"a" * 0x100000 + b"\r\n")
        assert own.recv(1) == b""
    except OSError:
        pass
    own.close()
    same(ask("/utkast").status, 200)


def check_broken_bodies():
    good = parts(fields(), motion())
    chance = random.Random(7)
    bodies = [b"", b"--", MARK.encode(), b"--" + MARK.encode(), b"--" + MARK.encode() + b"--", good[:-4], good[:-6], good[1:], good + b"x",
              good.replace(b"\r\n", b"\n"), good.replace(b"form-data", b"attachment"), good.replace(b'name="for"', b"name=for"),
              good.replace(b'name="for"', b'name="'), good.replace(b'name="for"', b'name="f\xff"'), good.replace(BODY.encode(), b"\xff\xfe\x00"),
              good.replace(BODY.encode(), b"a" * 5000), b"\r\n" + good, parts({f"f{i}": "x" for i in range(60)}),
              good.replace(b"Content-Type:", b"Content-Transfer-Encoding:"),
              f"--{MARK}\r\n".encode() + b"A" * 9000, f'--{MARK}\r\nContent-Disposition: form-data; name="a"\r\n'.encode() * 200]
    bodies += [good[:chance.randrange(len(good))] for _ in range(20)]
    for _ in range(40):
        changed = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            changed[chance.randrange(700)] = chance.randrange(256)
        bodies.append(bytes(changed))
    for body in bodies:
        answer = post(body)
        assert answer.status < 500, f"{answer.status} for {body[:300]!r}"
    for kind in "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", 'multipart/form-data; boundary="', \
            "multipart/form-data; boundary=" + "b" * 200, "multipart/form-dataset; boundary=" + MARK, "application/x-www-form-urlencoded":
        is_page(post(good, Content_Type=kind), 400, "kan inte läsas")
    same(post(good, Content_Type=f'multipart/form-data; boundary="{MARK}"; charset=utf-8').status, 200)


def check_other_methods():
    for method in "PUT", "DELETE", "PATCH":
        same(ask("/utkast", method).status, 405)
    same(ask("/utkast", "PUT", b"x").status, 413)
    same(ask("/", "POST", b"x" * 100).status, 405)
    same(ask(f"/arende/{matter()}/utkast", "POST", b"x").status, 405)
    same(ask("/finns-inte", "POST", b"x").status, 404)


def check_few():
    """Those that come while others are made are told to wait, and all others get theirs."""
    one, waiting, seen = matter(), [], []
    for n in range(16):
        own = http.client.HTTPConnection(SERVER, timeout=60)
        own.request("GET", f"/arende/{one}/utkast?for={quote(BODY)}&format=docx&n={n}")
        waiting.append(own)
    for own in waiting:
        answer = Answer(own.getresponse())
        seen.append(answer.status)
        if answer.status == 429:
            assert int(answer.headers["Retry-After"]) > 0 and "Andra utkast" in answer.text
        own.close()
    assert set(seen) == {200, 429}, seen
    same(ask(f"/arende/{one}/utkast?for={quote(BODY)}").status, 200)
    # bodies that do not come to an end hold up others only so far
    slow = []
    for _ in range(4):
        own = socket.create_connection(SERVER.rsplit(":", 1), timeout=30)
        own.sendall(f"POST /utkast HTTP/1.1\r\nHost: {SERVER}\r\nContent-Length: 1000\r\n\r\nx".encode())
        slow.append(own)
    same(ask("/").status, 200)
    answer = post(parts(fields(), motion()))
    same((answer.status, answer.headers["Retry-After"]), (429, "10"))
    for own in slow:
        own.close()
    for _ in range(100):
        answer = post(parts(fields(), motion()))
        if answer.status == 200:
            return
    raise AssertionError(answer.text)


if __name__ == "__main__":
    SERVER = sys.argv[1]
    if sys.argv[2] == "check":
        for name in sys.argv[3:]:
            print("checking", name, flush=True)
            globals()["check_" + name]()
    elif sys.argv[2] == "matter":
        print(matter())
    else:
        answer = ask(sys.argv[3]) if sys.argv[2] == "get" else send(sys.argv[3], sys.argv[4])
        assert answer.status == 200, answer.text
        sys.stdout.buffer.write(answer.body)
