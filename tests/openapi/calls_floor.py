from house import PASSWORD

WHERE = "/auth/register"
OWNER = {"email": "owner@example.com", "password": PASSWORD}
NOBODY = "01890000-0000-7000-8000-000000000000"


def register(client):
    new = {"restaurant_name": "Pizza Palace", "first_name": "Pia", **OWNER}
    client.ask(200, "POST", "/auth/register", new)
    client.ask(400, "POST", "/auth/register", new)
    client.ask(400, "POST", "/auth/register", text="{")
    client.ask(422, "POST", "/auth/register", {"email": "x"})
    client.ask(422, "POST", "/auth/register", text="[]")
    login = client.ask(200, "POST", "/auth/login", OWNER)
    client.ask(401, "POST", "/auth/login", {**OWNER, "password": "another"})
    client.ask(422, "POST", "/auth/login", {})
    return login["access_token"], "/restaurants/" + login["restaurant_id"]


def employ(client, owner):
    """The token of one of the staff."""
    client.ask(200, "GET", "/auth/me", token=owner)
    client.ask(401, "GET", "/auth/me")
    client.ask(401, "GET", "/auth/me", token="x.y.z")
    new = {"email": "sam@example.com", "password": PASSWORD, "role": "staff", "last_name": "S"}
    sam = client.ask(200, "POST", "/auth/staff", new, token=owner)
    client.ask(400, "POST", "/auth/staff", new, token=owner)
    client.ask(422, "POST", "/auth/staff", {**new, "role": "owner"}, token=owner)
    one = "/auth/staff/" + sam["id"]
    client.ask(200, "GET", one, token=owner)
    client.ask(200, "GET", "/auth/staff", token=owner)
    client.ask(404, "GET", "/auth/staff/" + NOBODY, token=owner)
    client.ask(200, "PUT", one, {"first_name": "Sam"}, token=owner)
    client.ask(422, "PUT", one, {"email": "x"}, token=owner)
    client.ask(404, "PUT", "/auth/staff/x", {"first_name": "Sam"}, token=owner)
    login = client.ask(200, "POST", "/auth/login", {"email": new["email"], "password": PASSWORD})
    staff = login["access_token"]
    client.ask(403, "GET", "/auth/staff", token=staff)
    client.ask(403, "DELETE", one, token=staff)
    client.ask(400, "PUT", "/auth/password",
               {"current_password": "wrong", "new_password": PASSWORD}, token=staff)
    client.ask(422, "PUT", "/auth/password", {}, token=staff)
    return staff, one


def furnish(client, here, owner, staff):
    """A table."""
    tables = here + "/tables"
    new = {"table_number": "A1", "capacity": 4, "position": {"x": 0.2, "y": 0.3}}
    table = client.ask(200, "POST", tables, new, token=staff)
    client.ask(400, "POST", tables, new, token=staff)
    client.ask(422, "POST", tables, {**new, "capacity": 0}, token=staff)
    client.ask(200, "GET", tables, token=staff)
    client.ask(403, "GET", f"/restaurants/{NOBODY}/tables", token=staff)
    one = f"{tables}/{table['id']}"
    client.ask(200, "GET", one, token=staff)
    client.ask(404, "GET", f"{tables}/{NOBODY}", token=staff)
    client.ask(200, "PUT", one, {"section": "Window", "shape": "oval"}, token=staff)
    client.ask(422, "PUT", one, {"shape": "star"}, token=staff)
    client.ask(200, "PUT", one, {"status": "occupied"}, token=staff)
    client.ask(400, "DELETE", one, token=owner)
    client.ask(200, "PUT", one, {"status": "available"}, token=staff)
    client.ask(400, "PUT", one, {"status": "reserved"}, token=staff)
    client.ask(404, "PUT", f"{tables}/{NOBODY}", {"capacity": 2}, token=staff)
    return table["id"]


