"""Older suggestions out of a ledger: each line becomes a draft handed in, entered for its deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from yishi import rulebook
from yishi.congress.importing.cells import Unreadable
from yishi.congress.importing.importer import Errand, Importer, register
from yishi.congress.importing.report import Problem
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.acts import Order, perform
from yishi.record.ledger_columns import COLUMNS, sector_of
from yishi.record.ledger_names import Deputies
from yishi.record.models import Entry
from yishi.rulebook.suggestions.choices import Occasion, Sector

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.importing.importer import Begin
    from yishi.congress.importing.report import RowReport, Seal
    from yishi.congress.models import Congress, Office

_KEY: Final = 40  # signs of the file's hash that begin each key


class ImportingSuggestions:
    """One ledger under way, for one errand."""

    def __init__(self, congress: Congress, on: date, errand: Errand) -> None:
        self.congress, self.on, self.errand = congress, on, errand
        self.deputies = Deputies(congress)
        prefix = f"{errand.sha256[:_KEY]}."
        keys = Entry.objects.filter(congress=congress, key__startswith=prefix).values_list("key", flat=True)
        self.done = {key.split(".")[1] for key in keys}

    def check(self, row: RowReport) -> None:
        """Find the deputies, look at the day and the category."""
        if str(row.line) in self.done:
            row.done = True
            row.notes.append(Text("此行已经导入过，不再重复。", "This line was imported before: left out."))
            return
        day = self._day(row)
        self._check_day(row, day)
        for column, people in (("领衔代表", self._leads(row)), ("联名代表", row.values.get("cosigners", ()))):
            row.problems += [
                Problem(column, one, found.wrong, found.mend)
                for one in people
                if isinstance(found := self._find(one, day), Unreadable)
            ]
        if not row.values.get("lead") and self.errand.lead is None:
            wrong = Text("没有写明领衔代表。", "No lead deputy is named.")
            mend = Text("请补上，或者选择统一的领衔代表。", "Name one, or choose one for all lines.")
            row.problems.append(Problem("领衔代表", "", wrong, mend))
        category = row.values.get("category", "")
        if category and sector_of(category) is Sector.OTHER and category != Sector.OTHER.label.zh:
            note = Text("类别“{said}”不在分类之中，记为“其他”。", "The category {said} is entered as other.")
            row.notes.append(note.format(said=category))

    def write(self, row: RowReport, seal: Seal | None) -> None:
        """Draft, have co-signed, hand in."""
        del seal  # nothing here is personal
        values, day = row.values, self._day(row)
        lead = self._office(values.get("lead", ""), day)
        facts = {"title": values["title"], "text": values["text"], "sector": sector_of(values.get("category", ""))}
        matter = self._act("draft", row, lead, facts, None)
        joint = [self._office(one, day) for one in values.get("cosigners", ())]
        if joint:
            self._act("invite", row, lead, {"persons": [one.person_id for one in joint]}, matter)
        for office in joint:
            self._act("cosign", row, office, None, matter)
        self._act("submit", row, lead, {"occasion": values.get("occasion", Occasion.RECESS)}, matter)

    def _act(self, act: str, row: RowReport, behalf: Office, facts: dict[str, Any] | None, matter: int | None) -> int:
        entry = perform(
            Order(
                act=act,
                office=self.errand.office,
                behalf=behalf,
                on=self._day(row),
                at=self.errand.at,
                key=f"{self.errand.sha256[:_KEY]}.{row.line}.{act}"
                + (f".{behalf.person_id}" if act == "cosign" else ""),
                facts=facts,
                matter=matter,
                procedure="suggestion",
                reason=self._reason(row),
                migrated=True,
            )
        )
        return entry.matter_id

    def _reason(self, row: RowReport) -> str:
        parts = [f"据历史台账导入：{self.errand.filename[:100]}第{row.line}行"]
        if row.values.get("number"):
            parts.append(f"原编号{row.values['number']}")
        if row.values.get("on", self._day(row)) != self._day(row):
            parts.append(f"原提出日期{row.values['on']}")
        return "，".join(parts)

    def _day(self, row: RowReport) -> date:
        day: date = self.errand.all_on or row.values.get("on") or self.on
        return day

    def _leads(self, row: RowReport) -> tuple[str, ...]:
        """The lead deputy to be found: the one named, else the errand's, who must be in office too."""
        return (row.values["lead"],) if row.values.get("lead") else ("",) if self.errand.lead else ()

    def _find(self, said: str, day: date) -> Office | Unreadable:
        if said or self.errand.lead is None:
            return self.deputies.find(said, day)
        return self.deputies.in_office(self.errand.lead, day)

    def _office(self, said: str, day: date) -> Office:
        found = self._find(said, day)
        if isinstance(found, Unreadable):
            raise Refused(found.wrong, remedy=found.mend)
        return found

    def _check_day(self, row: RowReport, day: date) -> None:
        today = timezone.localdate(self.errand.at)
        if day > today:
            wrong = Text("日期晚于今天。", "The day is in the future.")
            row.problems.append(Problem("提出日期", str(day), wrong, Text("请核对。", "Check it.")))
            return
        try:
            rulebook.procedure_on("suggestion", day)
        except Refused as refused:
            mend = Text("请选择统一记为导入当日。", "Date all lines with the day of the import.")
            row.problems.append(Problem("提出日期", str(day), refused.reason, mend))


def _without_errand(congress: Congress, on: date, *, create_missing: bool) -> ImportingSuggestions:
    del congress, on, create_missing
    raise Refused(
        Text("建议由工作人员代录，须指明由谁录入。", "Suggestions are entered by a clerk: say who enters them."),
        remedy=Text("请加 --clerk 和用户名。", "Add --clerk and a user name."),
    )


def _on_errand(errand: Errand) -> Begin:
    def begin(congress: Congress, on: date, *, create_missing: bool) -> ImportingSuggestions:
        del create_missing  # suggestions make nobody a deputy
        return ImportingSuggestions(congress, on, errand)

    return begin


SUGGESTIONS = register(
    Importer(
        kind="suggestions",
        title=Text("代表建议台账", "Ledger of suggestions"),
        begin=_without_errand,
        on_errand=_on_errand,
        columns=COLUMNS,
    )
)
