import base64
import http.client

import calls_floor
import calls_member
from house import PASSWORD

WHERE = "/api/reservations/"
RESERVATIONS = "/api/reservations/"
CUSTOMERS = "/api/customers/"
RESTAURANTS = "/api/restaurants/"
ME = CUSTOMERS + "me/"
HOUSE = "cafe-fausse"
ANA = {"first_name": "Ana", "last_name": "Arias", "email": "ana@example.com",
       "phone": "+34 600 123 456", "password": PASSWORD}
DAY = "2032-05-05"  # a Wednesday
SUNDAY = "2032-05-09"
NOBODY = "01890000-0000-7000-8000-000000000000"
NOWHERE = 999_999
ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mMwTpsJAAICATNoejH4AAAAAElFTkSuQmCC"
)


def log_in(client, email, password=PASSWORD):
    form = {"email": email, "password": password}
    return client.ask(200, "POST", CUSTOMERS + "login/", form)["access_token"]


def join(client, name):
    """The token and the id of a customer more."""
    new = {**ANA, "first_name": name.title(), "email": f"{name}@example.com"}
    customer = client.ask(201, "POST", CUSTOMERS + "register/", new)
    return log_in(client, new["email"]), customer["id"]


def register(client):
    """A customer's token and id."""
    new = CUSTOMERS + "register/"
    made = client.ask(201, "POST", new, ANA, Idempotency_Key="ana")
    client.ask(201, "POST", new, ANA, Idempotency_Key="ana")
    client.ask(422, "POST", new, {**ANA, "first_name": "Eva"}, Idempotency_Key="ana")
    client.ask(409, "POST", new, ANA)
    client.ask(400, "POST", new, {})
    client.ask(400, "POST", new, text="{")
    client.ask(415, "POST", new, text="<x/>", Content_Type="text/xml")
    for field, bad in [("first_name", " "), ("last_name", None), ("email", "nobody"),
                       ("phone", "1" * 33), ("password", "short")]:
        client.ask(400, "POST", new, {**ANA, "email": "eva@example.com", field: bad})
    login = CUSTOMERS + "login/"
    ana = log_in(client, ANA["email"])
    client.ask(400, "POST", login, {})
    client.ask(400, "POST", login, text="[]")
    return ana, made["id"]


def guess(client):
    """At the end: whoever guesses is slowed down."""
    login = CUSTOMERS + "login/"
    client.ask(401, "POST", login, {"email": "nobody@example.com", "password": PASSWORD})


def keep_profile(client, ana, number, chef):
    """A token for the e-mail as it is then."""
    client.ask(200, "GET", ME, token=ana)
    client.ask(401, "GET", ME)
    client.ask(401, "GET", ME, token="x.y.z")
    client.ask(403, "GET", ME, token=chef)
    client.ask(200, "PUT", ME, {"first_name": "Ana María", "phone": "+34 600 654 321"}, token=ana)
    client.ask(200, "PATCH", ME, {"last_name": "Arias Gil"}, token=ana)
    client.ask(200, "PATCH", ME, {"phone": None}, token=ana)
    client.ask(400, "PUT", ME, {"first_name": " "}, token=ana)
    client.ask(400, "PUT", ME, {"email": "ana.arias@example.com"}, token=ana)
    wrong = {"email": "ana.arias@example.com", "current_password": "another"}
    client.ask(403, "PATCH", ME, wrong, token=ana)
    client.ask(200, "PATCH", ME, {**wrong, "current_password": PASSWORD}, token=ana)
    client.ask(401, "PUT", ME, {"first_name": "Ana"})
    ana = log_in(client, "ana.arias@example.com")
    client.ask(200, "GET", f"{CUSTOMERS}{number}/", token=ana)
    client.ask(401, "GET", f"{CUSTOMERS}{number}/")
    client.ask(403, "GET", CUSTOMERS, token=ana)
    client.ask(403, "GET", f"{CUSTOMERS}{number + 1}/", token=ana)
    return ana


