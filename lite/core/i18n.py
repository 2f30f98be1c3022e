"""Texts in the reader's language: an app names them, the page picks them.

i18n = gr.I18n(en={"name": "Name"}, de={"name": "Dein Name"})
gr.Textbox(label=i18n("name"))
demo.launch(i18n=i18n)
"""

from __future__ import annotations

import json
import re
from typing import Any

from lite.errors import ConfigError

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


class I18nData(str):
    """A text by its key: a str that the page replaces wherever it stands, in any prop, alone or within a text."""

    key: str

    def __new__(cls, key: str) -> I18nData:
        self = super().__new__(cls, "__i18n__" + json.dumps({"__type__": "translation_metadata", "key": key}))
        self.key = key
        return self

    def to_dict(self) -> dict[str, str]:
        """What stands in the text."""
        return {"__type__": "translation_metadata", "key": self.key}


class I18n:
    """An app's texts by language and key: `gr.I18n(en={"hello": "Hello"}, fr={"hello": "Bonjour"})`.

    Calling it with a key gives what to use as a label or any other text. `launch(i18n=...)` gives the texts to the
    page, which takes the first of the browser's languages that there is, else English, else the first; a key without
    a text is shown itself.
    """

    def __init__(self, **translations: Any) -> None:
        for language, texts in translations.items():
            if not _LANGUAGE.fullmatch(language):
                raise ConfigError(f"I18n takes languages such as en, fr or **{{'zh-CN': …}}; {language!r} is none.")
            if not isinstance(texts, dict) or not all(isinstance(one, str) for pair in texts.items() for one in pair):
                raise ConfigError(f"I18n takes a dict of key and text per language; {language} is {texts!r}.")
        self.translations: dict[str, dict[str, str]] = translations

    def __call__(self, key: str) -> I18nData:
        """The text of that key, in whatever language the reader has."""
        return I18nData(key)

    @property
    def translations_dict(self) -> dict[str, dict[str, str]]:
        """The same as `translations`."""
        return self.translations
