import pytest

from local_stack.command_lock import only_command
from local_stack.state_folder import StackError


def test_a_second_command_is_told_which_one_is_at_work(tmp_path):
    with (
        only_command(tmp_path, "demo"),
        pytest.raises(StackError, match="`make demo` is at work here"),
        only_command(tmp_path, "up"),
    ):
        pass
    with only_command(tmp_path, "up"):
        pass