def house_of(client):
    """Its id, and that of one of its tables."""
    restaurants = client.ask(200, "GET", RESTAURANTS)
    house = next(one["id"] for one in restaurants if one["slug"] == HOUSE)
    tables = client.ask(200, "GET", f"{RESTAURANTS}{house}/tables/")
    return house, next(one["id"] for one in tables if one["number"] == "1")


def wish(table, time, **more):
    return {"table_id": table, "reservation_date": DAY, "reservation_time": time, **more}


def hold(client, ana, number, table):
    """A hold that stays, as it was answered."""
    new = wish(table, "20:00:00", customer_id=number)
    held = client.ask(201, "POST", RESERVATIONS, new, Idempotency_Key="ana")
    client.ask(201, "POST", RESERVATIONS, new, Idempotency_Key="ana")
    larger = {**new, "party_size": 3}
    client.ask(422, "POST", RESERVATIONS, larger, Idempotency_Key="ana")
    client.ask(409, "POST", RESERVATIONS, new)
    client.ask(409, "POST", RESERVATIONS, new, Accept_Language="en")
    client.ask(400, "POST", RESERVATIONS, {})
    client.ask(400, "POST", RESERVATIONS, wish(table, "20:00:00"))
    for field, bad in [("table_id", NOWHERE), ("table_id", "one"), ("customer_id", NOWHERE),
                       ("restaurant_id", NOWHERE), ("reservation_date", "2001-01-01"),
                       ("reservation_date", "soon"), ("reservation_time", "20:00:30"),
                       ("party_size", 0), ("party_size", 101)]:
        client.ask(400, "POST", RESERVATIONS, {**new, field: bad})
    client.ask(400, "POST", RESERVATIONS, new, Idempotency_Key="k" * 256)
    client.ask(400, "POST", RESERVATIONS, text="{")
    client.ask(401, "POST", RESERVATIONS, new, token="x.y.z")
    client.ask(413, "POST", RESERVATIONS, text="x" * 70_000)
    client.ask(405, "PUT", RESERVATIONS)
    return held


def read_one(client, ana, eva, held):
    one = RESERVATIONS + held["id"] + "/"
    client.ask(200, "GET", one)
    client.ask(200, "GET", one, token=ana)
    client.ask(200, "GET", one, token=eva)
    client.ask(200, "GET", one, X_Reservation_Token=held["manage_token"])
    client.ask(401, "GET", one, token="x.y.z")
    client.ask(400, "GET", RESERVATIONS + "1/")
    client.ask(404, "GET", RESERVATIONS + NOBODY + "/")


def confirm(client, ana, eva, held):
    one = RESERVATIONS + held["id"] + "/"
    confirmed = {"status": "confirmed"}
    client.ask(401, "PATCH", one, confirmed)
    client.ask(401, "PATCH", one, confirmed, X_Reservation_Token="x")
    client.ask(403, "PATCH", one, confirmed, token=eva)
    client.ask(200, "PATCH", one, confirmed, X_Reservation_Token=held["manage_token"])
    client.ask(200, "PATCH", one, confirmed, token=ana, Idempotency_Key="confirm")
    client.ask(200, "PATCH", one, confirmed, token=ana, Idempotency_Key="confirm")
    client.ask(422, "PATCH", one, {"status": "cancelled"}, token=ana, Idempotency_Key="confirm")
    client.ask(400, "PATCH", one, {"status": "perhaps"}, token=ana)
    client.ask(400, "PATCH", one, {}, token=ana)
    client.ask(400, "PATCH", one, text="{", token=ana)
    client.ask(403, "PATCH", one, {"status": "completed"}, token=ana)
    client.ask(400, "PATCH", RESERVATIONS + "1/", confirmed, token=ana)
    client.ask(404, "PATCH", RESERVATIONS + NOBODY + "/", confirmed, token=ana)


