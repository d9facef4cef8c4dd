"""Widgets that Django does not have: native dates, several files, long lists to tick and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class Ticks(forms.CheckboxSelectMultiple):
    """Check boxes in a box that scrolls, with a field above to filter them."""

    template_name = "forms/ticks.html"


class Files(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True
    template_name = "forms/files.html"


class FilesField(forms.FileField):
    """Several uploaded files; an empty list when there are none."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file is cleaned as one."""
        given = data if isinstance(data, list) else [data] if data else []
        if not given and self.required:
            super().clean(None, initial)
        return [super(FilesField, self).clean(one, initial) for one in given]