def receive(client, here, staff, table):
    parties = here + "/reservations"
    new = {"guest_name": "John Smith", "party_size": 4, "contact_info": "+1 555 0100"}
    party = client.ask(200, "POST", parties, new, token=staff, Idempotency_Key="john")
    client.ask(200, "POST", parties, new, token=staff, Idempotency_Key="john")
    client.ask(422, "POST", parties, {**new, "party_size": 3}, token=staff, Idempotency_Key="john")
    client.ask(400, "POST", parties, new, token=staff, Idempotency_Key="k" * 256)
    late = {**new, "status": "confirmed", "reservation_time": "2030-09-10T19:00:00Z"}
    expected = client.ask(200, "POST", parties, late, token=staff)
    over = {**late, "reservation_time": "2001-01-01T19:00:00Z"}
    client.ask(422, "POST", parties, over, token=staff)
    client.ask(422, "POST", parties, {"party_size": "x"}, token=staff)
    client.ask(200, "GET", parties + "?limit=1", token=staff)
    client.ask(200, "GET", parties + "?status_filter=confirmed&date_filter=2030-09-10", token=staff)
    client.ask(422, "GET", parties + "?status_filter=x&date_filter=y&limit=0", token=staff)
    one = f"{parties}/{party['id']}"
    client.ask(200, "GET", one, token=staff)
    client.ask(404, "GET", f"{parties}/{NOBODY}", token=staff)
    client.ask(200, "PUT", one, {"assigned_table_id": table, "status": "seated"}, token=staff)
    other = f"{parties}/{expected['id']}"
    client.ask(400, "PUT", other, {"assigned_table_id": NOBODY}, token=staff)
    client.ask(422, "PUT", one, {"status": "x"}, token=staff)
    client.ask(404, "PUT", f"{parties}/{NOBODY}", {"party_size": 2}, token=staff)
    client.ask(200, "PUT", one, {"status": "finished"}, token=staff)
    client.ask(200, "DELETE", other, token=staff)
    client.ask(400, "PUT", other, {"status": "seated"}, token=staff)
    client.ask(404, "DELETE", f"{parties}/{NOBODY}", token=staff)


def run_the_house(client, here, owner, staff):
    settings = here + "/settings"
    client.ask(200, "GET", settings, token=staff)
    client.ask(403, "PUT", settings, {"listed": True}, token=staff)
    client.ask(200, "PUT", settings,
               {"listed": True, "turn_times": [{"party_size": 6, "minutes": 120}],
                "hours": [{"weekday": 0, "opens": "12:00", "closes": "23:00"},
                          {"weekday": 1, "is_open": False}]}, token=owner)
    client.ask(422, "PUT", settings, {"timezone": "Mars", "policy": "x"}, token=owner)
    client.ask(200, "GET", here + "/activity?limit=100", token=owner)
    client.ask(403, "GET", here + "/activity", token=staff)
    client.ask(422, "GET", here + "/activity?limit=x", token=owner)


def listen(client, here, owner, staff, table):
    ticket = client.ask(200, "POST", here + "/live/ticket", token=staff)["ticket"]
    live = client.listen(101, f"{here}/live?ticket={ticket}")
    client.check_frame(here + "/live", live.hear())
    live.say('{"type":"ping"}')
    client.check_frame(here + "/live", live.hear())
    live.say("?")
    client.check_frame(here + "/live", live.hear())
    eve = {"guest_name": "Eve", "party_size": 2}
    client.ask(200, "POST", here + "/reservations", eve, token=staff)
    client.check_frame(here + "/live", live.hear())
    client.ask(200, "DELETE", f"{here}/tables/{table}", token=owner)
    told = client.check_frame(here + "/live", live.hear())
    if told["data"].get("deleted") is not True:
        client.note("WS", ["it was not told that a table was taken away"], str(told))
    live.close()
    client.listen(401, here + "/live").close()
    client.ask(426, "GET", here + "/live", token=staff)
    client.ask(401, "POST", here + "/live/ticket")


def play(client):
    owner, here = register(client)
    staff, sam = employ(client, owner)
    table = furnish(client, here, owner, staff)
    receive(client, here, staff, table)
    run_the_house(client, here, owner, staff)
    listen(client, here, owner, staff, table)
    client.ask(200, "PUT", "/auth/password",
               {"current_password": PASSWORD, "new_password": PASSWORD + "!"}, token=staff)
    client.ask(200, "DELETE", sam, token=owner)


def play_in_haste(client):
    client.ask(401, "POST", "/auth/login", OWNER)
    client.ask(429, "POST", "/auth/login", OWNER)
    client.ask(422, "POST", "/auth/register", {})
    client.ask(429, "POST", "/auth/register", {})