def cancel(client, ana, eva, table):
    held = client.ask(201, "POST", RESERVATIONS, wish(table, "12:00"), token=ana)
    one = RESERVATIONS + held["id"] + "/"
    client.ask(401, "DELETE", one)
    client.ask(403, "DELETE", one, token=eva)
    client.ask(200, "DELETE", one, token=ana)
    client.ask(200, "DELETE", one, token=ana)
    client.ask(200, "PATCH", one, {"status": "cancelled"}, token=ana)
    client.ask(409, "PATCH", one, {"status": "confirmed"}, token=ana)
    client.ask(400, "DELETE", RESERVATIONS + "1/", token=ana)
    client.ask(404, "DELETE", RESERVATIONS + NOBODY + "/", token=ana)


def run_the_book(client, ana, chef, table, kept):
    held = client.ask(201, "POST", RESERVATIONS, wish(table, "15:00:00"), token=ana)
    one = RESERVATIONS + held["id"] + "/"
    client.ask(200, "PUT", one, {"customer_name": "Ana A.", "customer_phone": "+34 600 000 001"},
               token=chef)
    client.ask(200, "PUT", one, {"reservation_date": DAY, "reservation_time": "15:30:00",
                                 "table_id": table, "party_size": 3}, token=chef)
    client.ask(400, "PUT", one, {"reservation_date": DAY}, token=chef)
    client.ask(400, "PUT", one, {"table_id": NOWHERE}, token=chef)
    there = {"table_id": table, "reservation_date": DAY, "reservation_time": "20:00"}
    client.ask(409, "PUT", one, there, token=chef)
    client.ask(403, "PUT", one, there, token=ana)
    client.ask(401, "PUT", one, there)
    client.ask(404, "PUT", RESERVATIONS + NOBODY + "/", there, token=chef)
    client.ask(409, "PATCH", one, {"status": "completed"}, token=chef)
    client.ask(200, "PATCH", one, {"status": "confirmed"}, token=chef)
    client.ask(200, "PATCH", one, {"status": "no_show"}, token=chef)
    client.ask(409, "DELETE", one, token=ana)
    client.ask(200, "GET", RESERVATIONS + kept["id"] + "/", token=chef)


def read_the_list(client, ana, chef, number, house):
    client.ask(200, "GET", RESERVATIONS)
    client.ask(200, "GET", RESERVATIONS + "?page=1&page_size=1")
    client.ask(200, "GET", RESERVATIONS + "?page=2&page_size=1", token=ana)
    client.ask(200, "GET", RESERVATIONS + "?status=no_show", token=ana)
    client.ask(200, "GET", f"{RESERVATIONS}?date={DAY}&restaurant_id={house}", token=chef)
    client.ask(200, "GET", f"{RESERVATIONS}?search=ana&customer_id={number}", token=chef)
    for bad in ["status=perhaps", "date=soon", "page=0", "page_size=1000",
                f"restaurant_id={NOWHERE}"]:
        client.ask(400, "GET", RESERVATIONS + "?" + bad)
    client.ask(401, "GET", RESERVATIONS, token="x.y.z")


