#!/usr/bin/python3
"""Writes what another reader of the time zones finds: Python's zoneinfo, by its own code.

To make the file anew, after a law that calls itself settled has changed or to look further ahead:

    /usr/bin/python3 tests/zones/reference/make_reference.py > tests/zones/reference/jumps.txt

It reads the system's tzdata; PYTHONTZPATH=/a/folder reads another. Nothing but Debian's python3 is
needed, and nothing is run while tests are: they read the file.

  tzdata EDITION                           of which rules were read
  zone NAME settled|decreed MINUTES        how far ahead of UTC the clock is when 2024 begins
  jump DATE TIME MINUTES MINUTES           in UTC: how far ahead it is before it and from it on

"Decreed" is where governments change their clocks at short notice. There tests believe the file only
where no edition of tzdata can differ: see reference.cpp.
"""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

FIRST = datetime(2024, 1, 1, tzinfo=timezone.utc)
PAST = datetime(2032, 1, 1, tzinfo=timezone.utc)

ZONES = {
    "UTC": "settled",
    "Europe/Madrid": "settled",
    "Europe/Dublin": "settled",  # standard time in summer, and less in winter
    "Atlantic/Azores": "settled",  # skips and repeats the hour after midnight
    "America/New_York": "settled",
    "America/St_Johns": "decreed",
    "America/Sao_Paulo": "decreed",
    "America/Santiago": "decreed",  # skips midnight
    "America/Asuncion": "decreed",  # gave up its winter time in 2024
    "Africa/Casablanca": "decreed",  # an hour less during Ramadan
    "Africa/Cairo": "decreed",  # skips midnight, on Fridays
    "Asia/Beirut": "decreed",  # skips midnight
    "Asia/Tehran": "decreed",
    "Asia/Kolkata": "settled",
    "Asia/Kathmandu": "settled",  # 5:45 ahead
    "Australia/Adelaide": "settled",  # half an hour aside, and summer time
    "Australia/Lord_Howe": "settled",  # summer time is half an hour
    "Pacific/Chatham": "settled",  # 12:45 and 13:45 ahead
    "Pacific/Apia": "decreed",  # on the far side of the date line
    "Antarctica/Troll": "settled",  # jumps by two hours
}


def edition():
    for folder in TZPATH:
        rules = Path(folder, "tzdata.zi")
        if rules.exists():
            return rules.open().readline().removeprefix("# version ").strip()
    raise SystemExit("No tzdata.zi says which edition this is: install tzdata")


def minutes_ahead(zone, instant):
    ahead = instant.astimezone(zone).utcoffset()
    assert ahead % timedelta(minutes=1) == timedelta(), "a clock is whole minutes ahead since 2024"
    return ahead // timedelta(minutes=1)


def jump_after(zone, hour):
    """The first minute at which the clock is ahead by something else than at this hour."""
    minute = hour
    while minutes_ahead(zone, minute) == minutes_ahead(zone, hour):
        minute += timedelta(minutes=1)
    return minute


def jumps_of(zone):
    hour = FIRST
    while hour < PAST:
        following = hour + timedelta(hours=1)
        before, after = minutes_ahead(zone, hour), minutes_ahead(zone, following)
        if before != after:
            yield jump_after(zone, hour), before, after
        hour = following


def main():
    print(f"tzdata {edition()}")
    for name, law in ZONES.items():
        zone = ZoneInfo(name)
        print(f"zone {name} {law} {minutes_ahead(zone, FIRST)}")
        for when, before, after in jumps_of(zone):
            print(f"jump {when:%Y-%m-%d %H:%M} {before} {after}")


main()
