"""The handbook says all that the declarations say, on the site and in the files alike."""

import os
import re
import subprocess
import sys
from io import StringIO
from itertools import combinations, pairwise

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override

from tests.making import make_congress
from yishi import rulebook
from yishi.congress.models import PracticeVersion
from yishi.web.diagram import drawing
from yishi.web.handbook import chapter
from yishi.web.handbook_files import files

EVERY = pytest.mark.parametrize("procedure", rulebook.ALL, ids=lambda one: f"{one.code} {one.in_force}")
WITH_TERMS = pytest.mark.parametrize(
    "procedure",
    [one for one in rulebook.ALL if one.deadlines],
    ids=lambda one: f"{one.code} {one.in_force}",
)
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def table(procedure, code):
    told = chapter(procedure, [rulebook.practice("default")])
    return next(one for one in told.tables if one.code == code)


def words(row):
    return " ".join(f"{line.zh} {line.en}" for cell in row for line in cell)


# ------------------------------------------------------------------------------------------ what it says


@EVERY
def test_every_act_is_told_with_its_basis_its_conditions_and_their_articles(procedure):
    for act, row in zip((procedure.opens, *procedure.acts), table(procedure, "acts").rows, strict=True):
        wanted = [act.title, act.basis.text, *(one.reason for one in (*act.guards, *act.checks))]
        assert [text.zh for text in wanted if text.zh not in words(row)] == []


@EVERY
def test_every_stage_and_every_way_out_of_it_is_told(procedure):
    for stage, row in zip(procedure.stages, table(procedure, "stages").rows, strict=True):
        wanted = [stage.title, *(act.title for act in procedure.leaving[stage] if not act.internal)]
        assert [text.zh for text in wanted if text.zh not in words(row)] == []


@WITH_TERMS
def test_every_term_is_told_with_whom_it_binds_and_its_basis(procedure):
    for deadline, row in zip(procedure.deadlines, table(procedure, "terms").rows, strict=True):
        assert deadline.binds.title.en in words(row)
        assert deadline.basis.text.en in words(row)


@WITH_TERMS
def test_no_cell_of_the_terms_is_empty(procedure):
    assert all(all(row) for row in table(procedure, "terms").rows)


@EVERY
def test_whoever_may_see_a_matter_is_told(procedure):
    assert len(table(procedure, "sight").rows) == len(procedure.seen_by)


def test_a_local_value_is_told_beside_the_default_and_the_range():
    practice = rulebook.practice("default", {"rehandle_within": {"value": "2m", "source": "本县办法第二十条"}})
    told = chapter(rulebook.CURRENT["suggestion"], [practice])
    terms = next(one for one in told.tables if one.code == "terms")
    row = next(row for row in terms.rows if row[0][0].zh == "重新办理并答复")
    assert [line.zh for line in row[4]] == ["2个月（本县办法第二十条）", "默认1个月，可定10日至2个月"]


def test_the_term_that_the_law_fixes_is_told_as_fixed():
    row = next(row for row in table(rulebook.CURRENT["suggestion"], "terms").rows if row[0][0].zh == "答复代表")
    assert [line.zh for line in row[4]] == ["3个月", "不由地方调整", "符合条件的，6个月"]


# ------------------------------------------------------------------------------------------ the drawing


@EVERY
@LANGUAGES
def test_every_stage_is_drawn_once_each_in_a_row_of_its_own(procedure, language):
    boxes = drawing(procedure, language).nodes
    assert [node.stage for node in boxes] == list(procedure.stages)
    assert all(above.bottom < below.y for above, below in pairwise(boxes))


@EVERY
@LANGUAGES
def test_no_words_lie_on_words_or_on_a_box(procedure, language):
    drawn = drawing(procedure, language)
    taken = [(node.x, node.y, node.x + node.width, node.bottom) for node in drawn.nodes]
    for word in drawn.words:
        wide = sum(12 if ord(sign) > 0x2E80 else 6 for sign in word.text)
        left = word.x - wide if word.ends else word.x
        box = (left, word.y - 6, left + wide, word.y + 6)
        assert not [one for one in taken if meet(box, one)], word.text
        taken.append(box)


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@EVERY
@LANGUAGES
def test_every_act_that_moves_a_matter_is_written_on_its_way(procedure, language):
    drawn = [word.text for word in drawing(procedure, language).words]
    moves = [
        act.title[language]
        for act in procedure.acts
        for start, end in act.moves.items()
        if start is not end and not act.internal
    ]
    assert sorted(drawn) == sorted(moves)