def open_restaurant(client, ana, chef, house):
    """Its path."""
    new = {"name": "Casa Lola", "description": "Cocina de mercado", "address": "Calle Mayor 1",
           "phone": "+34 910 000 000", "email": "lola@example.com", "time_zone": "Europe/Madrid",
           "slot_minutes": 30, "turn_minutes": 90, "max_party_size": 12, "is_listed": True}
    made = client.ask(201, "POST", RESTAURANTS, new, token=chef, Idempotency_Key="lola")
    client.ask(201, "POST", RESTAURANTS, new, token=chef, Idempotency_Key="lola")
    client.ask(422, "POST", RESTAURANTS, {**new, "name": "Lolo"}, token=chef,
               Idempotency_Key="lola")
    client.ask(401, "POST", RESTAURANTS, new)
    client.ask(403, "POST", RESTAURANTS, new, token=ana)
    client.ask(400, "POST", RESTAURANTS, {}, token=chef)
    client.ask(400, "POST", RESTAURANTS, text="{", token=chef)
    changes = [("name", " "), ("time_zone", "Europe/Nowhere"), ("slot_minutes", 7),
               ("turn_minutes", 0), ("max_party_size", 0), ("email", "nobody"),
               ("description", "x" * 2001), ("is_listed", "perhaps")]
    for field, bad in changes:
        client.ask(400, "POST", RESTAURANTS, {**new, field: bad}, token=chef)
    one = f"{RESTAURANTS}{made['id']}/"
    hours = [{"weekday": day, "is_open": True, "opening_time": "12:00", "closing_time": "23:30"}
             for day in range(6)]
    hours.append({"weekday": 6, "is_open": False})
    client.ask(200, "PUT", one, {"name": "Casa Lola", "opening_hours": hours}, token=chef)
    client.ask(200, "PATCH", one, {"description": "Arroces", "is_listed": True}, token=chef)
    for field, bad in changes:
        client.ask(400, "PATCH", one, {field: bad}, token=chef)
    backwards = {"weekday": 7, "opening_time": "noon", "closing_time": "23:00"}
    client.ask(400, "PUT", one, {"opening_hours": [backwards]}, token=chef)
    client.ask(401, "PUT", one, {"phone": ""})
    client.ask(403, "PUT", one, {"phone": ""}, token=ana)
    client.ask(404, "PUT", f"{RESTAURANTS}{NOWHERE}/", {"phone": ""}, token=chef)
    client.ask(403, "PUT", f"{RESTAURANTS}{house}/", {"turn_minutes": 75}, token=chef)
    client.ask(200, "GET", one)
    client.ask(404, "GET", f"{RESTAURANTS}{NOWHERE}/")
    client.ask(404, "GET", RESTAURANTS + "lola/")
    client.ask(200, "GET", RESTAURANTS + "?search=arroces&page=1&page_size=1")
    client.ask(200, "GET", RESTAURANTS + "?listed=false", token=chef)
    client.ask(400, "GET", RESTAURANTS + "?page=x")
    client.ask(401, "GET", RESTAURANTS, token="x.y.z")
    return one


def furnish(client, ana, chef, restaurant):
    """The id of a table."""
    tables = restaurant + "tables/"
    new = {"number": "A1", "capacity": 4, "section": "Terraza", "name": "Junto a la ventana"}
    made = client.ask(201, "POST", tables, new, token=chef, Idempotency_Key="a1")
    client.ask(201, "POST", tables, new, token=chef, Idempotency_Key="a1")
    client.ask(422, "POST", tables, {**new, "capacity": 5}, token=chef, Idempotency_Key="a1")
    client.ask(409, "POST", tables, new, token=chef)
    client.ask(400, "POST", tables, {}, token=chef)
    client.ask(400, "POST", tables, {**new, "number": "A2", "capacity": 0}, token=chef)
    client.ask(401, "POST", tables, new)
    client.ask(403, "POST", tables, new, token=ana)
    client.ask(404, "POST", f"{RESTAURANTS}{NOWHERE}/tables/", new, token=chef)
    other = client.ask(201, "POST", tables, {**new, "number": "A2", "capacity": 2}, token=chef)
    client.ask(200, "GET", tables + "?page=2&page_size=1")
    client.ask(200, "GET", tables + "?is_active=false", token=chef)
    client.ask(401, "GET", tables + "?is_active=false")
    client.ask(403, "GET", tables + "?is_active=false", token=ana)
    client.ask(400, "GET", tables + "?is_active=perhaps")
    client.ask(404, "GET", f"{RESTAURANTS}{NOWHERE}/tables/")
    one = f"{tables}{other['id']}/"
    client.ask(200, "GET", one)
    client.ask(404, "GET", f"{tables}{NOWHERE}/")
    client.ask(200, "PUT", one, {"number": "A3", "capacity": 3}, token=chef)
    client.ask(200, "PATCH", one, {"name": "La del fondo"}, token=chef)
    client.ask(409, "PATCH", one, {"number": "A1"}, token=chef)
    client.ask(400, "PUT", one, {"capacity": 0}, token=chef)
    client.ask(401, "PUT", one, {"capacity": 3})
    client.ask(403, "PUT", one, {"capacity": 3}, token=ana)
    client.ask(404, "PUT", f"{tables}{NOWHERE}/", {"capacity": 3}, token=chef)
    client.ask(200, "PATCH", one, {"is_active": False}, token=chef)
    client.ask(200, "PATCH", one, {"is_active": True}, token=chef)
    client.ask(401, "DELETE", one)
    client.ask(403, "DELETE", one, token=ana)
    client.ask(200, "DELETE", one, token=chef)
    client.ask(404, "DELETE", f"{tables}{NOWHERE}/", token=chef)
    return made["id"]


