"""The reliability plot."""

from xml.etree import ElementTree as ET

from models.training.metrics import Bin
from models.training.plot import LEFT, SIDE, TOP, reliability_plot


def test_it_is_a_drawing_with_a_point_where_said_meets_true() -> None:
    drawn = ET.fromstring(reliability_plot({"amber": [Bin(50, 0.25, 0.5)], "red": [Bin(3, 0.1, 0.0)]}, "said"))  # noqa: S314 - our own words
    circles = drawn.findall("{*}circle")
    assert (float(circles[0].get("cx", 0)), float(circles[0].get("cy", 0))) == (LEFT + SIDE / 4, TOP + SIDE / 2)


def test_few_rows_are_drawn_hollow() -> None:
    def fills(rows: int) -> int:
        return reliability_plot({"amber": [Bin(rows, 0.2, 0.2)]}, "said").count('fill="#fff" stroke=')

    assert (fills(3), fills(300)) == (1, 0)
