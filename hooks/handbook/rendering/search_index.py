"""One search index for all languages -> one for each.

A reader's browser then fetches a third, and finds nothing in a language he or she is not reading.
"""

from __future__ import annotations

import json

from handbook.model import Language


def split(index: str, languages: tuple[Language, ...]) -> dict[str, str]:
    """The index of each language, by its root (`""`, `"nl/"`); addresses in it count from that root.

    `index` is the JSON text that MkDocs' search plugins write.
    """
    data = json.loads(index)
    roots = [language.root for language in languages]
    found: dict[str, list] = {root: [] for root in roots}
    for entry in data["docs"]:
        root = next(root for root in sorted(roots, key=len, reverse=True) if entry["location"].startswith(root))
        found[root].append(entry | {"location": entry["location"].removeprefix(root)})
    return {
        root: json.dumps(data | {"docs": docs}, ensure_ascii=False, separators=(",", ":")) for root, docs in found.items()
    }
