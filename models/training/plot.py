"""The reliability plot: what was said against what came true, as a small SVG drawn by hand."""

from collections.abc import Mapping, Sequence

from models.training.metrics import Bin

SIDE, LEFT, TOP = 320, 62, 34  # pixels: of the square, and what lies left of it and above
COLOURS = {"amber": "#b7791f", "red": "#c53030", "crisis": "#553c9a"}
MARKS = {"amber": "circle", "red": "square", "crisis": "triangle"}
FEW = 10  # rows below which a point is drawn hollow


def reliability_plot(bins: Mapping[str, Sequence[Bin]], title: str) -> str:
    """One line per tier over the diagonal of perfect calibration; hollow marks stand for few rows."""
    size = f'width="{SIDE + 230}" height="{SIDE + 96}"'
    look = f'{size} font-family="sans-serif" font-size="12" fill="#222" role="img" aria-label="{title}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {look}>',
        f'<rect {size} fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{title}</text>',
        *_axes(),
        *(piece for tier, found in bins.items() for piece in _line(tier, found)),
        *(piece for at, tier in enumerate(bins) for piece in _key(tier, at)),
        f'<text x="{LEFT + SIDE + 14}" y="{TOP + 106}" fill="#555">dashed: said = true</text>',
        f'<text x="{LEFT + SIDE + 14}" y="{TOP + 124}" fill="#555">hollow: under {FEW} rows</text>',
        "</svg>",
    ]
    return "\n".join([*parts, ""])


def _axes() -> list[str]:
    pieces = []
    for tenth in range(0, 11, 2):
        share = tenth / 10
        x, y = _place(share, share)
        pieces += [
            f'<path d="M{x} {TOP}V{TOP + SIDE}M{LEFT} {y}H{LEFT + SIDE}" stroke="#e5e5e5"/>',
            f'<text x="{x}" y="{TOP + SIDE + 18}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{share:.1f}</text>',
        ]
    middle = TOP + SIDE / 2
    turned = f'text-anchor="middle" transform="rotate(-90 18 {middle})"'
    return [
        *pieces,
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<path d="M{LEFT} {TOP + SIDE}L{LEFT + SIDE} {TOP}" stroke="#888" stroke-dasharray="5 4"/>',
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 42}" text-anchor="middle">what the reader said</text>',
        f'<text x="18" y="{middle}" {turned}>how often it was true</text>',
    ]


def _line(tier: str, bins: Sequence[Bin]) -> list[str]:
    points = [_place(part.said, part.true) for part in bins]
    path = " ".join(f"{x},{y}" for x, y in points)
    marks = [_mark(tier, x, y, hollow=part.rows < FEW) for (x, y), part in zip(points, bins, strict=True)]
    return [f'<polyline points="{path}" fill="none" stroke="{COLOURS[tier]}" stroke-width="2"/>', *marks]


def _mark(tier: str, x: float, y: float, *, hollow: bool) -> str:
    look = f'fill="{"#fff" if hollow else COLOURS[tier]}" stroke="{COLOURS[tier]}" stroke-width="1.5"'
    if MARKS[tier] == "circle":
        return f'<circle cx="{x}" cy="{y}" r="4.5" {look}/>'
    if MARKS[tier] == "square":
        return f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" {look}/>'
    return f'<path d="M{x} {y - 5.5}L{x + 5} {y + 4}H{x - 5}Z" {look}/>'


def _key(tier: str, at: int) -> list[str]:
    x, y = LEFT + SIDE + 22, TOP + 14 + 24 * at
    return [_mark(tier, x, y, hollow=False), f'<text x="{x + 14}" y="{y + 4}">at least {tier}</text>']


def _place(said: float, true: float) -> tuple[float, float]:
    return round(LEFT + SIDE * said, 1), round(TOP + SIDE * (1 - true), 1)
