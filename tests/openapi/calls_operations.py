WHERE = "/health"


def play(client):
    client.ask(200, "GET", "/health")
    client.ask(200, "GET", "/ready")
    client.ask(405, "DELETE", "/health")
