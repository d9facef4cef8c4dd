from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The database itself refuses what no program should do: change the bytes or the hash of an entry, or remove
# one. Index columns stay free to be rebuilt. The entries of a demonstration may be removed, to play it anew.
#
# SQLite drops triggers with the old table when a later migration remakes record_entry: such a migration has
# to run these operations again (a test looks whether the triggers are there).

CHANGE = "记录只能追加，不能改动 (entries are appended, never changed)"
REMOVAL = "记录只能追加，不能删除 (entries are appended, never removed)"

SQLITE = (
    f"""
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF body, hash ON record_entry
    WHEN NEW.body IS NOT OLD.body OR NEW.hash IS NOT OLD.hash
    BEGIN SELECT RAISE(ABORT, '{CHANGE}'); END
    """,
    f"""
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON record_entry
    WHEN (SELECT NOT demo FROM congress_congress WHERE id = OLD.congress_id)
    BEGIN SELECT RAISE(ABORT, '{REMOVAL}'); END
    """,  # noqa: S608 - our own words
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION entry_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{CHANGE}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION entry_is_never_removed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM congress_congress WHERE id = OLD.congress_id AND NOT demo) THEN
            RAISE EXCEPTION '{REMOVAL}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$
    """,
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF body, hash ON record_entry FOR EACH ROW
    WHEN (NEW.body IS DISTINCT FROM OLD.body OR NEW.hash IS DISTINCT FROM OLD.hash)
    EXECUTE FUNCTION entry_is_never_changed()
    """,
    """
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON record_entry FOR EACH ROW
    EXECUTE FUNCTION entry_is_never_removed()
    """,
)
TRIGGERS = ("entry_is_never_changed", "entry_is_never_removed")


def guard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger in TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER {trigger}" + (" ON record_entry" if postgresql else ""))
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {trigger}()")


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0001_initial"),
        ("record", "0001_initial"),
    ]

    operations = [migrations.RunPython(guard, unguard)]
