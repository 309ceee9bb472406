"""Memory that was freed is given back, and threads share one heap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ONE_HEAP = """
import ctypes, re, sys, threading
from coach.memory import share_one_heap
if sys.argv[1] == "one":
    share_one_heap()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
threads = [threading.Thread(target=lambda: library.malloc(1000)) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
library.malloc_info(0, ctypes.c_void_p.in_dll(library, "stdout"))
library.fflush(None)
"""
GIVEN_BACK = """
import ctypes
from coach.memory import give_back
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]
library.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
places = [library.malloc(8000) for _ in range(2000)]
for place in places: library.memset(place, 1, 8000)
for place in places[:-1]: library.free(place)
before = resident()
give_back()
print(before - resident())
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")


def _printed(program: str, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_threads_share_one_heap() -> None:
    assert _printed(ONE_HEAP, "one").count("<heap ") == 1
    assert _printed(ONE_HEAP, "many").count("<heap ") > 1


def test_what_was_freed_is_given_back() -> None:
    assert int(_printed(GIVEN_BACK)) > 10_000_000
