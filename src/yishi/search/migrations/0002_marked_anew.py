from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Spans of days and eras are marked otherwise: what is indexed is taken anew from the first entry."""
    apps.get_model("search", "Passage").objects.all().delete()
    apps.get_model("record", "Cursor").objects.filter(follower="search").update(position=0)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_passages")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
