"""The catalogue as JSON: every block and item in all languages, with addresses.

The shape is that of `docs/assets/catalogue.schema.json`; others build on it, so it only ever grows.
"""

from __future__ import annotations

import json

from handbook.model import Block, Catalogue, Item, plain

VERSION = 1


def render(catalogue: Catalogue) -> str:
    """JSON text in the order of pages and of blocks on them; texts are plain, without looks."""
    settings = catalogue.settings
    first = catalogue.languages[0]
    data = {
        "version": VERSION,
        "edition": settings.edition,
        "site": settings.site_url or None,
        "languages": [{"code": language.code, "name": language.name, "title": language.site_name, "root": language.root}
                      for language in settings.languages],
        "blocks": [_block(catalogue, block.id) for page in catalogue.pages if page.language == first for block in page.blocks],
        "sheets": [
            {
                "id": sheet.id,
                "blocks": list(sheet.blocks),
                "title": {code: catalogue.by_path[code, sheet.path].title for code in catalogue.languages},
                "page": {language.code: f"{sheet.address(language)}.html" for language in settings.languages},
                "pdf": {language.code: f"{sheet.address(language)}.pdf" for language in settings.languages},
                "docx": {language.code: f"{sheet.address(language)}.docx" for language in settings.languages},
                "pairs": [
                    {"languages": [language.code for language in pair], "pdf": f"{sheet.address(*pair)}.pdf", "docx": f"{sheet.address(*pair)}.docx"}
                    for pair in settings.pairs
                ],
            }
            for sheet in settings.sheets
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"  # with an indent it takes five times as long


def _block(catalogue: Catalogue, id: str) -> dict:
    versions = {code: catalogue.homes[code, id] for code in catalogue.languages}
    pages = {code: page for code, (page, _) in versions.items()}
    blocks = {code: block for code, (_, block) in versions.items()}
    block: Block = blocks[catalogue.languages[0]]

    def address(anchor: str) -> dict[str, str]:
        return {code: f"{_root(catalogue, code)}{page.url}#{anchor}" for code, page in pages.items()}

    data = {"id": id, "kind": block.kind, "for": block.audience, "when": block.phase,
            "title": {code: version.title for code, version in blocks.items()}, "address": address(id)}
    if block.minutes:
        data["minutes"] = block.minutes
    if block.answers:
        data["answers"] = block.answers
    if block.subject:
        data["subject"] = {code: version.subject for code, version in blocks.items()}
    if block.paragraphs:
        data["text"] = {code: [plain(paragraph) for paragraph in version.paragraphs] for code, version in blocks.items()}
    if any(version.intro for version in blocks.values()):
        data["intro"] = {code: [plain(paragraph) for paragraph in version.intro] for code, version in blocks.items() if version.intro}
    data["items"] = [
        _item({code: version.items[index] for code, version in blocks.items()}, address(item.id))
        for index, item in enumerate(block.items)
    ]
    return data


def _item(versions: dict[str, Item], address: dict[str, str]) -> dict:
    item = next(iter(versions.values()))
    data = {"id": item.id, "text": {code: plain(version.text) for code, version in versions.items()}, "address": address}
    if item.kind:
        data["kind"] = item.kind
    if item.minutes:
        data["minutes"] = item.minutes
    if item.feedback:
        data["right"] = item.right
        data["feedback"] = {code: plain(version.feedback) for code, version in versions.items()}
    if item.choices:
        data["choices"] = [
            {"id": choice.id, "text": {code: plain(version.choices[index].text) for code, version in versions.items()}}
            for index, choice in enumerate(item.choices)
        ]
    return data


def _root(catalogue: Catalogue, code: str) -> str:
    return catalogue.language(code).root