def see_what_is_free(client, ana, restaurant, table):
    """Ana holds the restaurant's only table; her hold is answered."""
    free = restaurant + "availability/"
    evening = f"{free}?date={DAY}&time=20:00&party_size=2"
    client.ask(200, "GET", evening)
    client.ask(200, "GET", f"{free}?date={DAY}&time=20:00:00", token=ana)
    new = wish(table, "20:00:00", restaurant_id=int(restaurant.split("/")[-2]))
    held = client.ask(201, "POST", RESERVATIONS, new, token=ana)
    client.ask(200, "GET", evening)
    client.ask(200, "GET", f"{free}?date={SUNDAY}&time=20:00")
    client.ask(200, "GET", f"{free}?date={DAY}&time=22:00&party_size=12")
    for bad in ["", f"?date={DAY}", "?date=soon&time=20:00", f"?date={DAY}&time=late",
                f"?date={DAY}&time=20:00&party_size=0"]:
        client.ask(400, "GET", free + bad)
    client.ask(404, "GET", f"{RESTAURANTS}{NOWHERE}/availability/?date={DAY}&time=20:00")
    client.ask(409, "POST", RESERVATIONS, {**new, "reservation_date": SUNDAY}, token=ana)
    client.ask(400, "POST", RESERVATIONS, {**new, "party_size": 5}, token=ana)
    return held


class Bytes:
    """An answer that is no text."""

    def __init__(self, house, target):
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
        try:
            connection.request("GET", target)
            response = connection.getresponse()
            self.status = response.status
            self.body = response.read()
            self.headers = response.getheaders()
        finally:
            connection.close()
        self.text = self.body.decode("latin-1")

    def header(self, name):
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)


def fetch(client, target):
    """The ETag of a picture that is given back as it was sent."""
    answer = Bytes(client.house, target)
    complaints = client.description.check_answer("GET", target, answer)
    if answer.status != 200 or answer.body != ONE_PIXEL:
        complaints.append(f"{answer.status}, and not the picture that was sent")
    if answer.header("Content-Type") != "image/png":
        complaints.append(f"{answer.header('Content-Type')} instead of image/png")
    client.note("GET " + target, complaints, answer.text)
    client.answers += 1
    client.saw("GET", target, answer.status)
    return answer.header("ETag") or "*"


def form_with(caption, picture):
    """multipart/form-data, and its type."""
    head = (f'--edge\r\nContent-Disposition: form-data; name="caption"\r\n\r\n{caption}\r\n'
            '--edge\r\nContent-Disposition: form-data; name="image"; filename="one.png"\r\n'
            "Content-Type: image/png\r\n\r\n")
    return {"text": head.encode() + picture + b"\r\n--edge--\r\n",
            "Content_Type": "multipart/form-data; boundary=edge"}


