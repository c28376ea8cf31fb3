"""Says what python3-icalendar reads in a file: method, UID, start, end, summary, attendee's name."""

import pathlib
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(pathlib.Path(sys.argv[1]).read_bytes())
event = calendar.walk("VEVENT")[0]
attendee = event["ATTENDEE"]
lines = [calendar["METHOD"], event["UID"], event["DTSTART"].dt.isoformat(),
         event["DTEND"].dt.isoformat(), event["SUMMARY"], attendee.params["CN"]]
sys.stdout.buffer.write("\n".join(str(line) for line in lines).encode() + b"\n")
