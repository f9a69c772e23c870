"""Short answers that mean something only after a question: "tonight" after "when?"."""

from dataclasses import dataclass

from models.terms.rule import Rule


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked in the message before, what is said now, and what the two show together."""

    asked: str
    said: str
    rule: Rule


_DEATH = r"""
    (?:kill(?:ing)? yourself|suicid\w+|end(?:ing)? your life|end(?:ing)? it|hurt(?:ing)? yourself|want to die|dying
        |safe tonight|stay safe|plan to|a plan|have a plan|planning to|alive|a when|made a plan|thinking of (?:dying
        |suicide)|to do it|on the (?:bridge|roof|ledge)|by the (?:edge|tracks|water)|the (?:rope|gun|pills|tablets
        |noose|blade|knife)|with you now|put (?:it|them) (?:down|away)|goodbye|how many letters)
"""
_YES = r"""
    ^(?:yeah|yes|yep|yh|ye|ya|yea|yup|maybe|kinda|kind of|sort of|mhm|probably|i think so|i am|i do|i have|always
        |every day|every night|most days|most nights|a bit|sometimes|not sure|idk|dont know)(?= [.,]|$|$| \S+)
"""
_NEAR = r"""
    (?:tonight|soon|midnight|tomorrow|now|today|right now|already|too late|not for long|in my hand|next to me
        |all of them|its done|done it|i did|did it|last one|goodbye|bye|in an hour|few hours|doing it|im ready
        |nobody|counting)
"""
ANSWERS = (
    Answer(
        _DEATH,
        _NEAR,
        Rule(("suicide", "distress"), "crisis", level=5, firm=True),
    ),
    Answer(
        _DEATH,
        _YES,
        Rule(("suicide", "distress"), "red", level=2, firm=True),
    ),
    Answer(
        r"""
            (?:how many|how much|what did you take|did you (?:take|swallow)|you took|have you taken|swallowed
                |dont take them|pills|tablets|overdose\w*|took something)
        """,
        r"""
            (?:all|all of (?:them|it)|the whole|everything|lots|most of|too many|handful|lost count|about \d+|\d+
                |enough|i already did|already|both|the rest|yes|yeah|yh|the lot)
        """,
        Rule(("substance", "suicide", "distress"), "crisis", level=6, firm=True),
    ),
    Answer(
        r"""
            (?:did you cut|cutting|hurt yourself|selfharm|bleeding|the blade|the razor|urges?|clean)
        """,
        r"""
            (?:yeah|yes|yep|yh|again|last night|tonight|a bit|a little|just (?:a|once|one)|deep|wont stop
                |couldnt stop|i did|not (?:any|really)|still|bad)
        """,
        Rule(("self_harm", "distress"), "red", firm=True),
    ),
    Answer(
        r"""
            (?:eaten|did you eat|have you eaten|what have you (?:had|eaten)|breakfast|kept down|purg\w+
                |since (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday))
        """,
        r"""
            (?:nothing|water|gum|one|half|coffee|no|not since|ice|an? apple|threw|couple|bathroom|brb)
        """,
        Rule(("eating", "distress"), "red", firm=True),
    ),
)
