"""Clerks' offices that never rest: each child enters acts until it is killed, and says which were entered.

Run by test_killed.py. For each line "LANE NUMBER" on standard input a child is forked that goes on in that lane
from that number, and its process id is told: "child PID". Each act entered is told as "LANE NUMBER", afterwards.
"""

import os
import sys
from datetime import date
from itertools import count

import django

django.setup()

from tests.making import order, suggestion  # noqa: E402 - Django first
from yishi.congress.models import Office  # noqa: E402 - the same
from yishi.kernel.calendar import from_chinese_calendar  # noqa: E402 - the same
from yishi.record.acts import perform  # noqa: E402 - the same
from yishi.record.models import Entry  # noqa: E402 - the same

DAY = date(2026, 3, 2)


def told(*words):
    # One small write to a pipe is whole or not at all; nothing stays in a buffer when the child is killed.
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def work(lane, start):
    """Drafts, submits and admits one suggestion after another: number 3n, 3n + 1 and 3n + 2 of the lane."""
    deputy = Office.objects.select_related("congress", "person").filter(kind="deputy").first()
    clerk = Office.objects.select_related("congress", "person").filter(kind="clerk").first()
    for number in count(start):
        act = ("draft", "submit", "admit")[number % 3]
        matter = None
        if act != "draft":
            matter = Entry.objects.get(congress=deputy.congress, key=f"{lane}-{number - number % 3}")
        facts = suggestion() if act == "draft" else None
        office = clerk if act == "admit" else deputy
        perform(order(act, office, DAY, facts, matter, key=f"{lane}-{number}"))
        told(lane, number)


def main():
    from_chinese_calendar()  # slow: once, before the children
    told("ready")
    for line in sys.stdin:
        lane, start = line.split()
        child = os.fork()
        if child == 0:
            sys.stdin.close()
            work(lane, int(start))
        told("child", child)


if __name__ == "__main__":
    main()
