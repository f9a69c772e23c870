"""What cues show together that none of them shows alone: a time and a wish, a goodbye and keys handed on.

A line of `shown` is one showing: all of its cues stand near each other; "a/b" is either. Data only.
"""

from dataclasses import dataclass

from models.terms.rule import Rule, lines


@dataclass(frozen=True, slots=True)
class Together:
    """Cues that must meet within `words` words, none of `unless` among them, and the rule they then count as."""

    rule: Rule
    shown: tuple[tuple[tuple[str, ...], ...], ...]
    words: int = 30
    unless: tuple[str, ...] = ("game",)


def _together(rule: Rule, shown: str, words: int = 30) -> Together:
    return Together(
        rule,
        tuple(tuple(tuple(cue.split("/")) for cue in line.split(" + ")) for line in lines(shown)),
        words,
    )


TOGETHER = (
    _together(
        Rule(("suicide", "distress"), "crisis", level=5),
        """
        bye + after + i
        bye + blameless
        bye + order + i
        bye + pills/weapon + i
        order + after + i
        order + blameless
        order + soon + i
        order + decided + i
        order + dead + i
        weapon + soon + i
        weapon + decided + i
        weapon + alone + i
        weapon + after + i
        pills + soon + i
        place + here + dead/bye/after/decided/soon + i
        soon + decided + dead
        soon + alone + decided
        dead + bye + i
        decided + bye + i
        decided + alone + i
        blameless + after
        """,
    ),
    _together(
        Rule(("suicide", "distress"), "red", level=4),
        """
        weapon + dead + i
        pills + dead/decided/alone/after + i
        soon + dead/decided/bye/after + i
        dead + decided/after + i
        decided + after + i
        place + here/near + alone/near/farewell + i
        pills + many/took/near + i
        weapon + cause/many/drug/farewell + i
        act + near/soon + i
        order + alone + i
        blameless + plea + i
        """,
    ),
    _together(
        Rule(("suicide", "substance", "distress"), "crisis", level=6),
        """
        took + many + ill/plea/alone/dead/bye/after/blameless + i
        took + pills + many/plea + i
        took + ill + plea + i
        """,
        20,
    ),
    _together(
        Rule(("substance", "distress"), "crisis", subject="other"),
        """
        they + lifeless + cause
        they + lifeless + plea
        they + took + many + plea/lost
        """,
        20,
    ),
    _together(
        Rule(("suicide", "distress"), "crisis", subject="other", level=5),
        """
        they + farewell + lost
        they + farewell + alarm
        they + dead + lost
        """,
        30,
    ),
    _together(
        Rule(("self_harm", "distress"), "crisis"),
        """
        blood + cut + gush
        blood + gush + i
        gush + lifeless/ill + i
        """,
        20,
    ),
    _together(
        Rule(("abuse", "distress"), "crisis"),
        """
        attacker + arms + alarm/hiding/near
        attacker + arms + harms
        attacker + hiding + harms/alarm + near
        attacker + harms + alarm + near
        hiding + alarm + near
        attacker + hiding + near + i
        """,
        25,
    ),
    _together(
        Rule(("abuse", "distress"), "crisis", subject="other"),
        """
        child + crying + alarm
        child + lifeless
        """,
        20,
    ),
    _together(
        Rule(("substance", "distress"), "crisis"),
        """
        quit + fit
        """,
        20,
    ),
    _together(
        Rule(("eating", "distress"), "crisis"),
        """
        starved + failing + i
        """,
        20,
    ),
    _together(
        Rule(("violence",), "crisis", subject="other"),
        """
        target + arms + payback
        target + bringing + payback
        bringing + crowd + soon/payback
        arms + bringing + target
        """,
        25,
    ),
)