def hang_pictures(client, ana, chef, restaurant):
    images = restaurant + "images/"
    png = {"text": ONE_PIXEL, "Content_Type": "image/png"}
    made = client.ask(201, "POST", images, **png, token=chef, Idempotency_Key="png")
    client.ask(201, "POST", images, **png, token=chef, Idempotency_Key="png")
    other = client.ask(201, "POST", images, **form_with("El comedor", ONE_PIXEL), token=chef)
    client.ask(201, "POST", images + "?caption=Cocina", text=ONE_PIXEL, token=chef,
               Content_Type="application/octet-stream")
    client.ask(401, "POST", images, **png)
    client.ask(403, "POST", images, **png, token=ana)
    client.ask(404, "POST", f"{RESTAURANTS}{NOWHERE}/images/", **png, token=chef)
    client.ask(400, "POST", images, text=ONE_PIXEL[:-9], token=chef, Content_Type="image/png")
    client.ask(400, "POST", images, text="<svg/>", token=chef, Content_Type="image/png")
    client.ask(400, "POST", images, **form_with("Nada", b""), token=chef)
    client.ask(400, "POST", images, **{**form_with("Nada", b""), "text": b"x"}, token=chef)
    client.ask(400, "POST", images + "?caption=" + "x" * 201, **png, token=chef)
    client.ask(415, "POST", images, text="<svg/>", token=chef, Content_Type="image/svg+xml")
    too_large = ONE_PIXEL.ljust(5 * 1024 * 1024 + 100_000, b"\0")
    client.ask(413, "POST", images, text=too_large, token=chef, Content_Type="image/png")
    client.ask(200, "GET", images)
    client.ask(404, "GET", f"{RESTAURANTS}{NOWHERE}/images/")
    tag = fetch(client, made["url"])
    client.ask(304, "GET", made["url"], If_None_Match=tag)
    client.ask(404, "GET", f"{images}{NOWHERE}/")
    one = f"{images}{other['id']}/"
    client.ask(200, "PUT", one, {"caption": "La terraza"}, token=chef)
    client.ask(200, "PATCH", one, {"caption": None}, token=chef)
    client.ask(400, "PUT", one, {"caption": "x" * 201}, token=chef)
    client.ask(400, "PUT", one, {}, token=chef)
    client.ask(401, "PUT", one, {"caption": "Mía"})
    client.ask(403, "PUT", one, {"caption": "Mía"}, token=ana)
    client.ask(404, "PUT", f"{images}{NOWHERE}/", {"caption": "Nada"}, token=chef)
    client.ask(200, "GET", restaurant)
    client.ask(401, "DELETE", one)
    client.ask(403, "DELETE", one, token=ana)
    client.ask(200, "DELETE", one, token=chef)
    client.ask(404, "DELETE", one, token=chef)


def keep_owners_at_home(client, restaurant):
    """A floor token is good for its own restaurant only."""
    login = client.ask(200, "POST", "/auth/login", calls_floor.OWNER)
    owner = login["access_token"]
    client.ask(403, "PUT", restaurant, {"description": "Mine"}, token=owner)
    client.ask(403, "POST", restaurant + "tables/", {"number": "B1", "capacity": 2}, token=owner)
    client.ask(403, "POST", RESTAURANTS, {"name": "Another"}, token=owner)
    client.ask(403, "GET", CUSTOMERS, token=owner)
    client.ask(200, "GET", RESERVATIONS, token=owner)


