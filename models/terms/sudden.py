"""Words of the moment: an act just done, things set in order, a place, a way of being out of reach, danger at the door."""

from models.terms.rule import Rule

SUDDEN = (
    Rule(
        ("suicide", "distress"),
        "crisis",
        r"""
        (?:i )?tried (?:it )?(?:last night|yesterday|again|this morning|on \S+day|friday|monday
            |sunday) (?:[.,] )?(?:and |but )?(?:it )?(?:didnt|failed|woke)
        (?:its|it is) (?:already |all )?(?:in me|in my (?:system|blood|stomach))|(?:its|it is) done [.,] i (?:took|did|cut)
        (?:swallowed|took|taken) (?:\S+ ){0,3}(?:i )?cant take back
        i (?:have )?already (?:took|taken|swallowed|take|drank|jumped|cut|done) (?:it|them|everything|all)
        (?:letters|notes) (?:are |is |all |have been )*(?:written|done|finished|sealed|posted)
        wrote (?:\S+ )?(?:{number}) (?:letters|notes)|(?:letters|notes) (?:\S+ )?(?:[.,] )?one (?:each|for)
        (?:wont|dont|not going to|never) need (?:it|them|any of (?:it|them|this)|anything|money|these) (?:\S+ ){0,2}(?:where
            |after (?:tonight|tomorrow|today|this))
        (?:do|did|doing) it (?:properly|right|for real) this time|this time (?:\S+ ){0,3}(?:properly|for real|wont fail)
        (?:going|go|leave|leaving|die|dying) together (?:{wide})(?:tonight|tomorrow|nobody knows|weekend|soon)
        (?:not going to|wont|dont plan to|not planning to|never going to) (?:see|make it to|reach|turn|get to) (?:my )?(?:\d+
            |birthday|next birthday|morning|the morning|monday|friday|the weekend|christmas|graduation|tomorrow)(?= [.,]
            |$| and| because| i)
        not planning on (?:coming|getting|making it|being|waking) (?:back|home|through|here|up)
        (?:dont|do not|please dont|no one|nobody) (?:call|ring|phone|ping|send) (?:\S+ )?(?:anyone|anybody|police|ambulance
            |help|911|999|112) (?:[.,] )?(?:its |it is )?(?:too late|already)
        (?:its|it is) too late (?:for me|now|to (?:stop|save)) (?:{gap})(?:took|swallowed|sleepy|sorry|goodbye|bye)
        (?:i )?(?:deleted|wiped|burned|burnt) (?:\S+ )?(?:all|everything) (?:{wide})(?:nobody|so they|so my|find|after)
        (?:tonight|tomorrow|today) is the (?:night|day) (?:that )?i (?:\S+ )?(?:end|die|go|do it|leave|finish|stop)
        so (?:my )?(?:nobody|mom|dad|{kin}|they|she|he) (?:\S+ )?(?:has|have|dont|doesnt|wont) (?:have )?to (?:find|clean up
            |clean|see|pay|identify|deal) (?:me|after|it|my body|for the funeral|with it)
        (?:about|only|maybe|got) (?:\S+ )?{number} (?:minutes|hours|days|sleeps) (?:of me )?(?:left|to go)(?: to live| of me
            | alive| then im)
        """,
        level=6,
        firm=True,
    ),
    Rule(
        ("suicide", "distress"),
        "red",
        r"""
        (?:not|dont feel|isnt) (?:\S+ )?safe (?:with|from|around|by) (?:myself|my (?:own )?(?:thoughts|head|mind))
        (?:want|going|about|ready|need|trying) to (?:\S+ )?suicide
        dont trust myself (?:\S+ )?(?:tonight|right now|alone|with|not to|anymore|any more|to be)
        (?:what|how) (?:do|should|can) i (?:tell|say|tick|put|answer) (?:\S+ ){0,8}(?:let me (?:go|out|leave)|dont keep me
            |so they dont|discharge me|dont section)
        how many (?:\S+ ){0,4}(?:would|will|to) (?:do it|be enough|work|finish me)
        (?:i )?(?:lied|was lying) (?:\S+ ){0,4}(?:throwing|thrown|threw|getting rid|got rid|giving|gave|being (?:ok|safe))
        (?:saving|saved|save) (?:theirs|mine|them|my (?:pills|meds|tablets)) up
        (?:catch|catching) the bus (?:\S+ )?(?:tonight|soon|for good)|(?:i|im|me) (?:\S+ ){0,3}(?:ctb|sewerslide|an hero
            |self delete|selfdelete|rope myself)
        (?:want|ready|going|need|tempted|time) (?:\S+ )?(?:to|for) (?:\S+ )?(?:ctb|catch the bus|an hero|rope|self delete
            |forever sleep|permanent sleep|final rest|rage quit life|toaster bath|yeet myself (?:off|into))(?! (?:climb
            |course|swing|to (?:work|school|town|uni)|home))
        """,
        level=3,
    ),
    Rule(
        ("abuse", "distress"),
        "crisis",
        r"""
        (?:someone|somebody|he|she|a man|two men|my ex|a guy|they|people) (?:\S+ )?(?:is|are|s) (?:\S+ )?(?:in|inside) (?:the
            |my|our) (?:house|flat|apartment|home|hallway|garden|bedroom)(?= [.,]|$| and| i| right| now| with)
        (?:someone|somebody|he|she|a man|men|my ex|a guy|they) (?:\S+ ){0,3}(?:broke|breaking|broken|smashed|kicked|forced) (?:\S+ )?(?:in|into|down) (?:\S+ ){0,4}(?:house|door|window|flat|help|police|hiding)
        (?:threw|pushed|shoved|kicked) (?:her|him|me|mom|my \S+) (?:\S+ )?(?:down|off) (?:the|a) (?:stairs|steps|balcony)
        (?:he|she|they) (?:\S+ )?(?:has|have|got|took|taken) (?:the|my|our) (?:kids|children|baby) (?:and|with|\S+) (?:\S+ )?(?:gun|knife|weapon)
        """,
        firm=True,
    ),
    Rule(
        ("substance", "distress"),
        "crisis",
        r"""
        (?:took|taken|mixed|drank|used|sniffed|smoked|snorted) (?:\S+ ){0,12}(?:cant feel (?:my|me)|heart (?:is )?(?:keeps
            |going|beating|stopp\w+)|hearts (?:going|stopp\w+|racing)|chest (?:hurts|feels|is)|cant breathe|keep nodding)
        (?:heart|hearts) (?:\S+ )?(?:keeps |going )?(?:stopping|stops|skipping) (?:\S+ ){0,12}(?:floor|help|scared|cant
            |please)
        (?:found|find) (?:my|her|him|them|mom|dad) (?:\S+ ){0,8}(?:breaths|cpr|ambulance|not breathing|unconscious|blue|cold)
        (?:doing|giving|do|give) (?:\S+ )?(?:cpr|the breaths|chest compressions|narcan)
        """,
        firm=True,
    ),
)
