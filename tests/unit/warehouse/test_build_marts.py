"""The order in which marts are built."""

from sitrep.warehouse.build_marts import in_reading_order, mart_sources


def test_a_mart_comes_after_those_it_reads():
    sources = {
        "a": "create view marts.a as select * from marts.b join marts.c",
        "b": "create view marts.b as select * from marts.c",
        "c": "create view marts.c as select 1",
    }
    assert in_reading_order(sources) == ["c", "b", "a"]


def test_marts_read_the_event_mart_not_held_codings():
    order = in_reading_order(mart_sources())
    assert order.index("event") < order.index("incident") < order.index("territorial_change")
