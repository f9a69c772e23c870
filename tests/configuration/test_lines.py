"""Lines of keys, as an admin's editor counts them."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from bot.configuration.lines import key_lines, line_of

TEXT = '''# a comment = 1
top = 1
[model]  # [not.a.table]
path = """
fake = 1
[fake]
"""
threads = 2
list = [
  "a = 1",  # fake = 2
  ']',
]
inline = { a = 1, b = { c = 2 } }
[[server]]
"id" = 1
[server.floor]
a.b = 1
[[server.channel]]
id = 3
[[server.channel]]
id = 4
[[server]]
id = 2
[[server.channel]]
[server.channel.thresholds]
red = 1
'''


def test_each_key_has_its_line() -> None:
    tomllib.loads(TEXT)
    assert key_lines(TEXT) == {
        (): 1,
        ("top",): 2,
        ("model",): 3,
        ("model", "path"): 4,
        ("model", "threads"): 8,
        ("model", "list"): 9,
        ("model", "inline"): 13,
        ("server", 0): 14,
        ("server", 0, "id"): 15,
        ("server", 0, "floor"): 16,
        ("server", 0, "floor", "a"): 17,
        ("server", 0, "floor", "a", "b"): 17,
        ("server", 0, "channel", 0): 18,
        ("server", 0, "channel", 0, "id"): 19,
        ("server", 0, "channel", 1): 20,
        ("server", 0, "channel", 1, "id"): 21,
        ("server", 1): 22,
        ("server", 1, "id"): 23,
        ("server", 1, "channel", 0): 24,
        ("server", 1, "channel", 0, "thresholds"): 25,
        ("server", 1, "channel", 0, "thresholds", "red"): 26,
    }


def test_a_key_inside_a_value_has_the_line_of_the_key_that_holds_it() -> None:
    lines = key_lines(TEXT)
    assert line_of(("model", "inline", "b", "c"), lines) == 13
    assert line_of(("server", 1, "watch", 0), lines) == 22
    assert line_of(("absent",), lines) == 1


@given(st.text(st.sampled_from("ab.=[]{}\"'#\\\n ")))
def test_any_text_gives_lines_within_it(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in key_lines(text).values())
