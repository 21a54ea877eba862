"""`catalogue.json` is what its schema says, and its addresses lead somewhere."""

import copy
import json

import jsonschema
import pytest

from built import exists
from handbook import model


@pytest.fixture(scope="module")
def catalogue(site) -> dict:
    return json.loads((site / "catalogue.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schema(site) -> dict:
    return json.loads((site / "assets/catalogue.schema.json").read_text(encoding="utf-8"))


def errors(catalogue, schema) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(catalogue)]


def test_the_catalogue_is_what_its_schema_says(catalogue, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    assert errors(catalogue, schema) == []


@pytest.mark.parametrize("spoil", [
    lambda data: data.pop("edition"),
    lambda data: data.update(more=1),
    lambda data: data["blocks"][0].pop("for"),
    lambda data: data["blocks"][0].update(id="Not an id"),
    lambda data: data["blocks"][0]["title"].update(de=""),
    lambda data: next(block for block in data["blocks"] if block["items"])["items"].clear(),
    lambda data: data["sheets"][0]["blocks"].clear(),
], ids=["missing key", "unknown key", "missing key of a block", "malformed id", "empty title", "no items", "no blocks"])
def test_the_schema_objects_to_what_is_wrong(catalogue, schema, spoil):
    spoilt = copy.deepcopy(catalogue)
    spoil(spoilt)
    assert errors(spoilt, schema)


def test_the_schema_knows_the_kinds_audiences_and_phases_of_the_model(schema):
    block, item = schema["$defs"]["block"]["properties"], schema["$defs"]["item"]["properties"]
    assert block["kind"]["enum"] == list(model.BLOCK_KINDS)
    assert block["for"]["enum"] == list(model.AUDIENCES)
    assert block["when"]["enum"] == list(model.PHASES)
    assert item["kind"]["enum"] == list(model.FIELD_KINDS)


def test_every_key_of_the_schema_is_explained_or_explains_itself(schema):
    silent = [
        name for kind in ("block", "item", "sheet") for name, about in schema["$defs"][kind]["properties"].items()
        if "description" not in about and "$ref" not in about
    ]
    assert silent == []


def test_every_address_in_the_catalogue_leads_somewhere(catalogue, site):
    things = [thing for block in catalogue["blocks"] for thing in (block, *block["items"])]
    addresses = [address for thing in things for address in thing["address"].values()]
    files = [sheet[key] for sheet in catalogue["sheets"] for key in ("page", "pdf", "docx")]
    addresses += [address for file in files for address in file.values()]
    addresses += [pair[key] for sheet in catalogue["sheets"] for pair in sheet["pairs"] for key in ("pdf", "docx")]
    assert [address for address in addresses if not exists(site, address)] == []


def test_every_text_is_there_in_every_language(catalogue):
    codes = [language["code"] for language in catalogue["languages"]]
    texts = [block[key] for block in catalogue["blocks"] for key in ("title", "subject", "text") if key in block]
    items = [item for block in catalogue["blocks"] for item in block["items"]]
    texts += [thing["text"] for item in items for thing in (item, *item.get("choices", ()))]
    assert [text for text in texts if list(text) != codes] == []


def test_the_blocks_of_every_sheet_are_in_the_catalogue(catalogue):
    known = {block["id"] for block in catalogue["blocks"]}
    assert [id for sheet in catalogue["sheets"] for id in sheet["blocks"] if id not in known] == []
