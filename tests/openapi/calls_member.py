from house import PASSWORD

WHERE = "/api/v1/auth/register"
AUTH = "/api/v1/auth"
BOOKINGS = "/api/v1/bookings"
ADMIN = "/api/v1/admin"
MIA = {"username": "mia", "email": "mia@example.com", "full_name": "Mia Moss",
       "phone": "+34 600 123 456", "password": PASSWORD}
DAY = "2031-09-10"
BOOKING = {"table_number": 1, "booking_date": DAY, "start_time": "19:00", "end_time": "21:00",
           "guest_name": "Mia Moss", "guest_phone": "+34 600 123 456", "number_of_people": 2}
NOWHERE = 999_999


def log_in(client, username):
    form = {"username": username, "password": PASSWORD}
    return client.ask(200, "POST", AUTH + "/token", form=form)["access_token"]


def register(client):
    """A member's token."""
    client.ask(200, "POST", AUTH + "/register", MIA)
    client.ask(400, "POST", AUTH + "/register", MIA)
    client.ask(400, "POST", AUTH + "/register", {**MIA, "username": "mia2"})
    client.ask(422, "POST", AUTH + "/register", {**MIA, "username": "mia3", "password": "short"})
    client.ask(422, "POST", AUTH + "/register", {})
    client.ask(400, "POST", AUTH + "/register", text="{")
    mia = log_in(client, "mia")
    client.ask(401, "POST", AUTH + "/token", form={"username": "mia", "password": "another"})
    client.ask(401, "POST", AUTH + "/token", form={"username": "nobody", "password": PASSWORD})
    client.ask(422, "POST", AUTH + "/token", form={})
    client.ask(415, "POST", AUTH + "/token", {"username": "mia", "password": PASSWORD})
    client.ask(200, "GET", AUTH + "/me", token=mia)
    client.ask(401, "GET", AUTH + "/me")
    client.ask(401, "GET", AUTH + "/me", token="x.y.z")
    return mia


def look_around(client, mia):
    tables = f"{BOOKINGS}/tables?target_date={DAY}&time_slot=19:00-21:00"
    client.ask(200, "GET", tables)
    client.ask(200, "GET", tables, token=mia)
    client.ask(422, "GET", f"{BOOKINGS}/tables?target_date=soon&time_slot=19:00-21:00")
    client.ask(422, "GET", f"{BOOKINGS}/tables?target_date={DAY}&time_slot=late")
    client.ask(200, "GET", BOOKINGS + "/tables")
    client.ask(200, "GET", BOOKINGS + "/time-slots")
    client.ask(200, "GET", ADMIN + "/restaurant-settings")


def book(client, mia):
    """A booking that stays."""
    new = BOOKINGS + "/"
    kept = client.ask(200, "POST", new, BOOKING, token=mia, Idempotency_Key="mia")["booking"]
    client.ask(200, "POST", new, BOOKING, token=mia, Idempotency_Key="mia")
    larger = {**BOOKING, "number_of_people": 3}
    client.ask(422, "POST", new, larger, token=mia, Idempotency_Key="mia")
    client.ask(409, "POST", new, BOOKING, token=mia)
    client.ask(404, "POST", new, {**BOOKING, "table_number": NOWHERE}, token=mia)
    assigned = {name: value for name, value in BOOKING.items() if name != "table_number"}
    other = client.ask(200, "POST", new, {**assigned, "special_occasion": "Birthday"}, token=mia)
    for field, bad in [("number_of_people", 50), ("number_of_people", 0), ("end_time", "18:00"),
                       ("booking_date", "2001-01-01"), ("booking_date", "soon"),
                       ("guest_name", " ")]:
        client.ask(422, "POST", new, {**BOOKING, "table_number": 3, field: bad}, token=mia)
    client.ask(401, "POST", new, BOOKING)
    client.ask(400, "POST", new, text="{", token=mia)
    client.ask(200, "GET", BOOKINGS + "/my-bookings", token=mia)
    client.ask(401, "GET", BOOKINGS + "/my-bookings")
    one = f"{BOOKINGS}/{other['booking']['id']}"
    client.ask(200, "GET", one, token=mia)
    client.ask(404, "GET", f"{BOOKINGS}/{NOWHERE}", token=mia)
    client.ask(200, "PUT", one, {"guest_name": "Mia M.", "start_time": "20:00"}, token=mia)
    client.ask(409, "PUT", one, {"table_number": 1}, token=mia)
    client.ask(404, "PUT", f"{BOOKINGS}/{NOWHERE}", {"guest_name": "Mia"}, token=mia)
    client.ask(422, "PUT", one, {"number_of_people": 0}, token=mia)
    client.ask(200, "DELETE", one, token=mia)
    client.ask(200, "DELETE", one, token=mia)
    client.ask(404, "DELETE", f"{BOOKINGS}/{NOWHERE}", token=mia)
    client.ask(200, "GET", "/api/v1/notifications", token=mia)
    client.ask(401, "GET", "/api/v1/notifications")
    return kept["id"]


