#!/usr/bin/python3
"""Plays good and bad requests against a running maitred, and compares each answer with what
/openapi.json says of it:  check_answers.py path/to/maitred

Where the requests are written: calls_*.py. Every operation that is described must be seen to
succeed once; a surface that is not described is not played."""
import json
import sys
import urllib.parse

import calls_docs
import calls_floor
import calls_guest
import calls_hold
import calls_member
import calls_operations
from description import Description
from house import House, LiveSocket


class Client:
    """Asks, and notes whatever is not as it is described or not as the play expects it."""

    def __init__(self, house, description):
        self.house = house
        self.description = description
        self.complaints = []
        self.answers = 0
        self.seen = set()

    def note(self, what, complaints, answer=""):
        self.complaints += [f"{what}: {one}\n    {answer[:500]}" for one in complaints]

    def ask(self, expected, method, target, body=None, *,
            token=None, form=None, text=None, **headers):
        """The answer's JSON (its text, if it is none). `body` is sent as JSON, `form` as a form,
        `text` as it is."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = "Bearer " + token
        if body is not None:
            text = json.dumps(body)
        if form is not None:
            text = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif text is not None:
            headers.setdefault("Content-Type", "application/json")
        answer = self.house.ask(method, target, text, headers)
        what = f"{method} {target} {text or ''}"
        if answer.status != expected:
            self.note(what, [f"{answer.status} instead of {expected}"], answer.text)
        self.note(what, self.description.check_answer(method, target, answer), answer.text)
        if body is not None and answer.status < 300:
            self.note(what, self.description.check_request(method, target, body))
        self.answers += 1
        self.saw(method, target, answer.status)
        try:
            return json.loads(answer.text)
        except ValueError:
            return answer.text

    def saw(self, method, target, status):
        self.seen.add((method, self.description.path_of(target), status))

    def listen(self, expected, target, **headers):
        """An open live socket."""
        live = LiveSocket(self.house, target, headers)
        if live.status != expected:
            self.note(f"WS {target}", [f"{live.status} instead of {expected}"])
        self.saw("GET", target, live.status)
        return live

    def check_frame(self, target, text):
        schema = self.description.operation("GET", target)["x-frames"]
        self.note(f"WS {target}", self.description.complaints(schema, json.loads(text)), text)
        return json.loads(text)

    def never_succeeded(self):
        return [
            f"{method} {path}: never seen to succeed"
            for method, path in self.description.operations()
            if not any((method, path, good) in self.seen for good in (101, 200, 201, 204))
        ]


def document_of(house):
    return Description(json.loads(house.ask("GET", "/openapi.json").text))


def main(binary):
    with House(binary) as house:
        client = Client(house, document_of(house))
        for calls in (calls_docs, calls_operations, calls_guest, calls_floor, calls_member,
                      calls_hold):
            if client.description.has(calls.WHERE):
                calls.play(client)
        complaints = client.complaints + client.never_succeeded()
    with House(binary, RATE_LIMIT_PER_MINUTE="1") as house:
        hasty = Client(house, client.description)
        for calls in (calls_guest, calls_floor, calls_member, calls_hold):
            if client.description.has(calls.WHERE):
                calls.play_in_haste(hasty)
        complaints += hasty.complaints
    for complaint in complaints:
        print(complaint)
    print(f"{client.answers + hasty.answers} answers compared, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
