"""What the handbook takes from `mkdocs.yml`."""

import pytest

from handbook.model import Contact, Language, Link, Place
from handbook.reading import settings

GOOD = """\
site_name: Guide
site_url: https://example.org/guide
plugins:
  - search
  - i18n:
      languages:
        - {locale: de, name: Deutsch, default: true}
        - {locale: nl, name: Nederlands, site_name: Gids}
markdown_extensions:
  - emoji: {generator: !!python/name:material.extensions.emoji.to_svg ""}
extra:
  handbook:
    edition: 2026-11-22
    sheets:
      plan:
        - one
        - two
      list: [three]
"""
MORE = GOOD + """\
    glossary: about/words.md
    footer: [imprint.md, privacy.md]
    contact:
      name: Anna Aal
      address: [Weg 1, 12345 Ort]
      email: anna@example.org
      phone:
"""
NO_DATE = "mkdocs.yml:13: extra.handbook.edition is not a date (write 2026-11-22)"


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        return settings.read(tmp_path / "mkdocs.yml")

    return read


def test_languages_edition_and_sheets_are_read(read):
    found, problems = read(GOOD)
    assert problems == []
    assert found.languages == (Language("de", "Deutsch", "Guide", True), Language("nl", "Nederlands", "Gids", False))
    assert [language.root for language in found.languages] == ["", "nl/"]
    assert found.edition == "2026-11-22"
    assert [(sheet.id, sheet.blocks, sheet.place.line, sheet.path) for sheet in found.sheets] == [
        ("plan", ("one", "two"), 15, "print/plan.md"), ("list", ("three",), 18, "print/list.md"),
    ]


def test_the_contact_and_the_pages_of_the_footer_are_read(read):
    found, problems = read(MORE)
    assert problems == []
    assert found.contact == Contact("Anna Aal", ("Weg 1", "12345 Ort"), "anna@example.org")
    assert found.glossary == Link("about/words.md", Place("mkdocs.yml", 19))
    assert [link.target for link in found.footer] == ["imprint.md", "privacy.md"]


@pytest.mark.parametrize("contact", ["", "    contact:\n", "    contact: {name: , address: [], email: ''}\n"])
def test_a_copy_may_name_nobody(read, contact):
    found, problems = read(GOOD + contact)
    assert (found.contact, found.glossary, found.footer, problems) == (None, None, (), [])


@pytest.mark.parametrize("value, address", [
    ("https://example.org/guide", "https://example.org/guide/"),
    ("https://example.org/guide/", "https://example.org/guide/"),
    ('""', ""), ("", ""), ("!ENV SITE", "https://set.example/"), ("!ENV NOTHING", ""),
    ("!ENV [NOTHING, SITE, other]", "https://set.example/"),
    ("!ENV [NOTHING, 'https://other.example']", "https://other.example/"),
    ("!ENV [SITE]", "https://set.example/"), ("!ENV [NOTHING]", ""),
])
def test_the_address_of_the_site_may_come_from_the_environment_and_ends_with_a_slash(read, monkeypatch, value, address):
    monkeypatch.setenv("SITE", "https://set.example")
    monkeypatch.delenv("NOTHING", raising=False)
    found, _ = read(GOOD.replace("site_url: https://example.org/guide", f"site_url: {value}"))
    assert found.site_url == address


@pytest.mark.parametrize("old, new, message", [
    ("site_name: Guide", "site_name: [", "mkdocs.yml:3: "),
    ("edition: 2026-11-22", "edition: today", NO_DATE),
    ("edition: 2026-11-22", "edition: 20261122", NO_DATE),
    ("edition: 2026-11-22", "edition: 2026-W47-7", NO_DATE),
    ("    edition: 2026-11-22\n", "", NO_DATE),
    ("  - i18n:", "  - other:", "mkdocs.yml:1: no languages (list them under plugins: - i18n: languages:)"),
    ("      languages:", "      tongues:", "mkdocs.yml:1: no languages (list them under plugins: - i18n: languages:)"),
    ("locale: nl, ", "", "mkdocs.yml:"),
    ("name: Nederlands, ", "", "mkdocs.yml:"),
    ("site_name: Guide\n", "", "mkdocs.yml:"),
    ("extra:\n  handbook:", "extra:\n  - handbook:", "mkdocs.yml:"),
])
def test_settings_without_which_nothing_can_be_done_are_named_with_their_line(read, old, new, message):
    assert old in GOOD
    with pytest.raises(ValueError) as error:
        read(GOOD.replace(old, new, 1))
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError):
        settings.read(tmp_path / "mkdocs.yml")
