import base64
import hashlib
import hmac
import urllib.parse

from house import ADMIN_TOKEN, SECRET

WHERE = "/api/reservations"
BOOKING = {"time": "2030-09-10T19:00:00Z", "guests": 2, "name": "Alex", "email": "alex@example.com"}
BOOKINGS = "/api/reservations"
AVAILABILITY = "/api/reservations/availability"


def unsubscribe_link(email):
    """What a newsletter would carry; the house is restaurant 1."""
    sealed = "newsletter-unsubscribe" + "\0" + f"1 {email}"
    digest = hmac.new(SECRET.encode(), sealed.encode(), hashlib.sha256).digest()
    token = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return "/api/newsletter/unsubscribe?" + urllib.parse.urlencode({"email": email, "token": token})


def ask_what_is_free(client):
    client.ask(200, "GET", AVAILABILITY + "?time=2030-09-10T19:12:00Z")
    client.ask(200, "GET", AVAILABILITY + "?time_slot=2030-09-10T19:12:00%2002:00")
    client.ask(400, "GET", AVAILABILITY)
    client.ask(422, "GET", AVAILABILITY + "?time=soon")


def book(client):
    client.ask(201, "POST", BOOKINGS, BOOKING, Idempotency_Key="one")
    client.ask(201, "POST", BOOKINGS, BOOKING, Idempotency_Key="one")
    client.ask(422, "POST", BOOKINGS, {**BOOKING, "guests": 3}, Idempotency_Key="one")
    client.ask(201, "POST", BOOKINGS, {**BOOKING, "guests": "4", "phone": "+34 600 123 456"})
    client.ask(201, "POST", BOOKINGS, {**BOOKING, "phone": None})
    client.ask(409, "POST", BOOKINGS, BOOKING)
    client.ask(400, "POST", BOOKINGS, text="{")
    client.ask(400, "POST", BOOKINGS, text="[]")
    client.ask(400, "POST", BOOKINGS, BOOKING, Idempotency_Key="k" * 256)
    client.ask(400, "POST", BOOKINGS, {"time": "2030-09-10T19:00:00Z"})
    for field, bad in [("time", "soon"), ("time", "2001-01-01T19:00:00Z"), ("guests", 0),
                       ("guests", {"a": 1}), ("name", " "), ("email", "nobody"),
                       ("phone", "1" * 33)]:
        client.ask(422, "POST", BOOKINGS, {**BOOKING, field: bad})
    client.ask(415, "POST", BOOKINGS, text="<x/>", Content_Type="text/xml")
    client.ask(413, "POST", BOOKINGS, text="x" * 70_000)
    client.ask(405, "PATCH", BOOKINGS)


def read_the_list(client):
    day = BOOKINGS + "?date=2030-09-10"
    client.ask(200, "GET", day + "&page=1&page_size=2", token=ADMIN_TOKEN)
    client.ask(200, "GET", day + "&customer_email=ALEX@example.com&table=1", token=ADMIN_TOKEN)
    client.ask(401, "GET", day)
    client.ask(400, "GET", BOOKINGS, token=ADMIN_TOKEN)
    client.ask(422, "GET", BOOKINGS + "?date=today", token=ADMIN_TOKEN)
    client.ask(422, "GET", day + "&page=x", token=ADMIN_TOKEN)
    client.ask(422, "GET", day + "&slot=x", token=ADMIN_TOKEN)


def read_the_newsletter(client):
    newsletter = "/api/newsletter"
    client.ask(200, "POST", newsletter, {"email": "ann@example.com", "name": "Ann"})
    client.ask(400, "POST", newsletter, text="[]")
    client.ask(422, "POST", newsletter, {})
    client.ask(422, "POST", newsletter, {"email": "nobody"})
    link = unsubscribe_link("ann@example.com")
    client.ask(200, "GET", link)
    client.ask(200, "POST", link)
    client.ask(403, "GET", link + "x")
    client.ask(403, "POST", link + "x")


def play(client):
    ask_what_is_free(client)
    book(client)
    read_the_list(client)
    read_the_newsletter(client)


def play_in_haste(client):
    client.ask(201, "POST", BOOKINGS, BOOKING)
    client.ask(429, "POST", BOOKINGS, BOOKING)
    client.ask(200, "POST", "/api/newsletter", {"email": "ann@example.com"})
    client.ask(429, "POST", "/api/newsletter", {"email": "ann@example.com"})
