#!/usr/bin/env python3
"""A text carrier on loopback that speaks as much of Twilio's API as is needed, for tests.

Says {"port": N} in a line on standard output once it listens, then one line of JSON for each
request, whatever it answers (and, with --output, the same line in that file):

    {"path": "/2010-04-01/Accounts/.../Messages.json", "login": "sid:token",
     "content_type": "...", "form": {"From": "...", "To": "...", "Body": "..."},
     "answered": 201}

It ends with its standard input, unless --stay.

    --port N           on this port of 127.0.0.1 rather than on a free one
    --output FILE      append the requests to this file, too
    --login SID:TOKEN  answer others with 401 and Twilio's code 20003
    --fail-first N     answer the first N texts to every number with --fail-code
    --fail-code CODE   503 unless given
    --answer FILE      answer refusals with what is in this file, rather than with Twilio's JSON
    --redirect URL     answer everything with 307 to that URL
    --flood            never end an answer
    --silent           read requests and never answer
    --stay             go on when standard input ends; stop by a signal
"""

import argparse
import base64
import collections
import http.server
import json
import pathlib
import sys
import threading
import urllib.parse


def options():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--login")
    parser.add_argument("--fail-first", type=int, default=0)
    parser.add_argument("--fail-code", type=int, default=503)
    parser.add_argument("--answer", type=pathlib.Path)
    parser.add_argument("--redirect")
    parser.add_argument("--flood", action="store_true")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--stay", action="store_true")
    return parser.parse_args()


CHOSEN = options()
TRIES = collections.Counter()
LOCK = threading.Lock()


def keep(request):
    line = json.dumps(request)
    with LOCK:
        if CHOSEN.output:
            with CHOSEN.output.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        print(line, flush=True)


def verdict(login, number):
    """The status, and Twilio's code for it."""
    if CHOSEN.redirect:
        return 307, 0
    if CHOSEN.login and login != CHOSEN.login:
        return 401, 20003
    with LOCK:
        TRIES[number] += 1
        early = TRIES[number] <= CHOSEN.fail_first
    return (CHOSEN.fail_code, 20500) if early else (201, 0)


class Carrier(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode(), True))
        authorization = self.headers.get("Authorization", "")
        login = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        status, code = verdict(login, form.get("To"))
        keep({"path": self.path, "login": login, "content_type": self.headers.get("Content-Type"),
              "form": form, "answered": None if CHOSEN.silent else status})
        if CHOSEN.silent:
            threading.Event().wait()
        self.answer(status, code, form)

    def do_GET(self):
        keep({"path": self.path, "answered": 405})
        self.send_error(405)

    def answer(self, status, code, form):
        body = json.dumps({"sid": "SM1", "status": "queued"} if status < 300 else
                          {"code": code, "message": f"not to {form.get('To')}", "status": status})
        if CHOSEN.answer and status >= 300:
            body = CHOSEN.answer.read_text()
        self.send_response(status)
        if CHOSEN.redirect:
            self.send_header("Location", CHOSEN.redirect)
        self.send_header("Content-Type", "application/json")
        if not CHOSEN.flood:
            self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        try:
            self.wfile.write(body.encode())
            while CHOSEN.flood:
                self.wfile.write(b" " * 65536)
        except OSError:
            pass  # they have heard enough

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


SERVER = Server(("127.0.0.1", CHOSEN.port), Carrier)
print(json.dumps({"port": SERVER.server_address[1]}), flush=True)
if not CHOSEN.stay:
    threading.Thread(target=lambda: (sys.stdin.read(), SERVER.shutdown()), daemon=True).start()
try:
    SERVER.serve_forever()
except KeyboardInterrupt:
    pass