@EVERY
@LANGUAGES
def test_the_drawing_keeps_within_its_frame(procedure, language):
    drawn = drawing(procedure, language)
    assert all(node.x >= 0 and node.x + node.width <= drawn.width for node in drawn.nodes)
    assert all(0 <= float(x) <= drawn.width for line in drawn.lines for x in re.findall(r"[MH]([\d.]+)", line.path))


@EVERY
@LANGUAGES
def test_where_two_tracks_are_one_line_they_do_not_meet(procedure, language):
    bends = r"M[\d.]+ ([\d.]+)H[\d.]+Q([\d.]+) .* ([\d.]+)H[\d.]+"
    joined = [found for line in drawing(procedure, language).lines if (found := re.fullmatch(bends, line.path))]
    spans = [(one[2], float(one[3]), sorted((float(one[1]), float(one[3])))) for one in joined]
    for (x, end, one), (other_x, other_end, other) in combinations(spans, 2):
        assert x != other_x or end == other_end or one[1] < other[0] or other[1] < one[0]


# ------------------------------------------------------------------------------------------ the files


def test_the_files_are_the_same_whatever_language_is_in_force():
    with override("en"):
        english = files()
    with override("zh-hans"):
        assert files() == english


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_files_do_not_depend_on_the_order_of_sets(tmp_path, seed):
    call_command("handbook", to=tmp_path, stdout=StringIO())
    other = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "yishi", "handbook", "--check", "--to", str(tmp_path)]
    subprocess.run(command, env=other, check=True)  # noqa: S603 - our own command


def test_the_command_writes_the_files_and_finds_them_up_to_date(tmp_path):
    call_command("handbook", to=tmp_path, stdout=StringIO())
    assert {path.name for path in tmp_path.iterdir()} == set(files())
    call_command("handbook", to=tmp_path, check=True)


def test_the_check_fails_on_a_stale_file_and_on_one_too_many(tmp_path):
    call_command("handbook", to=tmp_path, stdout=StringIO())
    (tmp_path / "suggestion.zh.md").write_text("旧", encoding="utf-8")
    (tmp_path / "gone.zh.md").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match=r"suggestion\.zh\.md、gone\.zh\.md"):
        call_command("handbook", to=tmp_path, check=True)


# ------------------------------------------------------------------------------------------ the pages


@pytest.mark.django_db
def test_the_page_shows_the_local_practice_in_force(client):
    congress = make_congress()
    PracticeVersion.objects.create(
        congress=congress, in_force="2022-01-01", overrides={"contact_within": {"value": "9wd", "source": "本县办法"}}
    )
    page = client.get(reverse("handbook_page", args=[congress.code, "suggestion"])).content.decode()
    assert "9个工作日（本县办法）" in page
    assert 'role="img"' in page


@pytest.mark.django_db
def test_an_older_version_is_shown_as_such(client):
    address = reverse("handbook_page", args=[make_congress().code, "suggestion"])
    page = client.get(address, {"version": "2015-08-29"}).content.decode()
    assert "这是较早的版本" in page
    assert "《代表法》第四十二条" in page


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["2001-01-01", "x"])
def test_a_version_that_never_was_is_not_found(client, asked):
    address = reverse("handbook_page", args=[make_congress().code, "suggestion"])
    assert client.get(address, {"version": asked}).status_code == 404


@pytest.mark.django_db
def test_a_procedure_that_is_not_declared_is_not_found(client):
    assert client.get(reverse("handbook_page", args=[make_congress().code, "nothing"])).status_code == 404


@pytest.mark.django_db
def test_the_index_names_every_procedure(client):
    page = client.get(reverse("handbook", args=[make_congress().code])).content.decode()
    assert all(procedure.title.zh in page for procedure in rulebook.CURRENT.values())
    assert f"{len(rulebook.CURRENT['suggestion'].stages)} 个环节" in page


@pytest.mark.django_db
@pytest.mark.parametrize("args", [("handbook", []), ("handbook_page", ["suggestion"])])
def test_a_page_takes_at_most_three_queries(client, args, django_assert_max_num_queries):
    congress = make_congress()
    PracticeVersion.objects.create(congress=congress, in_force="2022-01-01")
    with django_assert_max_num_queries(3):
        client.get(reverse(args[0], args=[congress.code, *args[1]]))