def keep_out_strangers(client, booking):
    max_ = {**MIA, "username": "max", "email": "max@example.com"}
    client.ask(200, "POST", AUTH + "/register", max_)
    token = log_in(client, "max")
    for method, body in [("GET", None), ("PUT", {"guest_name": "Max"}), ("DELETE", None)]:
        client.ask(403, method, f"{BOOKINGS}/{booking}", body, token=token)
    for path in ["/tables", "/layouts", "/time-slots", "/operating-hours", "/blocks",
                 "/dashboard/stats", "/users", "/users/stats", "/notifications"]:
        client.ask(403, "GET", ADMIN + path, token=token)
        client.ask(401, "GET", ADMIN + path)


def furnish(client, chef):
    tables = ADMIN + "/tables"
    new = {"table_number": 31, "name": "By the window", "seats": 4, "location_x": 120,
           "location_y": 80, "table_type": "round"}
    client.ask(200, "POST", tables, new, token=chef)
    client.ask(409, "POST", tables, new, token=chef)
    client.ask(422, "POST", tables, {**new, "table_number": 32, "seats": 0}, token=chef)
    client.ask(200, "GET", tables, token=chef)
    client.ask(200, "GET", tables + "/active", token=chef)
    client.ask(200, "PUT", tables + "/31", {"name": "At the door", "seats": 2}, token=chef)
    client.ask(404, "PUT", f"{tables}/{NOWHERE}", {"seats": 2}, token=chef)
    client.ask(422, "PUT", tables + "/31", {"seats": 0}, token=chef)
    client.ask(409, "DELETE", tables + "/1", token=chef)
    client.ask(422, "DELETE", tables + "/1?bookings=perhaps", token=chef)
    client.ask(200, "DELETE", tables + "/31", token=chef)
    client.ask(404, "DELETE", f"{tables}/{NOWHERE}", token=chef)


def lay_out(client, chef):
    layouts = ADMIN + "/layouts"
    client.ask(404, "GET", layouts + "/active", token=chef)
    data = {"tables": [{"table_number": 1, "name": "One", "seats": 10, "x": 10, "y": 20,
                        "width": 40, "height": 40, "table_type": "round", "color": "#336699",
                        "spin": 45}],
            "areas": [], "canvas": {"width": 800, "height": 600, "grid_size": 20}, "metadata": {}}
    layout = client.ask(200, "POST", layouts, {"name": "Summer", "layout_data": data}, token=chef)
    client.ask(422, "POST", layouts, {"name": "Nothing"}, token=chef)
    client.ask(200, "GET", layouts, token=chef)
    client.ask(200, "GET", layouts + "/active", token=chef)
    one = f"{layouts}/{layout['id']}"
    client.ask(200, "GET", one, token=chef)
    client.ask(404, "GET", f"{layouts}/{NOWHERE}", token=chef)
    client.ask(200, "PUT", one, {"name": "Winter", "is_active": True}, token=chef)
    client.ask(404, "PUT", f"{layouts}/{NOWHERE}", {"name": "Winter"}, token=chef)
    client.ask(200, "DELETE", one, token=chef)


def set_hours(client, chef):
    slots = ADMIN + "/time-slots"
    evening = {"start_time": "19:00", "end_time": "21:00", "duration": 120}
    slot = client.ask(200, "POST", slots, evening, token=chef)
    client.ask(200, "POST", slots + "?start_time=12:00&end_time=14:00&duration=120", token=chef)
    client.ask(422, "POST", slots + "?start_time=soon", token=chef)
    client.ask(200, "GET", slots, token=chef)
    client.ask(200, "PUT", f"{slots}/{slot['id']}", {"end_time": "22:00"}, token=chef)
    client.ask(404, "PUT", f"{slots}/{NOWHERE}", {"end_time": "22:00"}, token=chef)
    client.ask(200, "DELETE", f"{slots}/{slot['id']}", token=chef)
    client.ask(404, "DELETE", f"{slots}/{NOWHERE}", token=chef)
    hours = ADMIN + "/operating-hours"
    open_ = {"opening_time": "12:00", "closing_time": "23:00", "is_open": True}
    client.ask(200, "PUT", hours + "/0", open_, token=chef)
    in_the_query = "?opening_time=12:00&closing_time=02:00&is_open=true"
    client.ask(200, "PUT", hours + "/1" + in_the_query, token=chef)
    client.ask(400, "PUT", hours + "/7", open_, token=chef)
    client.ask(422, "PUT", hours + "/0", {**open_, "opening_time": "noon"}, token=chef)
    client.ask(200, "GET", hours, token=chef)


