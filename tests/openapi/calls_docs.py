WHERE = "/openapi.json"


def play(client):
    client.ask(200, "GET", "/openapi.json")
    client.ask(200, "GET", "/docs")
    client.ask(200, "GET", "/redoc")
    client.ask(304, "GET", "/redoc", If_None_Match="*")
    client.ask(200, "GET", "/docs/assets/pages.css")
    client.ask(200, "GET", "/docs/assets/start_redoc.js")
    client.ask(404, "GET", "/docs/assets/nothing.js")
    client.ask(405, "POST", "/docs")
