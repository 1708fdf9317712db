"""Reading: bytes become text, or a sentence that says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.reading import MAX_BYTES, FileText, Refused, decode, read_text

TEXT = (
    "The café\u2019s owner said: \u201cWe will go on.\u201d It was a naïve plan, résumé and all.\n"
    * 3
)
PLAIN = "The café's owner said it was a naïve plan, for his résumé and his protégé.\n" * 5


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    """The text is the same however it was saved."""
    assert decode(TEXT.encode(encoding), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1252", TEXT), ("latin-1", PLAIN), ("mac_roman", TEXT)]
)
def test_a_western_encoding_is_detected(encoding, text):
    """Curly quotation marks and accents survive, and the encoding is named."""
    read = decode(text.encode(encoding), "a.txt")

    assert read.text == text
    assert read.encoding


@pytest.mark.parametrize(
    "raw", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \n\t\r\n", "\u00a0\u200b".encode()]
)
def test_a_file_without_text_is_empty(raw):
    """Nothing, a mark alone or white space alone is no article."""
    assert decode(raw, "a.txt").reason == "empty"


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7 x", b"PK\x03\x04x", b"MZ\x90", b"\x7fELF", b"\x1f\x8b\x08", b"\x89PNG\r\n",
     b"<!DOCTYPE html>", b"\n <html>", b"\xef\xbb\xbf<html>", b"{\\rtf1", b"a\x00\x00bc" * 9],
)  # fmt: skip
def test_another_kind_of_file_is_refused_whatever_its_name(raw):
    """The content decides, not the ending."""
    assert decode(raw, "a.txt").reason == "type_mismatch"


BROKEN = TEXT.encode("utf-8")[:-1] + b"\xe2\x80" + b"\x81\x8d\x8f" * 30


@pytest.mark.parametrize("raw", [BROKEN, b"\xff\xfea"])
def test_broken_bytes_are_refused(raw):
    """Guessed letters would look like an outlet's wording."""
    refused = decode(raw, "a.txt")

    assert refused.reason == "encoding"
    assert refused.message.startswith("a.txt ")
    assert "UTF-8" in refused.message


def test_a_file_is_refused_for_its_size_before_it_is_read(tmp_path):
    """One byte over the limit is too much; nothing is loaded to find out."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    assert read_text(path).reason == "too_large"


def test_a_file_of_the_largest_size_is_read(tmp_path):
    """The limit itself is allowed."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * MAX_BYTES)

    assert isinstance(read_text(path), FileText)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    """Reading never fails in a way nobody planned for."""
    assert isinstance(decode(raw, "a.txt"), FileText | Refused)