def block(client, chef):
    blocks = ADMIN + "/blocks"
    new = {"table_number": 2, "start": DAY + "T10:00:00Z", "end": DAY + "T12:00:00Z",
           "reason": "A leg"}
    made = client.ask(200, "POST", blocks, new, token=chef)
    over_dinner = {**new, "table_number": 1, "end": DAY + "T22:00:00Z"}
    client.ask(409, "POST", blocks, over_dinner, token=chef)
    client.ask(404, "POST", blocks, {**new, "table_number": NOWHERE}, token=chef)
    client.ask(422, "POST", blocks, {**new, "end": "2032-01-01T00:00:00Z"}, token=chef)
    client.ask(200, "GET", f"{blocks}?from={DAY}&to=2031-09-11", token=chef)
    client.ask(422, "GET", blocks + "?from=soon", token=chef)
    client.ask(200, "DELETE", f"{blocks}/{made['id']}", token=chef)
    client.ask(404, "DELETE", f"{blocks}/{NOWHERE}", token=chef)


def manage_people(client, chef):
    users = ADMIN + "/users"
    tom = client.ask(200, "POST", users, {**MIA, "username": "tom", "email": "tom@example.com",
                                          "role": "system_user"}, token=chef)
    client.ask(400, "POST", users, {**MIA, "username": "tom"}, token=chef)
    client.ask(422, "POST", users, {}, token=chef)
    client.ask(200, "GET", users, token=chef)
    client.ask(200, "GET", users + "/stats", token=chef)
    one = f"{users}/{tom['id']}"
    client.ask(200, "PUT", one, {"full_name": "Tom T.", "role": "admin"}, token=chef)
    client.ask(404, "PUT", f"{users}/{NOWHERE}", {"full_name": "Tom"}, token=chef)
    client.ask(200, "PUT", one + "/toggle-status", token=chef)
    client.ask(400, "POST", AUTH + "/token", form={"username": "tom", "password": PASSWORD})
    me = client.ask(200, "GET", AUTH + "/me", token=chef)
    client.ask(400, "PUT", f"{users}/{me['id']}/toggle-status", token=chef)
    client.ask(400, "DELETE", f"{users}/{me['id']}", token=chef)
    client.ask(200, "DELETE", one, token=chef)
    client.ask(404, "DELETE", f"{users}/{NOWHERE}", token=chef)


def look_back(client, chef):
    client.ask(200, "GET", ADMIN + "/dashboard/stats", token=chef)
    report = f"{ADMIN}/reports/bookings?start_date={DAY}&end_date="
    client.ask(200, "GET", report + "2031-09-12", token=chef)
    client.ask(200, "GET", report + "2031-09-12", token=chef, Accept="text/csv")
    client.ask(400, "GET", report + "2031-09-01", token=chef)
    client.ask(422, "GET", report + "soon", token=chef)
    client.ask(200, "GET", ADMIN + "/notifications", token=chef)
    client.ask(200, "PUT", ADMIN + "/restaurant-settings", {"phone": "+34 900 000 000"}, token=chef)
    client.ask(422, "PUT", ADMIN + "/restaurant-settings", {"email": "nobody"}, token=chef)


def play(client):
    mia = register(client)
    look_around(client, mia)
    booking = book(client, mia)
    keep_out_strangers(client, booking)
    chef = log_in(client, "chef")
    for steps in (furnish, lay_out, set_hours, block, manage_people, look_back):
        steps(client, chef)


def play_in_haste(client):
    client.ask(422, "POST", AUTH + "/register", {})
    client.ask(429, "POST", AUTH + "/register", {})
    wrong = {"username": "nobody", "password": PASSWORD}
    client.ask(401, "POST", AUTH + "/token", form=wrong)
    client.ask(429, "POST", AUTH + "/token", form=wrong)
