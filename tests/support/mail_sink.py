#!/usr/bin/env python3
"""A mail server on loopback that keeps what it is given, for tests.

Says {"port": N} in a line on standard output once it listens, then one line of JSON for each
message that it has accepted (and, with --output, the same line in that file):

    {"message_id": "<...>", "envelope_from": "...", "envelope_to": ["..."], "login": "..." or null,
     "tls": true, "helo": "...", "tries": 2, "from": "...", "to": "...", "subject": "...",
     "headers": [["Date", "..."], ...], "parts": [{"type": "text/plain", "params": {...},
     "disposition": null, "filename": null, "text": "..."}, ...], "raw": "..."}

from, to, subject and headers are decoded, parts are the leaves in their order. tries counts how
often this Message-ID came, this time included. It ends with its standard input, unless --stay.

    --port N              on this port of 127.0.0.1 rather than on a free one
    --output FILE         append the messages to this file, too
    --fail-first N        answer the first N tries of every Message-ID with --fail-code
    --fail-code CODE      451 unless given; 5xx refuses for good
    --refuse ADDRESS      answer this recipient with 550; may be given again
    --certificate FOLDER  where certificate.pem and key.pem (for localhost and 127.0.0.1) lie; they
                          are made if they are not there. Trust certificate.pem to be let in
    --name NAME           make them for this name, and for no address
    --starttls            offer STARTTLS; needs --certificate
    --tls                 speak TLS from the first byte on; needs --certificate
    --login NAME:PASSWORD take mail only after AUTH with these
    --silent              accept connections and never say a word
    --stay                go on when standard input ends; stop by a signal
"""

import argparse
import asyncio
import collections
import email
import email.policy
import json
import logging
import pathlib
import ssl
import subprocess
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


def options():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--fail-first", type=int, default=0)
    parser.add_argument("--fail-code", type=int, default=451)
    parser.add_argument("--refuse", action="append", default=[])
    parser.add_argument("--certificate", type=pathlib.Path)
    parser.add_argument("--name")
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--login")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--stay", action="store_true")
    chosen = parser.parse_args()
    if (chosen.starttls or chosen.tls) and not chosen.certificate:
        parser.error("--starttls and --tls need --certificate")
    return chosen


def certified(folder, name):
    names = f"DNS:{name}" if name else "DNS:localhost,IP:127.0.0.1"
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if not certificate.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "36500",
                        "-subj", f"/CN={name or 'localhost'}",
                        "-addext", f"subjectAltName={names}", "-keyout", key, "-out", certificate],
                       check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def leaf(part):
    body = part.get_payload(decode=True)
    return {"type": part.get_content_type(),
            "params": dict(part.get_params([])[1:]),
            "disposition": part.get_content_disposition(),
            "filename": part.get_filename(),
            "text": body.decode(part.get_content_charset("utf-8"), "replace")}


def seen(content):
    message = email.message_from_bytes(content, policy=email.policy.default)
    return {"message_id": str(message["Message-ID"]),
            "from": str(message["From"]),
            "to": str(message["To"]),
            "subject": str(message["Subject"]),
            "headers": [[name, str(value)] for name, value in message.items()],
            "parts": [leaf(part) for part in message.walk() if not part.is_multipart()],
            "raw": content.decode("utf-8", "replace")}


def keep(chosen, message):
    line = json.dumps(message)
    if chosen.output:
        with chosen.output.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    print(line, flush=True)


class Sink:
    def __init__(self, chosen):
        self.chosen = chosen
        self.tries = collections.Counter()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.chosen.refuse:
            return f"550 5.1.1 {address} is not known here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = seen(envelope.original_content)
        name = message["message_id"]
        self.tries[name] += 1
        if self.tries[name] <= self.chosen.fail_first:
            return f"{self.chosen.fail_code} not this time"
        login = session.auth_data.login.decode() if session.authenticated else None
        keep(self.chosen, {"envelope_from": envelope.mail_from, "envelope_to": envelope.rcpt_tos,
                           "login": login, "tls": self.chosen.tls or session.ssl is not None,
                           "helo": session.host_name, "tries": self.tries[name], **message})
        return "250 taken"


def authenticator(login):
    def judge(server, session, envelope, mechanism, data):
        said = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=said == login, handled=False, auth_data=data)
    return judge


def protocol(chosen, sink, context):
    if chosen.silent:
        return asyncio.Protocol
    return lambda: SMTP(sink, hostname="sink.localhost", enable_SMTPUTF8=True,
                        tls_context=context if chosen.starttls else None,
                        auth_required=bool(chosen.login), auth_require_tls=False,
                        authenticator=authenticator(chosen.login) if chosen.login else None)


async def serve(chosen):
    loop = asyncio.get_running_loop()
    context = certified(chosen.certificate, chosen.name) if chosen.certificate else None
    server = await loop.create_server(protocol(chosen, Sink(chosen), context), "127.0.0.1",
                                      chosen.port, ssl=context if chosen.tls else None)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    if chosen.stay:
        await asyncio.Event().wait()
    await loop.run_in_executor(None, sys.stdin.read)


# It says that it is used in ways that are not safe. It is: that is what tests are for.
logging.disable()
warnings.simplefilter("ignore")
try:
    asyncio.run(serve(options()))
except KeyboardInterrupt:
    pass