def manage_customers(client, ana, chef):
    new = {**ANA, "first_name": "Tomás", "email": "tomas@example.com", "is_active": True}
    tomas = client.ask(201, "POST", CUSTOMERS, new, token=chef)
    client.ask(409, "POST", CUSTOMERS, new, token=chef)
    client.ask(400, "POST", CUSTOMERS, {}, token=chef)
    client.ask(401, "POST", CUSTOMERS, new)
    client.ask(403, "POST", CUSTOMERS, new, token=ana)
    client.ask(200, "GET", CUSTOMERS, token=chef)
    client.ask(200, "GET", CUSTOMERS + "?search=tom&is_active=true&page=1&page_size=1", token=chef)
    for bad in ["is_active=perhaps", "page=0", "page_size=x", "search=" + "x" * 101]:
        client.ask(400, "GET", CUSTOMERS + "?" + bad, token=chef)
    client.ask(401, "GET", CUSTOMERS)
    one = f"{CUSTOMERS}{tomas['id']}/"
    client.ask(200, "GET", one, token=chef)
    client.ask(404, "GET", f"{CUSTOMERS}{NOWHERE}/", token=chef)
    client.ask(200, "PUT", one, {"first_name": "Tom", "phone": "+34 600 000 002"}, token=chef)
    client.ask(200, "PATCH", one, {"is_active": False}, token=chef)
    client.ask(403, "POST", CUSTOMERS + "login/",
               {"email": new["email"], "password": PASSWORD})
    client.ask(409, "PATCH", one, {"email": "ana.arias@example.com"}, token=chef)
    client.ask(400, "PUT", one, {"email": "nobody"}, token=chef)
    client.ask(401, "PUT", one, {"first_name": "Tom"})
    client.ask(403, "PUT", one, {"first_name": "Tom"}, token=ana)
    client.ask(404, "PUT", f"{CUSTOMERS}{NOWHERE}/", {"first_name": "Tom"}, token=chef)
    client.ask(401, "DELETE", one)
    client.ask(403, "DELETE", one, token=ana)
    client.ask(200, "DELETE", one, token=chef)
    client.ask(404, "DELETE", one, token=chef)


def part(client, chef, number, house, restaurant, table, held):
    """What is deleted while somebody is to come: the customer with this number."""
    one_table = f"{restaurant}tables/{table}/"
    one = f"{CUSTOMERS}{number}/"
    for what in [one_table, restaurant, one]:
        client.ask(409, "DELETE", what, token=chef)
        client.ask(409, "DELETE", what + "?reservations=refuse", token=chef)
        client.ask(400, "DELETE", what + "?reservations=perhaps", token=chef)
    client.ask(409, "PATCH", one_table, {"is_active": False}, token=chef)
    client.ask(200, "DELETE", one_table + "?reservations=cancel", token=chef)
    state = client.ask(200, "GET", RESERVATIONS + held["id"] + "/", token=chef)
    if state["status"] != "cancelled":
        client.note("DELETE " + one_table, ["the reservation stays " + state["status"]])
    client.ask(200, "DELETE", restaurant + "?reservations=cancel", token=chef)
    client.ask(404, "GET", restaurant)
    client.ask(404, "DELETE", restaurant, token=chef)
    client.ask(403, "DELETE", f"{RESTAURANTS}{house}/", token=chef)
    client.ask(200, "DELETE", one + "?reservations=cancel", token=chef)
    client.ask(404, "GET", one, token=chef)


def play(client):
    chef = calls_member.log_in(client, "chef")
    ana, number = register(client)
    eva, _ = join(client, "eva")
    ana = keep_profile(client, ana, number, chef)
    house, table = house_of(client)
    held = hold(client, ana, number, table)
    read_one(client, ana, eva, held)
    confirm(client, ana, eva, held)
    cancel(client, ana, eva, table)
    run_the_book(client, ana, chef, table, held)
    read_the_list(client, ana, chef, number, house)
    restaurant = open_restaurant(client, ana, chef, house)
    table = furnish(client, ana, chef, restaurant)
    held = see_what_is_free(client, ana, restaurant, table)
    hang_pictures(client, ana, chef, restaurant)
    keep_owners_at_home(client, restaurant)
    manage_customers(client, ana, chef)
    part(client, chef, number, house, restaurant, table, held)
    guess(client)


def play_in_haste(client):
    client.ask(400, "POST", CUSTOMERS + "register/", {})
    client.ask(429, "POST", CUSTOMERS + "register/", {})
    wrong = {"email": "nobody@example.com", "password": PASSWORD}
    client.ask(401, "POST", CUSTOMERS + "login/", wrong)
    client.ask(429, "POST", CUSTOMERS + "login/", wrong)
    client.ask(400, "POST", RESERVATIONS, {})
    client.ask(429, "POST", RESERVATIONS, {})
