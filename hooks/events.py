"""The bridge between MkDocs and the handbook: the only file that knows both.

Each language is a build of its own, started by static-i18n inside the first one's `on_post_build`. What is
done once is done in the first build: reading and checking before anything is written, the files beside the
pages after everything else.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import problems
from handbook.rendering import theme
from handbook.site import Site

AFTER_I18N = -200  # static-i18n works at -100 and says then which language is being built

log = logging.getLogger("mkdocs.hooks.handbook")
site: Site | None = None
serving = False


def on_startup(command, dirty):
    """Remember whether MkDocs serves, for all rebuilds to come."""
    global serving
    serving = command == "serve"


@event_priority(AFTER_I18N)
def on_config(config):
    """Read and check everything before MkDocs empties the output folder."""
    global site
    if not _goes_on(config):
        root = Path(config.config_file_path).parent
        try:
            site = Site(root, Path(config.theme.custom_dir or "overrides"), site)
        except (OSError, ValueError) as error:
            raise Abort(str(error)) from None
        _report(site.problems)
        # The edition is the clock of what MkDocs makes, too: the sitemap carries a date.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(site.clock))
        config.markdown_extensions.append(site.extension)


def on_files(files, config):
    """Keep out of the site what stands in `overrides` for paper; MkDocs would copy it as part of the theme."""
    for file in [file for file in files if file.src_uri.startswith("sheets/")]:
        files.remove(file)


@event_priority(AFTER_I18N)
def on_env(env, config, files):
    """Give the templates the words of the interface."""
    language = site.catalogue.language(config.plugins["i18n"].current_language)
    env.bytecode_cache = site.templates
    env.globals.update(
        words=site.words[language.code], language_root=language.root, i18n_languages=site.catalogue.settings.languages,
        footer=site.footer(language.code),
    )


def on_page_read_source(page, config):
    """Hand over what was read already; it is text even where the file is not."""
    found = site.page(_language(config), page.file.norm_src_uri)
    return found.source if found else Path(page.file.abs_src_path).read_text(encoding="utf-8", errors="replace")


@event_priority(AFTER_I18N)
def on_page_markdown(markdown, page, config, files):
    """Keep places where blocks will stand."""
    found = site.page(_language(config), page.file.norm_src_uri)
    if not found:
        site.extension.inserts, site.extension.explainer = [], None
        return markdown
    return site.markdown(found)


@event_priority(AFTER_I18N)
def on_page_context(context, page, config, nav):
    """When the search has read the page, put in the blocks; while serving, it shows what is wrong with the content."""
    found = site.page(_language(config), page.file.norm_src_uri)
    if found:
        page.content = site.fill(found, page.content)
    return context | {"problems": site.problems}


def on_post_page(output, page, config):
    """Mend what is wrong in the theme's own HTML."""
    return theme.mend(output, search=site.words[_language(config)]["search"])


def on_post_template(output_content, template_name, config):
    """Keep the 404 page of the default language; each build would write its own over the last."""
    if template_name != "404.html":
        return output_content
    foreign = _goes_on(config)
    return "" if foreign else theme.mend(output_content, search=site.words[_language(config)]["search"])


@event_priority(AFTER_I18N)
def on_post_build(config):
    """When the last language is done, write what stands beside the pages."""
    if _goes_on(config):
        return
    target = Path(config.site_dir)
    index = (target / "search" / "search_index.json").read_text(encoding="utf-8")
    _write(target, site.search_files(index))
    if not site.problems:
        _write(target, site.data_files())
        if os.environ.get("HANDBOOK_WITHOUT_PAPER"):  # for measuring what the pages alone cost
            log.warning("HANDBOOK_WITHOUT_PAPER is set: no PDF and no Word file is made")
        else:
            _write(target, site.paper_files())
            if site.store.complaint:
                log.info(f"Sheets are made anew each time; they could not be kept: {site.store.complaint}")


def _report(found):
    """Show problems; unless MkDocs serves, and will see the page mended, they end the build."""
    for problem in found:
        log.error(problem)
        if os.environ.get("GITHUB_ACTIONS"):
            print(problems.annotation(problem))
    if found and not serving:
        raise Abort(f"{len(found)} problem{'s' if len(found) > 1 else ''} in the content; nothing was written.")


def _goes_on(config):
    """Whether this is the build of a further language, inside the first one's."""
    i18n = config.plugins.get("i18n")
    return bool(i18n and i18n.building)


def _language(config):
    return config.plugins["i18n"].current_language


def _write(target, files):
    for address, content in files:
        (target / address).parent.mkdir(parents=True, exist_ok=True)
        (target / address).write_bytes(content)
