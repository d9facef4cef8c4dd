"""The Django app of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Matters, entries, documents, checkpoints."""

    name = "yishi.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the importers below how personal data is sealed, and add our own."""
        # Models can be imported only once the apps are loaded.
        from yishi.congress.importing.check import seal_with  # noqa: PLC0415 - apps first
        from yishi.record import importing  # noqa: F401, PLC0415 - apps first
        from yishi.record.sealing import seal_person  # noqa: PLC0415 - apps first

        seal_with(seal_person)
