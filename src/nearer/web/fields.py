"""Form fields that several places use."""

from typing import Any

from django import forms

from nearer.domain.errors import BadInput
from nearer.domain.text import tidy


def long_text(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """A free text. The page sets no limit of its own: a browser would cut off what is pasted."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        validators=[_can_be_kept],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def needed_text(label: Any, help_text: Any, sentence: Any) -> forms.CharField:
    """A long text that cannot be left out. ``sentence``: what is said where it was."""
    field = long_text(label, help_text, required=True)
    field.error_messages["required"] = sentence
    return field


def _can_be_kept(text: str) -> None:
    try:
        tidy(text, "")
    except BadInput as error:
        raise forms.ValidationError(str(error)) from error
