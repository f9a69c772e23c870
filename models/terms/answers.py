"""Short answers that mean something only after a question: "tonight" after "when?"."""

from dataclasses import dataclass

from models.terms.rule import Rule


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked in the message before, what is said now, and what the two show together.

    amid: what must have been said in the few messages before; unless: words that reassure or laugh it off.
    """

    asked: str
    said: str
    rule: Rule
    amid: str = ""
    unless: str = ""


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
# Somebody is worried: said in the question or just before it.
_WORRY = r"""
    (?:die|dead|dying|alive|suicid\w+|kill\w*|hurt\w*|safe|pills|tablets|meds|rope|noose|blade|blades|knife|gun|razor|cut
        |overdos\w*|swallow\w*|took|taken|mixed|ambulance|999|911|police|bridge|roof|ledge|edge|platform|sill|tracks
        |goodbye|note|notes|letters|breathing|bleeding|blood|ending it|end it|gone|plan|purg\w+|hit you|hurts you
        |hurting you|threaten\w*|towel|bandages?|die die|wake up|over with|hit|drunk|smashing|screaming|scared|methods?
        |court|worried|please (?:answer|reply|talk)|stay on|keep typing|exist\w*|being here|still here|promise)
"""
_ASKS = r"""
    (?:are|is|did|do|does|have|has|can|could|will|would|where|what|whats|which|how|when|who|whos|right|tell|promise
        |please|answer|reply|stay|still|really|why)
"""
_CALM = r"""
    (?:yes im (?:ok|okay|safe|fine)|im (?:ok|okay|safe|fine|home)|safe|yes safe|hes gone|threw|gave|handed|told|with my
        |with mom|downstairs with|lol|lmao|haha\w*|jk|thank you|thanks|coming now|on their way|theyre here|better|promise
        |no thoughts|not suicidal|good now|asleep now)
"""
ANSWERS = (
    # A plea to be safe, answered with anything but a yes.
    Answer(
        r"""
        (?:are you (?:\S+ )?(?:safe|ok|alone)|safe (?:where|tonight|right now|at home)|promise|still (?:be )?(?:alive|here)
            |glad you|(?:is|are) (?:anyone|anybody|someone|somebody|your \S+) (?:\S+ )?(?:with|in|home|there|near|awake)
            |anyone who|have you (?:called|rung|told)|are they coming|did you get rid|threw (?:it|them)|are they gone
            |put (?:it|them)|locked|stay on|keep typing|keep talking)
        """,
        r"""
        ^(?:no|nope|nah|not|cant|i cant|wont|nobody|no one|alone|depends|define|idk|dont know|i lied|lied|just me|its just
            |i kept|maybe|too late|so sleepy|so tired|sorry|never|yes but|i dont|im scared|bye|goodbye)
        """,
        Rule(("suicide", "distress"), "crisis", level=4, firm=True),
        amid=_WORRY,
        unless=_CALM,
    ),
    # A frightened question where or how somebody is.
    Answer(
        r"""
        (?:where (?:are|is|r|did) \S+|wheres|whats (?:it|he|she|that) doing|is (?:he|she) (?:\S+ )?(?:breathing|awake|snoring
            |sitting|safe|moving|there|on)|how are you feeling|hows he|hows she|does he know|did he|did she|is he|is she)
        """,
        r"""
        ^(?:the |on the |at the |in the |by the |his |her |shes |he is |she is |its |i cant |cant |i feel |they |no|near
            |with |in |not |gone|grey|blue|cold)
        """,
        Rule(("suicide", "distress"), "red", level=3, firm=True),
        amid=r"""
        (?:suicid\w+|kill\w*|pills|tablets|rope|gun|bridge|ledge|sill|note|took|taken|swallow\w*|mixing|mixed|overdos\w*|blood
            |bleeding|breathing|goodbye|quick tonight|wanted it|over with|cut|blade|snoring|drink|smashing|hit|court)
        """,
        unless=_CALM,
    ),
    Answer(
        _DEATH,
        _NEAR,
        Rule(("suicide", "distress"), "crisis", level=5, firm=True),
        unless=_CALM,
    ),
    Answer(
        _DEATH,
        _YES,
        Rule(("suicide", "distress"), "red", level=2, firm=True),
        unless=_CALM,
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
    # Any worried question, and a short answer that does not calm: less sure, within the hour.
    Answer(
        _ASKS,
        r"^\S+",
        Rule(("suicide", "distress"), "red", level=2, firm=True),
        amid=r"""
        (?:want(?:ed)? to (?:die|not exist)|kill(?:ing)? (?:my|your)self|suicid\w+|be dead|was dead|ending it|stay alive|still be alive
            |how many did you|did you (?:cut|swallow|take (?:them|all|any))|what did you take|the (?:rope|noose|blade|gun)|i (?:have )?swallowed
            |not wake up|stop existing|tried to die|hurt yourself|get rid of the (?:pills|blades?|rope)|my blades)
        """,
        unless=rf"""
        {_CALM.strip()[:-1]}|no|nope|nah|same|me too|mood|hugs?|here|im here|please|love you|pm|dm|call|sorry|yes please|you)
        """,
    ),
)
