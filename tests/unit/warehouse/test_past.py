"""What is usual for a check."""

from sitrep.warehouse.past import Past, usual_of


def test_one_odd_run_changes_little():
    assert usual_of([0.3, 0.3, 0.4, 0.3, 0.9]) == Past(usual=0.3, spread=0.0)
    assert usual_of([1, 2, 3, 4, 5]) == Past(usual=3, spread=1)


def test_of_a_few_runs_nothing_is_usual():
    assert usual_of([0.3] * 4) == Past(usual=None, spread=None)
