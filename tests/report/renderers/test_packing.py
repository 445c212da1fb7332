import gzip
from base64 import b85decode
from pathlib import Path

import pytest

from advisor.document import file_cache
from advisor.report.renderers import packing
from advisor.report.renderers.packing import packed, packed_once

DATA = bytes(range(256)) * 41


def unpacked(text: str) -> bytes:
    return gzip.decompress(b85decode(text.replace(".", "<")))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 5, len(DATA)])
def test_what_is_packed_comes_out_again_and_opens_no_element(length: int) -> None:
    text = packed(DATA[:length])
    assert unpacked(text) == DATA[:length]
    assert "<" not in text
    assert text == packed(DATA[:length])


def test_the_head_names_neither_time_nor_system() -> None:
    head = b85decode(packed(DATA).replace(".", "<"))[:10]
    assert head == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])


def test_what_many_share_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed_once(DATA, "any")
    monkeypatch.setattr(packing, "packed", lambda _: pytest.fail("it was packed again"))
    assert packed_once(DATA, "any") == first


@pytest.mark.parametrize("harm", [b"", b"\n", b"else", b"0" * 64 + b"\nelse", b"\xff\n\xff"])
def test_what_became_of_the_kept_does_no_harm(harm: bytes) -> None:
    first = packed_once(DATA, "any")
    (file,) = file_cache.place("any").parent.glob("any.packed")
    file.write_bytes(harm)
    assert packed_once(DATA, "any") == first
    assert packed_once(DATA, "any") == first


def test_what_was_kept_for_other_data_is_packed_anew() -> None:
    packed_once(b"other", "any")
    assert unpacked(packed_once(DATA, "any")) == DATA


def test_without_a_place_to_keep_it_is_packed_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert unpacked(packed_once(DATA, "any")) == DATA
