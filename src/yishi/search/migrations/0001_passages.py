import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import yishi.search.models

# Both databases find passages by what is in their bags: SQLite through an FTS5 table that triggers keep in step with
# the bags, PostgreSQL through an inverted index on them. Neither keeps where in a passage a word stands: see 0013.
#
# SQLite drops triggers with the old table when a later migration remakes search_passage: such a migration has to run
# these operations again.

_GONE = "INSERT INTO search_words (search_words, rowid, bag) VALUES ('delete', OLD.id, OLD.bag);"
_COME = "INSERT INTO search_words (rowid, bag) VALUES (NEW.id, NEW.bag);"
SQLITE = (
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
        bag, content='search_passage', content_rowid='id', detail='none', tokenize="ascii tokenchars '@!=#:._-'"
    )
    """,
    f"CREATE TRIGGER passage_comes AFTER INSERT ON search_passage BEGIN {_COME} END",
    f"CREATE TRIGGER passage_goes AFTER DELETE ON search_passage BEGIN {_GONE} END",
    f"CREATE TRIGGER passage_changes AFTER UPDATE ON search_passage BEGIN {_GONE} {_COME} END",
)
UNDO_SQLITE = (
    *(f"DROP TRIGGER {name}" for name in ("passage_comes", "passage_goes", "passage_changes")),
    "DROP TABLE search_words",
)
POSTGRESQL = ("CREATE INDEX search_words ON search_passage USING gin (bag) WITH (fastupdate = off)",)
UNDO_POSTGRESQL = ("DROP INDEX search_words",)


def index(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def unindex(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if postgresql else UNDO_SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0001_initial"),
        ("record", "0004_followed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Extract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, default="")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("image", "图片"),
                            ("broken", "文件不能读取"),
                            ("locked", "文件有密码"),
                            ("cut", "只读取了前面部分"),
                            ("slow", "读取超时"),
                            ("absent", "文件不存在"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extract", to="record.document"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("bag", yishi.search.models.BagField()),
                (
                    "congress",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="congress.congress"
                    ),
                ),
            ],
        ),
        migrations.RunPython(index, unindex),
    ]
