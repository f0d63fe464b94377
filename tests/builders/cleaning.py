"""What the processes of the tests are given to do: they import it, as those of the program do."""

import os
import signal
import time
from collections.abc import Collection

from sitrep.clean.captures import Cleaned, clean_capture
from sitrep.records import Capture, SourceInfo


def obey(order: str) -> str:
    """Do what the word says, and return it in capitals if that can still be done."""
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == "leave":
        raise SystemExit(3)
    elif order == "wait":
        time.sleep(3600)
    while order == "stay":
        pass
    return order.upper()


def clean_or_obey(
    source: SourceInfo, capture: Capture, *, languages: Collection[str] = ()
) -> Cleaned:
    """Clean a page, after doing what the last word of its URL says."""
    obey(capture.url.rpartition("/")[2])
    return clean_capture(source, capture, languages=languages)
