"""Each `cases/<name>.md` becomes `cases/<name>.html` as the page `guide/<name>.md` of the small site beside it."""

import re
import shutil
from pathlib import Path

import markdown
import pytest

from handbook.model import PHASES, Page, Place
from handbook.reading import words
from handbook.rendering import page as page_module
from handbook.site import Site

HERE = Path(__file__).parent
OVERRIDES = HERE.parents[1] / "overrides"
CASES = sorted((HERE / "cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_page_becomes_the_html_that_stands_beside_it(case, tmp_path, golden):
    shutil.copytree(HERE / "site", tmp_path, dirs_exist_ok=True)
    shutil.copy(case, tmp_path / "docs/en/guide")
    golden(convert(Site(tmp_path, OVERRIDES), "en", f"guide/{case.name}"), case.with_suffix(".html"))


def test_the_words_of_the_interface_are_those_of_the_language(golden):
    golden(convert(Site(HERE / "site", OVERRIDES), "de", "letter.md"), HERE / "cases" / "letter.de.html")


def test_every_kind_of_block_has_a_case():
    from handbook.model import BLOCK_KINDS, MENTION_KINDS

    assert set(BLOCK_KINDS + MENTION_KINDS) <= {case.stem for case in CASES}


def test_the_way_keeps_its_view_box_and_names_every_phase_in_order():
    text = (HERE / "cases" / "way.html").read_text(encoding="utf-8")
    assert re.search(r'<svg [^>]*\bviewBox="0 0 \d+ \d+"', text)
    phases = words.read(("en",))["en"]["phase"]
    assert re.findall(r'<text class="hb-way-name"[^>]*>(.*?)</text>', text) == [phases[phase] for phase in PHASES]


def test_a_copy_that_names_nobody_says_so(tmp_path):
    shutil.copytree(HERE / "site", tmp_path, dirs_exist_ok=True)
    shutil.copy(HERE / "cases" / "contact.md", tmp_path / "docs/en/guide")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(re.sub(r"    contact: .*\n", "", settings.read_text(encoding="utf-8")), encoding="utf-8")
    html = convert(Site(tmp_path, OVERRIDES), "en", "guide/contact.md")
    assert '<p class="hb-contact">' + words.read(("en",))["en"]["contact"]["missing"] in html and "<address" not in html


@pytest.mark.parametrize("words_on_it, path, minutes", [(199, "letter.md", 0), (200, "letter.md", 2), (401, "letter.md", 3), (900, "index.md", 0)])
def test_the_reading_time_counts_200_words_a_minute_and_is_left_out_where_it_is_short_or_leads_elsewhere(words_on_it, path, minutes):
    source = "---\n---\n# Title\n" + "word " * words_on_it
    page = Page("en", path, "", "", Place("docs/en/" + path, 1), (), (), source, 3, True)
    assert page_module.minutes(page) == minutes


def test_a_block_that_markdown_loses_is_an_error():
    site = Site(HERE / "site", OVERRIDES)
    site.markdown(site.page("en", "letter.md"))
    with pytest.raises(ValueError, match="took 4 blocks"):
        markdown.markdown("Text without marks.", extensions=[site.extension])


def convert(site: Site, language: str, path: str) -> str:
    text = site.markdown(site.page(language, path))
    extensions = [site.extension, "attr_list", "toc", "tables", "fenced_code"]
    return site.fill(site.page(language, path), markdown.markdown(text, extensions=extensions)) + "\n"
