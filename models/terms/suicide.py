"""Words that show suicide risk of the author, or of someone the author fears for.

Coded words from the field's lists (unalive, ctb, sewer slide …) count only inside a first-person phrase.
"""

from models.terms.rule import Rule

SUICIDE = (
    # An attempt under way or just made.
    Rule(
        ("suicide", "distress"),
        "crisis",
        r"""
        (?:i|and) (?:just|already|only just) (?:tried|attempted) (?:to )?{die}
        (?:i )?just tried to (?:{die}|die)
        (?:i |i have )?(?:tried|attempted) (?:to )?(?:{die}|die|end it) {gap}{lately}
        (?:my|a|the) (?:suicide )?attempt {lately}
        {lately} i (?:tried|attempted) (?:to )?(?:{die}|die|end it)
        (?:i|i have) (?:just |already |have |finally )?{swallowed} (?:\S+ )?(?:all|every|everything|handfuls?
            |the whole|the lot|too many|way too many|a bunch|a lot|a load|the rest|the bottle|a bottle|a full|enough
            |em all) {gap}{means}
        (?:i|i have) (?:just |already |have |finally )?{swallowed} (?:them all|it all|all of (?:them|it|my|the)
            |the whole (?:bottle|box|pack|lot|thing)|everything in|em all|every last|handfuls|\d+ of (?:them|my|the
            |em))(?! (?:to|home|out|off|back|from|for|up|down))
        (?:just|already) (?:swallowed|downed|necked) (?:\S+ )?(?:all|a|the|my|every|em|them|\d+)
        (?:ive|i) (?:already|just|finally) (?:jumped|cut my (?:wrists?|throat)|slit (?:my|both))
            |i (?:have )?already (?:did it|done it|started it)
        im (?:actually |really )?(?:overdosing|bleeding out|hanging)
        (?:i )?(?:think|thought) i (?:might have |have )?overdosed
        im killing myself(?! (?:laughing|with|over|here|trying|for|to|doing|at))
        it didnt work . {gap}(?:still here|woke up|alive)
        (?:i )?woke up (?:\S+ )?(?:in the (?:er|hospital)|alive) {gap}(?:wasnt supposed|didnt want|shouldnt)
        (?:i )?(?:wasnt|wasnt even|not) (?:supposed|meant) to (?:wake up|be here|still be here|survive)
        woke up [.,] (?:i )?wasnt (?:supposed|meant) to
        (?:its|pills are|they are) (?:already )?(?:kicking in|in me now)(?= [.,]|$)
        """,
        level=6,
        firm=True,
    ),
    # Intent with a time or an act.
    Rule(
        ("suicide", "distress"),
        "crisis",
        r"""
        {intend} {gap}(?:{die}|die|end it|end things|do it and die) {gap}{soon}
        (?:{die}|end it) (?:{gap})(?:tonight|right now|tomorrow|later today)
        (?:tonight|tomorrow|today|after this|right now) ,? ?(?:{gap})(?:{intend}) (?:{gap})(?:{die}|die|end it|do it)
        (?:im|i am) (?:about|ready|preparing|prepared) to (?:{die}|end it|go now)
        (?:doing|do) it (?:then|tonight|right now|now|tomorrow night)(?= [.,]|$)
        (?:tonight|tomorrow|today) is (?:the|my) (?:last )?(?:night|day)(?= [.,]|$)
        (?:tonight|tomorrow|today|this) is my last (?:night|day|evening|one)(?= [.,]|$)
        my last (?:night|day|hours?|evening|words|breath|goodbye) (?:alive|on (?:this )?earth|here|ever|tonight|[.,])
        (?:i )?have (?:\S+ )?(?:a )?(?:plan|date|day) (?:{gap})(?:to {die}|to die|to end|picked|set|for tonight
            |for tomorrow)
        (?:picked|set|chose|chosen) (?:\S+ )?(?:a|the|my) (?:date|day|method|spot|tree|bridge) (?:to|for|and|[.,])
        im going to jump(?= (?:[.,]|off|from|in|right|now|tonight|and)|$)
        (?:im|i am) going to (?:take|swallow|eat|down) (?:all|every|the whole|a bunch|my whole|them all|everything
            |em all|these)
        (?:i have|i have) (?:\S+ )?(?:made|make) (?:up )?my (?:mind|peace|decision) {gap}(?:die|dead|end|go|goodbye
            |suicide|tonight|{die})
        (?:going to|finally|about to) (?:go through with it|finally do it)
        (?:im|its) done [.,] (?:for real [.,] )?tonight
        (?:everything|its all|it all|all) (?:is )?(?:ready|set up|prepared
            |arranged)(?: in my \S+)? (?:[.,] )?(?:for (?:tonight|tomorrow)|goodbye|sorry)
        (?:driving|drive|crash|crashing) (?:off (?:the|a) (?:road|bridge|cliff)|(?:my|the) car into (?:a
            |the) (?:\S+ )?(?:wall|tree|truck|lorry|pole)) (?:{wide})(?:tonight|when|after|now|tomorrow|today)
        (?:this time|tonight) (?:im|i will|i will|its) (?:going to )?(?:make sure|do it right|succeed|work)
        nothing (?:you|anyone|anybody) (?:can )?(?:say|do) (?:will|can|is going to) (?:stop|change) (?:me|it|my mind)
        """,
        level=5,
        firm=True,
    ),
    # Goodbyes, and not being here.
    Rule(
        ("suicide", "distress"),
        "crisis",
        r"""
        (?:ill|i will|i|im|we) (?:wont|not|not going to|am not going to) be (?:here|around|alive|breathing
            |on this earth) (?:to|by|at|in|after|for|when|much|anymore|any|tomorrow|next|come) (?!(?:work|school
            |holiday))
        i wont (?:be here|be alive|be around|wake up|see) (?:\S+ )?(?:tomorrow|the morning|in the morning|next|another
            |anymore|much longer|by|at|christmas|the end|my next)
        (?:im )?not going to be (?:here|alive|around) (?:tomorrow|in the morning|anymore|much longer|by|next week|at)
        goodbye (?:forever|everyone|everybody|world|cruel world|all|for good|my friends|guys|friends|yall
            |to you all)(?= [.,]|$)|goodbye (?:and (?:thank|sorry)|everyone i(?:m sorry| love| loved))
        (?:this is|saying|say|consider this) (?:my |the )(?:final |last )?goodbyes?(?= [.,]|$)|(?:this is|so this is
            |i guess this is) (?:a )?goodbye(?= [.,]|$| everyone| forever| for)
        (?:final|last) (?:goodbye|goodbyes|farewell|words|post ever|message ever)
        (?:this is|this will be|heres) (?:my|the) last (?:message|post|text|words|thing)
        my (?:suicide|goodbye|final|last) (?:note|letter|letters|message)
        (?:wrote|written|writing|finished|left|posted|leaving|write) (?:\S+ ){0,2}(?:suicide note|goodbye note
            |goodbye letters?|suicide letters?)
        (?:wrote|written|writing|finished|left|leaving) (?:my|the|a|their|my last) (?:notes?|letters?) (?:to|for|is
            |are|on|and|in|[.,]) ?(?:\S+ )?(?:mom|dad|everyone|family|kids|parents|table|bed|desk|pillow|drawer|sorry
            |goodbye|daughter|son|each)
        (?:the|my) (?:note|notes|letters?) (?:is|are) (?:on|in|under|written|done|finished|sealed|with)
        by the time (?:you|anyone|somebody|someone|they|u) (?:reads?|sees?|finds?|get)
        when (?:you|they|someone|somebody) (?:finds?|reads?) (?:me|this)(?: ,)? ?(?:\S+ )?(?:ill|i will|tell|im
            |it will|i|be)
        tell (?:my )?(?:mom|dad|kids|son|daughter|wife|family|sister|brother|everyone|them|him
            |her) (?:that )?(?:i love|im sorry|i loved|i tried|it wasnt (?:their|her|his|anything)|its not (?:on|their
            |her|his)) ?(?=[.,]|$|her|him|them|and|they|their|on|you|anything|fault)
        (?:nobody) (?:has to|needs to|will have to) worry about me (?:after|anymore|again)
        (?:gave|given|giving) (?:away )?(?:all )?(?:of )?my (?:\S+ )?(?:things|stuff|possessions|belongings
            |everything) (?:away|to)
        (?:everything|all my affairs|my affairs|affairs) (?:is|are) in order
        (?:wont|never) (?:have to )?(?:hear from|see|bother) (?:me|you|any of you|yall) (?:again|anymore|ever)
        (?:bye|goodbye|farewell) (?:forever|for good|for ever)(?= [.,]|$)
        bye (?:guys|everyone|all|yall|everybody)? ?[.,] [^.]{0,60}(?:[.,] )?(?:not coming back|wont be back
            |was nice knowing|thanks for being|love you all|sorry for everything)
        (?:dont|do not|please dont|no need to) (?:look|come looking|search|wait|cry) for me(?= [.,]|$| and| anymore
            | when| after)
        (?:i )?wont be (?:at|there for|there|around for) (?:\S+ ){0,2}(?:[.,] )?(?:or) (?:\S+ )?(?:graduation|prom
            |christmas|breakfast|birthday|next)
        (?:i )?(?:will be|be|ill be) (?:gone|dead|no more) (?:by (?:then|morning|tomorrow|the time|tonight|midnight)
            |tomorrow|tonight|in (?:the|a|an) (?:\S+)|when you|soon)
        (?:please )?(?:take care of|look after) (?:my|the) (?:\S+ )?(?:cat|dog|kids|mom|sister|brother|daughter|son
            |pets?)(?: for me)? (?:when|after|once) (?:im|i am|i)
        (?:i )?(?:love you all|love you guys|love yall|sorry everyone|im sorry everyone) [.,] (?:goodbye|bye|its time
            |i cant|this is it|it wasnt)
        (?:nobody|you) (?:could have|couldve|could) (?:stopped|done anything|saved)
        see you (?:all )?(?:on the other side|in the next life|in another life|in hell|in heaven)
        """,
        level=4,
    ),
    # Means in hand, or at the place.
    Rule(
        ("suicide", "distress"),
        "crisis",
        r"""
        (?:the |a |my |dads |this )?{means} (?:is |are |right )*(?:in my (?:hands?|lap|mouth|room|pocket|bed)
            |next to me|beside me|in front of me|around my neck|round my neck|to my (?:head|temple|throat|wrist)|tied
            |at my (?:head|throat|wrist)|against my|under my chin|up and ready)
        (?:holding|got|have|with|staring at|looking at) (?:\S+ )?(?:a|the|my|my dads|dads
            |this) (?:\S+ )?(?:loaded )?{means} (?:\S+ )?(?:in my hand|next to me|ready|loaded|to my|against|here and
            |right here|and im|and i am|lined up|set up)
        (?:noose|rope) (?:\S+ )?(?:is |around|tied|ready|hanging|in my|on my|from|round|set|up)
        (?:tied|tying|made|making|make|hung|put up) (?:\S+ )?(?:a |the |my )?noose
        (?:pills|tablets|meds|bottle) (?:are |is |all )*(?:lined up|counted|laid out|poured out|on the (?:bed|table
            |counter|desk|nightstand))
        (?:lined up|counted|counting|counting out|emptied|poured out) (?:\S+ )?(?:the|my|all|all the|all my|out my
            |out the|em) (?:\S+ )?(?:pills|tablets|meds)
        (?:im|i am|im just|sitting|standing|stood|sat|here|im up|parked) (?:\S+ )?(?:on|at|by|near
            |over) (?:top of )?(?:the |a |an )?(?:edge|ledge|tracks|train tracks|railing|parapet|overpass|wrong side
            |other side of the (?:rail|fence|barrier))(?! of (?:my|a|the) (?:seat|bed|glory|chair))
        (?:im|i am|sitting|standing|stood|sat|here|parked) (?:\S+ )?(?:on|at|by|near|under) (?:top of )?(?:the |a
            |this )?(?:\S+ )?(?:bridge|roof|rooftop|cliffs?|platform) (?:{wide})(?:jump|quiet|alone|goodbye|sorry|over
            |last|cold|easy|done|end|step|calm|cant|nobody)
        (?:on|at|climbed) (?:the |a )?(?:bridge|roof|rooftop|ledge|cliff) (?:{wide})(?:going to jump|want to jump
            |thinking (?:of|about) jumping|just jump|to jump)
        (?:bought|ordered|got|found) (?:\S+ )?(?:a |the |some |my |enough )?(?:\S+ )?(?:{means}) (?:{gap})(?:to {die}
            |to die|to end|to do it|for tonight|for me to)
        (?:saved|saving|stockpil\w+|hoard\w+|collected|collecting
            |hiding) (?:\S+ )?(?:up )?(?:\S+ )?(?:enough )?(?:pills|meds|tablets)
        (?:gun|knife|blade|razor|pills) and (?:im|i am) (?:going to|ready|about to|not scared)
        (?:im|i am) (?:on|at) (?:the|a) (?:bridge|ledge|tracks|train tracks|edge|overpass|parapet|railing)(?= [.,]|$)
        wrong side of the (?:railings?|fence|barrier|bridge)|(?:feet|legs) (?:are )?(?:over|hanging|dangling) (?:over
            |off )?(?:the|a) (?:edge|ledge|side|railing|roof)
        (?:got|have|put) (?:the|my|dads|grandpas|a) (?:\S+ )?(?:pistol|gun|rifle|shotgun|revolver|noose
            |glock) (?:is )?(?:on|in|next|out|right|by|beside|under) (?:the |my |to )?(?:table|lap|hand|bed|desk
            |kitchen|me|pillow|room|mouth|car|seat|here)
        (?:gun|pistol|rifle|shotgun|revolver) (?:is )?(?:on|in) (?:the|my) (?:kitchen |coffee |bedside )?(?:table|lap
            |bed|desk|counter|passenger seat|nightstand)
        (?:i )?(?:have|got|put|bought) (?:the|a|my|some) rope (?:\S+ )?(?:in|and|from|ready|up)(?= (?:the|my) (?:boot
            |car|garage|trunk|room|bag|back|closet|shed|attic)| (?:a|the) (?:beam|tree|hook|note|chair)|$)
        (?:pills|tablets|meds|note) (?:are |is )?(?:on|in|by) my (?:desk|bed|lap|hand|drawer|pillow|blazer
            |bag) (?:{wide})(?:tonight|dont tell|goodbye|sorry|ready|after|when they)
        """,
        level=6,
        firm=True,
    ),
    # Somebody else, now.
    Rule(
        ("suicide",),
        "crisis",
        r"""
        {they} (?:\S+ )?(?:is|are|was|im) (?:\S+ )?(?:going to|about to|threatening to
            |trying to) {dies} (?:{gap}){soon}
        {they} (?:\S+ )?(?:just |has just |has )?(?:tried|attempted) (?:to )?{dies} {gap}{lately}
        {they} (?:\S+ )?just (?:tried|attempted) (?:to )?{dies}
        {they} (?:\S+ )?(?:just )?{swallowed} (?:\S+ )?(?:all|everything|every|a bunch of|too many|handful of|a whole
            |the whole|loads of|a load of|lots of) (?:\S+ ){0,3}(?:pills|tablets|meds|medication|medicine|it|them
            |bottle|paracetamol|cabinet|stuff|insulin|tylenol)
        {they} (?:\S+ )?(?:is|are) (?:\S+ )?(?:on|at) (?:the |a )?(?:bridge|roof|ledge|edge|tracks|cliffs?
            |balcony ledge)
        {they} (?:\S+ ){0,2}(?:has|have|with|got|holding) (?:\S+ )?(?:a|the|dads|his|her) (?:gun|knife|rope|noose
            |rifle|shotgun) (?:{wide})(?:kill|die|end|head|herself|himself|suicid\w+)
        {they} (?:\S+ ){0,2}(?:said|sent|posted|texted|saying|left|wrote) (?:\S+ ){0,3}(?:goodbye|a note|suicide note
            |a letter|farewell|goodbyes) (?:{wide})(?:not answering|wont answer|isnt answering|phone|pick|cant|where
            |help|find|gone|missing|bed|off)
        {they} (?:\S+ )?(?:says|said|texted|keeps saying|told me|is saying|messaged) (?:\S+ ){0,6}(?:going to|wants to
            |about to|will) {dies} {gap}{soon}
        (?:locked|lock) (?:himself|herself|themselves|themself|hisself) in (?:{wide})(?:gun|knife|pills|razor|blood
            |answering|blade|die|kill)
        """,
        subject="other",
        level=5,
        firm=True,
    ),
    # A wish to be dead, thoughts of suicide, without a time.
    Rule(
        ("suicide", "distress"),
        "red",
        r"""
        (?:want|wanted|need|like|love|ready|try|trying|wanting|wishing|urge|urges|tempted|desire|plan|planning|close
            |able|wanting|courage|guts|brave enough|strength) (?:\S+ )?(?:to|of) (?:just |really |go |actually
            |fucking )?{die}
        (?:i|just|really|so badly|still|do|and|to|would|only|dont even) (?:just |really )?want(?:ed)? to (?:just
            |fucking |go and |actually )?(?:die|be dead|not (?:be (?:alive|here)|exist|wake up|live))
        want(?:ing)? to (?:just )?(?:die|be dead|not exist|not be alive|not wake up|cease to exist|stop existing
            |stop living|be gone forever)(?= [.,]|$| so| and| every| but| again| anymore| because| when| if| or| right
            | all| i )
        (?:dont|dont even|didnt|do not|not|never|no longer|dont really|dont fucking) (?:\S+ )?(?:want|wanted|wanting
            |deserve|wish) to (?:live|be alive|exist|wake up|wkae up|be here anymore|be on this|be around anymore
            |go on living|keep living|be in this world|live anymore|continue living|wake)
        (?:wish|wishing|wished|hope|hoping|pray|praying) (?:\S+ ){0,3}(?:i|that i) (?:\S+ )?(?:was dead|were dead
            |was never|were never|wasnt born|wasnt alive|had never been|wasnt here|would die|could die|could just die
            |didnt exist|would not wake|wouldnt wake|wont wake|dont wake|didnt wake|never wake|never woke|just die|die
            |just didnt|could disappear forever|could go to sleep|just not wake)
        (?:not|never|dont|without|wouldnt) (?:\S+ ){0,2}(?:wake|waking) up (?:again|tomorrow|one day|anymore
            |in the morning|ever)(?! (?:at|to|early|late|before|on time))
        (?:better|best) (?:off )?(?:if i (?:was|were) (?:dead|gone|not here)|off dead|without me|if i died|off if i)
        (?:rather|sooner) (?:just )?(?:be dead|die)(?= [.,]|$| than live| than keep| than go| than be| but| and)
        (?:tired|sick|done|bored|exhausted|over) (?:of|with|from) (?:living|being alive|life|existing|existence
            |this life|my life|it all and want)
        (?:kill|killing|hang|hanging|shoot|drown|drowning|off|offing) myself|wan(?:t|ted|ting) to die|(?:die|dying
            |take me|went|go) in (?:my|the) sleep|(?:get|getting|be|got) (?:hit|run over) by (?:a|the) (?:car|bus
            |truck|train|lorry)
        (?:only|one|main|last) (?:thing|reason|person|people|things) (?:\S+ ){0,2}(?:keeping|stopping|holding|keeps
            |stops|kept) me (?:alive|here|from (?:doing|killing|ending|jumping|it|suicide)|around|going is)
        (?:only|main) reason (?:that )?im (?:still )?(?:alive|here|not dead)|reasons? to (?:stay|keep breathing
            |keep breathin|not die)|(?:fighting|trying|struggling|hard|try) to (?:stay|keep myself|remain) alive
        (?:god|lord|allah|please|pray|hope) (?:\S+ ){0,3}(?:take|takes|would take|just take) me (?:[.,]|away|now
            |tonight|home|already|in|out)|(?:i )?(?:should|wish it) (?:have )?(?:been|was|were) me (?:who died|instead
            |that died|in that)|should be the one who died
        (?:wait|waiting|want|wish|need|ready|hoping|pray|praying) (?:\S+ ){0,3}(?:it|everything|life|this|it all
            |all of it) (?:all )?to (?:just )?(?:be over|end)(?= [.,]|$| already| now| so| and)
            |i just want (?:it )?to be over
        (?:going to|might|could|will|about to|finally|just) (?:just )?do it (?:[.,] )?(?:i cant|im done|im tired
            |nobody|goodbye|im sorry|i dont care)|(?:dont|not) (?:think|sure|know if) (?:i will|im going to|i can
            |i would) (?:make it|be alive|survive|last) (?:\S+ )?(?:tonight|the night|to|through|another|much|until
            |long)
        voices? (?:\S+ ){0,3}(?:tell|telling|tells|say|says|saying|want|told) (?:\S+ ){0,2}(?:to )?(?:kill|hurt|die
            |jump|end|cut|do it)|(?:wouldnt|not) be (?:that |so )?(?:bad|upset|mad|sad) if i (?:died|didnt wake
            |got hit|never woke)
        non voglio vivere|voglio morire|chce umrzec|olmek istiyorum|gusto ko na(?:ng)? mamatay|marna (?:chahta|chahti) h\w+
            |jeene ka mann nahi
        (?:no|any|without|see any|see no|see a) (?:reason|reasons|point|purpose|will|motivation|desire
            |meaning) (?:\S+ ){0,2}(?:to live|to be alive|to keep living|to stay alive|to be here|in living|in life
            |living|to exist|being alive|to go on|for living|in being alive|to carry on|in going on
            |to continue living)
        nothing (?:left )?to live for|lost (?:the|my|all|any) (?:will|desire) to live|not worth (?:living|being alive)
            |isnt worth living|life has no
        (?:think|thinking|thought|thoughts|thinkin|fantasi\w+|fantasy|fantasies|dream|dreaming|ideas|obsess\w+
            |imagin\w+|daydream\w+|consider|considering|considered|contemplat\w+|planning|planned|debating
            |talking) (?:\S+ )?(?:about |of |on )?(?:just |how |actually |maybe |constantly )?(?:{die}|suicide|dying
            |ending it|ending things|my own death|my death|being dead|suicidal|not being (?:here|alive)|ways to die)
        (?:suicidal|suicide|dying) (?:thoughts?|ideation|feelings?|tendencies|urges?|ideations|idealations?|thinking
            |plans?|again)(?! (?:hotline|prevention|awareness))
        (?:im|am|feel|feeling|felt|been|being|was|get|getting|become|so|very|really|severely|extremely|actively|still
            |and|became) (?:\S+ )?(?:suicidal|sucidal|suicide)
        (?:cant wait|ready|deserve|begging|excited|waiting|want|destined|meant|bound) to (?:die|be dead)(?= [.,]|$
            | and| lol| already| anymore| alone| so)
        (?:please |just )?let me (?:just )?(?:die|be dead|not wake up)
        (?:just|going to|want to|wanna|might|gotta|better to|about to|should|could|to|easier to|ready to
            |planning to) (?:just )?end (?:it|it all|everything|things|this pain|my pain|my suffering|this suffering
            |my misery)(?= [.,]|$| all| already| now| myself| because| so| and| i| but)
        ending (?:it all|my life|it|everything|my own life|my pain|things)(?= [.,]|$| all| already| is| now| because
            | and| i)
        (?:cant|dont want to|dont know how to|not sure i can|how to keep|unable to) (?:keep |continue
            |go on )(?:living|being alive|existing)
        (?:cant|dont want to|dont know if i can) (?:live|exist|survive) (?:\S+ ){0,2}(?:anymore|any longer|like this)
        (?:sleep|fall asleep|go to sleep|close my eyes) (?:\S+ ){0,3}(?:and )?(?:never|not|forever
            |dont) (?:ever )?(?:wake|have to wake|waking|wake up)
        (?:hope|wish|pray|want|if) (?:\S+ ){0,3}(?:car|truck|bus|train|lorry|plane|asteroid|cancer|someone|something
            |lightning) (?:\S+ ){0,2}(?:hits|hit|kills|killed|would hit|would kill|takes|just hit|shoot|shot|runs|ran
            |would just) (?:\S+ )?(?:me|over me)
        (?:i|and|can|will|should|could|just|would|to|cant|i will|must|only|then) (?:\S+ )?(?:kill|killing|hang|shoot
            |drown) myself(?! (?:laughing|with laughter|over|trying|if (?:i|they|he|she|this|my|you|we)|for (?:this
            |that)))
        {intend} (?:{gap}){die}
        (?:tried|attempted|attempt|attempts|attempting) (?:\S+ )?(?:to |at )?(?:{die}|suicide)
        (?:my|a|the|another|last|previous|failed|suicide) suicide (?:attempt|attempts|plan)
        (?:world|everyone|everybody|family|they|people|kids|mom|friends|you all|yall) (?:\S+ ){0,3}(?:better|happier
            |be fine|better off|easier) (?:off )?(?:without me|if i (?:was|were) (?:gone|dead)|if i died
            |if i wasnt here|when im gone)
        (?:nobody) (?:would|will|is going to|d) (?:even |really |ever )?(?:notice|care
            |miss me) (?:\S+ ){0,2}(?:if i (?:die|died|was|were|disappeared|killed|wasnt|left|vanished|ended)
            |when im (?:gone|dead))
        (?:dont|do not|didnt|no longer|not) (?:\S+ )?want to be (?:here|alive|on this (?:planet|earth)|around
            |in this world)(?= [.,]|$| anymore| any| for| no| at all)
        (?:i|i would) (?:\S+ )?(?:should|deserve to|ought to|need to|have to|must) (?:just |be )?(?:die|dead|not exist
            |not be alive)(?= [.,]|$| and| for| already)
        (?:when|once|after) (?:im|i am) (?:dead|gone)(?= (?:[.,]|you|they|no|nobody|everyone|people|my)|$)
        (?:kill|shoot|murder) me (?:now )?please (?:[.,] )?(?:i cant|im done)|go through with it|how i (?:would|will
            |want to|plan to) (?:die|do it|kill)
        (?:life insurance) (?:\S+ ){0,6}(?:worth more|better|than me|dead)|worth more dead|death wish|not afraid (?:of
            |to) (?:death|die|dying) anymore
        (?:want|wish|ready|like|hoping|going|time|love) (?:\S+ ){0,2}to (?:be with|join|see) (?:him|her|them|my (?:mom
            |dad|son|daughter|wife|husband|nan)) (?:\S+ )?(?:in heaven|again soon|up there|on the other side)
        """,
        level=2,
    ),
    # Somebody else, without a time.
    Rule(
        ("suicide", "distress"),
        "red",
        r"""
        {they} (?:\S+ ){0,2}(?:wants|wanted|going|threatened|threatens|threatening|trying|tried|planning|plans
            |considering|talking|threaten|wanting) (?:\S+ )?(?:to|about|of) {dies}
        {they} (?:\S+ ){0,2}(?:says|said|told me|keeps saying|keeps telling|texted|messaged|admitted|tells me|posted
            |confided|told us) (?:\S+ ){0,4}(?:kill(?:ing)? (?:him|her|them)self|suicid\w+|end it|want to die
            |wants to die|wish(?:es|ed)? (?:he|she|they) (?:was|were) dead|be here anymore|better off dead
            |doesnt want to (?:live|be)|dont want to (?:live|be here))
        {they} (?:\S+ ){0,2}(?:is|are|was|feels|been|being|im|has been) (?:\S+ )?suicidal
        {they} (?:\S+ )?doesnt want to (?:live|be alive|be here anymore|wake up|be here any)
        (?:worried|scared|afraid|think|terrified|fear) (?:that )?(?:{they}) (?:\S+ ){0,4}(?:{dies}|suicidal
            |hurt (?:him|her|them)self)
        (?:threatened|threatening|threatens) (?:to (?:commit )?)?suicide
        (?:kill|killing|hang|hurt) (?:herself|himself|themselves|themself)(?! (?:laughing|over|trying|in the (?:movie
            |book|show|game)))
        """,
        subject="other",
        level=2,
    ),
    # Milder, veiled, or only a word: a person looks within the day.
    Rule(
        ("suicide", "distress"),
        "amber",
        r"""
        (?:suicide|suicidal)(?! (?:squad|boys?|girls?|doors?|awareness|prevention))
        (?:disappear|vanish|fade away|stop existing) (?:forever|completely|from|and)
        (?:grippy sock|ropefuel|suifuel|toaster bath|rage quit life|forever sleep|permanent sleep|final rest)
        (?:want|need) (?:it|everything|this|the pain) (?:all )?to (?:stop|end|be over)
        whats the point (?:of|in) (?:living|life|anything|going on|trying|even)
        (?:dont|do not) (?:see|have) a future
        """,
        level=1,
    ),
)
