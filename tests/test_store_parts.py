"""Parts: the same rows give the same bytes, and no damage goes unseen."""

import random

import pandas as pd
import pytest

from analysis import schema
from analysis.errors import SchemaError, StoreError
from analysis.store.order import natural_order
from analysis.store.parts import encode_table, read_part
from tests.store_fakes import TEXTS, make_tables, read_inputs, write_input

TABLES = ["articles", "sentences", "tokens"]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Make the tables of a part."""
    folder = write_input(tmp_path_factory.mktemp("parts"), TEXTS * 3)
    return make_tables(folder, read_inputs(folder).entries).tables


@pytest.mark.parametrize("name", list(schema.TABLES))
def test_every_table_survives_writing_and_reading(name, tables, tmp_path):
    """A part reads back with the rows, order and dtypes promised."""
    table = schema.TABLES[name]
    rows = tables.get(name, schema.empty(table))
    path = tmp_path / "part.parquet"
    path.write_bytes(encode_table(rows, table))
    expected = rows.sort_values(natural_order(table), ignore_index=True) if len(rows) else rows

    pd.testing.assert_frame_equal(read_part(path, table), expected, check_exact=False, atol=5e-7)


@pytest.mark.parametrize("name", TABLES)
def test_the_order_of_rows_does_not_change_the_bytes(name, tables):
    """Bytes depend on what is in a table, not on how it came about."""
    table = schema.TABLES[name]
    shuffled = tables[name].sample(frac=1, random_state=1)

    assert encode_table(shuffled, table) == encode_table(tables[name], table)


def test_the_last_bits_of_a_float_do_not_change_the_bytes(tables):
    """Machines differ in the 16th digit, the written tables must not."""
    rows = tables["sentences"]
    nudged = rows.assign(position_share=rows["position_share"] + 1e-12)
    nudged.loc[0, "position_share"] = -0.0

    assert encode_table(nudged, schema.SENTENCES) == encode_table(rows, schema.SENTENCES)


def test_rows_that_break_the_promise_are_not_written(tables):
    """A hole where there may be none is found before it is kept."""
    holed = tables["sentences"].assign(section=pd.Series(pd.NA, dtype="str"))

    with pytest.raises(SchemaError, match="empty cells in section"):
        encode_table(holed, schema.SENTENCES)


@pytest.mark.parametrize("name", TABLES)
def test_no_mutated_part_is_silently_wrong(name, tables, tmp_path):
    """A part with any byte changed is refused, or still reads as the very same rows."""
    table = schema.TABLES[name]
    raw = encode_table(tables[name], table)
    path = tmp_path / "part.parquet"
    path.write_bytes(raw)
    whole = read_part(path, table)
    chance = random.Random(len(name))
    refused = 0
    for _ in range(70):
        path.write_bytes(mutate(raw, chance))
        try:
            found = read_part(path, table)
        except (StoreError, SchemaError):
            refused += 1
        else:
            pd.testing.assert_frame_equal(found, whole)
    assert refused


def mutate(raw, chance):
    """Flip a bit, cut off, zero or move some bytes."""
    changed = bytearray(raw)
    at = chance.randrange(len(raw) - 8)
    match chance.randrange(4):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            del changed[at:]
        case 2:
            changed[at : at + 8] = bytes(8)
        case _:
            changed[at : at + 8] = changed[:8]
    return bytes(changed)
