"""What was made earlier is delivered again, and only if it is whole."""

import os
import time

import pytest

from handbook.store import Store


class Maker:
    """Counts how often it is asked."""

    def __init__(self, content=b"made"):
        self.content, self.asked = content, 0

    def __call__(self):
        self.asked += 1
        return self.content


def the_file(folder):
    (file,) = folder.iterdir()
    return file


def test_a_file_is_made_once_for_what_it_is_made_from(tmp_path):
    make, other = Maker(), Maker(b"other")
    for _ in range(2):
        assert Store(tmp_path / "kept").get(b"from", make) == b"made"
    assert Store(tmp_path / "kept").get(b"from elsewhere", other) == b"other"
    assert (make.asked, other.asked) == (1, 1)


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100], ids=["empty", "cut off", "foreign"])
def test_a_damaged_file_is_made_again(tmp_path, damage):
    make = Maker()
    Store(tmp_path).get(b"from", make)
    the_file(tmp_path).write_bytes(damage)
    assert Store(tmp_path).get(b"from", make) == b"made"
    assert Store(tmp_path).get(b"from", make) == b"made"
    assert make.asked == 2


def test_one_wrong_byte_is_seen(tmp_path):
    make = Maker()
    Store(tmp_path).get(b"from", make)
    kept = bytearray(the_file(tmp_path).read_bytes())
    kept[-1] ^= 1
    the_file(tmp_path).write_bytes(kept)
    assert Store(tmp_path).get(b"from", make) == b"made"


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Store(tmp_path).get(b"from", Maker())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_time_and_no_file(tmp_path):
    (tmp_path / "kept").write_text("a file stands where the folder should be")
    store, make = Store(tmp_path / "kept"), Maker()
    assert [store.get(b"from", make), store.get(b"from", make)] == [b"made", b"made"]
    assert make.asked == 2
    assert "kept" in str(store.complaint)


def put_aside_long_ago(folder):
    long_ago = time.time() - 31 * 24 * 3600
    os.utime(the_file(folder), (long_ago, long_ago))


def test_what_nobody_asked_for_in_a_month_is_deleted(tmp_path):
    store = Store(tmp_path)
    store.get(b"old", Maker())
    put_aside_long_ago(tmp_path)
    store.get(b"new", Maker())
    store.tidy()
    assert store.get(b"new", Maker(b"again")) == b"made"
    assert store.get(b"old", Maker(b"again")) == b"again"


def test_asking_keeps_a_file(tmp_path):
    store = Store(tmp_path)
    store.get(b"old", Maker())
    put_aside_long_ago(tmp_path)
    store.get(b"old", Maker())
    store.tidy()
    assert store.get(b"old", Maker(b"again")) == b"made"
