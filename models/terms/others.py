"""Words that show abuse, threats to others, attacks on a person, and asking for or giving ways to harm."""

from models.terms.rule import Rule

ABUSE = (
    Rule(
        ("abuse", "distress"),
        "crisis",
        r"""
        (?:he|she|they|dad|mom|husband|boyfriend|ex|brother|stepdad|father) (?:\S+ ){0,3}(?:going to|will|wants to
            |threatened to|said (?:he|she)(?: will|d| is going to)?|trying to|tried to|says (?:he|she)(?: will
            |ll)?) (?:\S+ )?(?:kill|shoot|stab|strangle|murder) (?:me|us|her|him|mom|my (?:mom|sister|kids|brother|dog
            |cat)|the (?:kids|dog|baby))
        (?:he|she|they|dad|mom|stepdad|husband|boyfriend) (?:is|are|still|keeps) (?:\S+ )?(?:hitting|beating|choking
            |strangling|punching|kicking|attacking|dragging|hurting|raping|throwing) (?:\S+ )?(?:me|us|her|him|mom|dad
            |my|the|things|stuff)
        (?:locked|hiding|hid|hidden|barricaded|im|shut) (?:\S+ ){0,4}in (?:the |my |a )?(?:\S+ )?(?:bathroom|toilet
            |room|closet|wardrobe|loo|cupboard|bedroom|car|basement|cellar) (?:\S+ ){0,14}(?:he|she|hes|dad|door|knife
            |gun|drunk|screaming|kick\w+|bang\w+|break\w+|coming)(?! (?:\S+ )?(?:funny|cat|dog|spider))
        (?:he|she|they|dad|someone|somebody|stepdad|husband) (?:\S+ ){0,2}(?:kicking|banging|breaking|pounding
            |smashing|punching|hammering|trying to break|at|outside) (?:\S+ )?(?:in |down |on |at |through )?(?:the|my
            |our) (?:\S+ )?(?:door|window)(?! and (?:said|laugh))
        (?:he|she|they|dad|husband|ex|boyfriend|someone) (?:\S+ )?(?:has|got|have|had|found|pulled|with|holding|held
            |grabbed) (?:\S+ )?(?:a|the|his|her|my) (?:gun|knife|machete|rifle|bat|shotgun|hammer|belt
            |axe) (?:\S+ ){0,10}(?:me|us|kill|kids|her|mom|throat|door|scared|help|outside|house)
        (?:he|she|they|dad) (?:\S+ ){0,2}(?:outside|coming up|coming|here|downstairs|at the door|on (?:his
            |her) way) (?:\S+ ){0,8}(?:scared|kill|hurt|help|police|911|999|hide|hiding|gun|knife|angry|drunk|please)
        (?:he|she|dads?|stepdads?|moms?|ex|someone|husband|boyfriend) (?:is |are )?(?:breaking|kicking|smashing
            |knocking|busting) (?:my|the|our) (?:\S+ )?(?:door|window) (?:down|in|off|open)|(?:he|she|dad|stepdad
            |husband) (?:just )?(?:hit|stabbed|beat|punched) (?:mom|her|him|my \S+) [^.]{0,30}(?:blood|not moving
            |not getting up|wont)
        (?:being|getting) (?:followed|kidnapped|beaten|attacked|strangled|chased) (?:\S+ )?(?:right now|rn|now|help
            |by)
        (?:hear|hearing) (?:him|them|her|my \S+|the neighbou?rs?) (?:\S+ )?(?:hitting|beating|screaming|hurting
            |choking|throwing)
        (?:held|hold|put|puts|holding) (?:\S+ )?(?:a |the )?(?:knife|gun|blade) (?:\S+ )?(?:to|at|against|on) (?:my
            |her|me|mom|our|his)(?! head and (?:ask|told me to))
        """,
        firm=True,
    ),
    Rule(
        ("abuse", "distress"),
        "red",
        r"""
        (?:he|she|they|dad|mom|father|mother|husband|wife|boyfriend|girlfriend|ex|brother|sister|stepdad|stepmom|uncle
            |coach|partner|cousin|boss|teacher|man|guy) (?:\S+ ){0,2}{hurt} (?:me|my (?:\S+ )?(?:mom|sister|brother
            |face|arm|neck|hair|kids?))(?! (?:up|with|in the (?:feels|finals|game)|a |the |at|to the|by surprise
            |deeply|back|off|out|over|under|into (?:it|the)|laugh\w*))
        (?:was|been|being|got|getting|were|is|gets|am) (?:\S+ )?(?:raped|molested|sexually \S+|assaulted|abused|beaten
            |groomed|trafficked|stalked|strangled|choked|roofied|drugged|drink spiked|blackmailed|sextorted|mugged
            |jumped by)
        (?:raped|molested|groped|groomed|stalks?|stalking|stalked|abuses|abused|sexually \S+|assaulted|blackmail\w*
            |sextort\w*|threatens|threatened) (?:me|my (?:sister|mom|daughter|son|friend|brother|kid)|her|him
            |us)(?! (?:with the ban|hammer))
        (?:hands?|fingers) (?:a?round|on) my (?:neck|throat)|(?:hit|beat|punch|slap|kick)s? (?:me|us) (?:when|every|if
            |again|whenever)
        (?:threaten(?:s|ed|ing)?) to (?:\S+ )?(?:kill|hurt|leak|post|send|kick me out|hit|share|beat|take (?:the
            |my) kids|find me|out me|ruin)
        (?:wont let me|doesnt let me|never lets me|not allowed to|isnt letting me|wont allow me) (?:\S+ )?(?:leave
            |see (?:my )?(?:friends|family|mom|anyone)|talk to|go out|have (?:my|a) (?:phone|money|friends|job|bank)
            |work|eat|sleep|call)
        (?:he|she|they|husband|ex|boyfriend) (?:\S+ ){0,3}(?:tracks|tracking|reads|checks|controls|took|takes|monitors
            |goes through) (?:\S+ )?(?:my|all my|every) (?:\S+ )?(?:phone|money|messages|card|passport|location|wages
            |documents|pay|every)
        (?:touches|touched|touching|comes into|came into|comes in) (?:me|my (?:room|bed|private|chest
            |leg)) (?:\S+ ){0,6}(?:night|sleep\w*|secret|dont|tell|down there|uncle|stepdad|coach|scared|like that
            |inappropriate\w*)
        (?:dont tell|our secret|keep (?:it|this) secret|not supposed to tell) (?:\S+ ){0,10}(?:touch\w*|pics|pictures
            |nudes|uncle|coach|older|\d\d year)
        (?:older (?:guy|man|dude)|\d\d ?(?:yo|year old)|he|she|guy|man) (?:\S+ ){0,4}(?:asked|asking|asks|wants
            |keeps asking|made me|forces|forced|blackmailing) (?:\S+ ){0,4}(?:nudes|pics|pictures of (?:me|my)
            |photos of|send (?:him|her|them))
        (?:afraid|scared|terrified|frightened) (?:of|to go) (?:my )?(?:\S+ )?(?:dad|husband|boyfriend|wife|partner
            |home|father|stepdad|mom|ex|him)(?= [.,]|$| and| because| when)
        (?:bruises|black eye|broken (?:arm|rib|nose|jaw)|marks on (?:my|her)) (?:\S+ ){0,8}(?:he|she|dad|husband
            |boyfriend|mom|from (?:him|her|my)|cover|hide|stairs)
        (?:abusive|violent) (?:\S+ )?(?:relationship|husband|boyfriend|dad|father|mother|mom|partner|home|ex|parents?
            |household|family|marriage|wife|girlfriend)(?= [.,]|$| and| who| that| i )
        """,
    ),
    Rule(
        ("abuse", "distress"),
        "amber",
        r"""
        (?:abusive|abuser|abused|trauma|traumati[sz]ed|ptsd|gaslight\w*|narcissist\w*|molest\w*|raped
            |domestic violence|bullied|bullying|bullies) (?:\S+ ){0,8}(?:me|my|i|im)
        (?:i|my|im|was) (?:\S+ ){0,8}(?:abusive|abuser|abused|trauma|ptsd|molest\w*|raped|bullied|gaslit)
        """,
    ),
)
VIOLENCE = (
    Rule(
        ("violence",),
        "crisis",
        r"""
        (?:im|i am|going|i will|i will|about) (?:\S+ ){0,2}(?:to )?(?:kill|shoot|stab|murder|slit|burn
            |hurt) (?:\S+ )?(?:him|her|them|everyone|someone|somebody|people|my (?:\S+ )?(?:mom|dad|wife|husband|boss
            |family|parents|brother|sister|kids?|ex|neighbou?r|roommate)|that (?:bitch|bastard|man|cunt)|those
            |all of them) (?:\S+ ){0,6}(?:tonight|tomorrow|right now|today|when (?:he|she|they) (?:gets?|comes?)
            |in (?:his|her|their) sleep|with (?:a|my|the|this) (?:gun|knife|bat|hammer|machete))(?! (?:game|match
            |round|run))
        (?:bring|bringing|brought|taking|take) (?:\S+ )?(?:a|the|my|dads) (?:gun|knife|rifle|pistol|glock
            |blade) (?:\S+ )?(?:to|into) (?:school|work|class|church|college|uni|the (?:mosque|office|party))
        (?:gun|knife|machete|rifle|bat|petrol|hammer|crossbow|blade) (?:\S+ ){0,5}(?:in my (?:bag|hand|car|truck)
            |loaded|sharpen\w*|ready) (?:\S+ ){0,12}(?:he|she|they|him|her|them|house|school|home|deserves?|pay)
        (?:sharpening|loading|loaded|got) (?:the|my|a) (?:gun|knife|machete|rifle|crossbow|axe) (?:\S+ ){0,10}(?:he
            |she|they|him|her|them|deserves?|pay|neighbou?r)
        (?:scared|afraid|going to|might|about to|voices?) (?:\S+ ){0,5}(?:hurt|shake|smother|drop|harm|kill) (?:the|my
            |her|this) (?:baby|kid|kids|child|son|daughter|newborn)
        (?:dont come|stay home|stay away from|dont go) (?:\S+ )?(?:to |from )?(?:school|class|work) (?:tomorrow
            |on monday|today)
        """,
        subject="other",
        firm=True,
    ),
    Rule(
        ("violence",),
        "red",
        r"""
        (?:i|really|just|so|honestly|genuinely|actually|seriously|still|to|and) (?:\S+ )?(?:want|wanted|need|going
            |thinking|fantasi\w+|plan\w*|like|love|dream\w*|swear i will|swear im going) (?:\S+ )?(?:to|about
            |of) (?:\S+ )?(?:kill(?:ing)?|murder(?:ing)?|stab(?:bing)?|strangl(?:e|ing)|shoot(?:ing)? up|hurt(?:ing)?
            |shoot(?:ing)?|tortur(?:e|ing)) (?:him|her|them|someone|somebody|people|everyone|my (?:\S+ )?(?:mom|dad
            |wife|husband|boss|family|parents|brother|sister|kids?|ex|stepdad|roommate|father|mother)|that (?:man
            |woman|bitch)|those|all of them|the school|animals|an animal|a person)(?= [.,]|$| and| for| so| in| i
            | when| with| because| all| who)
        (?:going to|will|gonna) (?:\S+ )?(?:stab|shoot|kill|murder) (?:that|the|my) (?:\S+ )?(?:teacher|bully|kid|girl
            |guy|boy|manager|landlord|neighbou?r|dad|stepdad)(?: [.,]|$| and| i)
        shoot(?:ing)? up (?:\S+ )?(?:school|work|workplace|church|office|class|mosque|synagogue|mall)
        (?:ill|i will|im going to) (?:\S+ )?(?:find|come for|come after|hunt) (?:you|her|him|them) (?:\S+ )?(?:down
            |and (?:kill|hurt|end|make)|where you (?:live|sleep))
        (?:homicidal|violent) (?:thoughts|urges|ideation|fantasies)|(?:kicked|kick|hurt|killed|strangled|drowned
            |burned|hit) (?:the|my|his|her|a) (?:cat|dog|puppy|kitten|hamster)(?: and| on purpose| because| felt
            | again)(?! (?:box|tree))
        (?:burn|burning) (?:\S+ )?(?:house|place|building|flat) down (?:\S+ )?(?:with|while|when) (?:\S+ )?(?:them|him
            |her|inside|they|he|she)
        (?:watch your back|you are dead(?= [.,]|$)|youre dead meat|i know where you (?:live|sleep|work)(?= and|$)
            |i will make you pay|you will regret)(?! (?:lol|in game|next round))
        """,
        subject="other",
    ),
)
HOSTILITY = (
    Rule(
        ("hostility",),
        "red",
        r"""
        (?<!said )(?<!say )(?<!no )(?<!saying )(?<!signs )(?<!wrote )(?<!typed )(?<!means )(?<!word )(?<!type )(?<!dont )kys+(?! (?:is
            |was|in|means|jokes?|to you|stands|isnt|=))
        (?<!dont )(?<!not )(?<!to )(?<!you )(?<!would )(?<!please dont )(?<!if )(?<!never )(?<!why )(?<!or )(?:go
            |just |please |should |and |pls |lol |actually |better |fucking )*(?:kill|hang|neck|rope|off|shoot|end
            |delete|yeet) yourself(?= [.,]|$| already| now| you| lol| bitch| loser| do| pls| please| dumb\w*| and
            | tonight| nobody| fag\w*| ugly)
        (?:you should|you need to|you ought to|why dont you|u should|you might as well|do us a favou?r and
            |do everyone a favou?r and|do the world a favou?r and|hope you|wish you would|wish you|you can|just|please
            |ur better off) (?:\S+ )?(?:go |and |just )?(?:kill yourself|die|hang yourself|drop dead|be dead
            |killed yourself|rope|neck yourself)(?! (?:from|of laughing|on this hill|trying|inside))
        (?:go die|go drink bleach|drink bleach|drink some bleach|go hang|choke and die|die in a (?:fire|hole|ditch)
            |rot in hell|jump off (?:a|the nearest|your) (?:bridge|cliff|roof|building)|go play in traffic
            |step in front of)
        (?:nobody|none of us|world|everyone|we) (?:\S+ ){0,2}(?:would|will|d|be|is|ll) (?:\S+ )?(?:miss you
            |better (?:off )?without you|care if you (?:die|died|were dead)|notice if you (?:died|were gone)
            |happier without you|cry at your)
        (?:do it|jump|end it|cut) (?:\S+ )?(?:coward|pussy|already loser|you wont|you wuss|no balls|lol do it)
            |(?:you wont|wont) (?:\S+ )?do it (?:\S+ )?(?:pussy|coward|lol|never|all talk)|(?:cut
            |cutting) (?:\S+ )?(?:deeper|vertical|down the road|the other way)
        keep yourself safe (?:\S+ ){0,3}(?:lol|wink|you know|and everybody|if you know)|(?:oxygen thief|(?:youre
            |you are|your|you) (?:\S+ )?(?:a )?waste of (?:oxygen|air|space|skin)|shouldve been (?:aborted|swallowed))
            |(?:you|your) (?:\S+ )?(?:deserved? to (?:die|be raped|suffer)|deserve it)
        """,
        subject="other",
    ),
    Rule(
        ("hostility",),
        "amber",
        r"""
        (?:youre|you are|your|ur|you|youre just|such a|fucking|stupid|dumb|ugly|pathetic) (?:\S+ ){0,3}(?:pathetic
            |worthless|disgusting|retard\w*|loser|idiot|moron|bitch|cunt|whore|slut|faggot|fag|scum|trash|ugly
            |attention seek\w*|attention whore|crybaby|snowflake|freak|psycho|pussy|nigg\w+|trann\w+|dumbass|dumb ass
            |asshole|piece of shit|joke of a|hoe|hoes|bitches|imbecile|degenerate|subhuman)(?! (?:i|me|my))
        (?:shut (?:the fuck )?up|stfu|fuck (?:off|you)|nobody (?:asked|cares(?: about you)?)|cry about it|cry more
            |kick rocks|attention seek\w*|attention whore|faggots?|retards?|trann(?:y|ies)|sand nigg\w*|nigg\w+|kike
            |chink|spic|wetback|dyke)
        (?:hate|kill all|ban all|deport all|send back) (?:\S+ )?(?:muslims|jews|gays|blacks|immigrants|trans|women
            |mexicans|arabs|fags|foreigners|whites)
        """,
        subject="other",
    ),
)
UNSAFE = (
    Rule(
        ("unsafe_info", "suicide"),
        "red",
        r"""
        (?:painless|easiest|quickest|best|fastest|easy|quick|least painful|surest|cleanest|peaceful|good|simple
            |effective|cheap|most) (?:\S+ ){0,3}(?:way|ways|method|methods|spot|place) (?:\S+ ){0,2}(?:to|of
            |for) (?:\S+ )?(?:die|dying|kill (?:myself|yourself|a person)|kill|end it|end my life|suicide|commit
            |go out|od|overdose|hang)(?! (?:the|a|boss|time|zombies|mobs|him|weeds|ants|it|mold|bugs|them))
        (?:how|what|which|where) (?:\S+ ){0,3}(?:to|i|would|can|do|could|is) (?:\S+ ){0,3}(?:kill myself
            |commit suicide|overdose|tie a noose|hang myself|end my life|die painless\w*|od on|die from|die by
            |slit my)
        (?:how many|how much|what dose|lethal dose|fatal dose|what amount|enough) (?:\S+ ){0,6}(?:to die|would kill
            |will kill|kill me|kill you|to kill|to od|to overdose|lethal|fatal|not wake up|die)(?! (?:the|a|boss|it
            |him|mold|weeds))
        (?:suicide|dying) (?:pact|partner|buddy|method|methods|forum|kit|spot)|(?:does|would|is) (?:drowning|hanging
            |jumping|overdosing|dying|bleeding out|od\w*) (?:\S+ )?(?:hurt|painful|take long|quick)
        (?:anyone|someone|somebody|looking for) (?:\S+ ){0,6}(?:die with|do it together|pact|go together
            |catch the bus with|ctb with|ctb partner)
        (?:dm|msg|message|pm) (?:me|you) (?:\S+ ){0,3}(?:methods?|the recipe|how to (?:die|ctb))
        """,
        level=3,
    ),
    Rule(
        ("unsafe_info",),
        "red",
        r"""
        (?:how|ways|tips|ideas|best way|advice|tricks|anyone know) (?:\S+ ){0,6}(?:hide|cover|covering|hiding
            |conceal) (?:\S+ )?(?:cuts|scars|marks|sh|selfharm|my arms|bruises from|the marks|weight loss|fresh)
        (?:how|tips|ideas|best|easiest|tricks|advice) (?:\S+ ){0,6}(?:to |for |not |stop |on )(?:\S+ )?(?:purg\w+
            |throw up|make myself (?:sick|throw)|not eat|not eating|starv\w+|suppress (?:hunger|appetite)|being hungry
            |fast longer|restrict\w*|hide food)
        (?:whats|what is|what are|best|good|sharpest|which) (?:\S+ ){0,4}(?:for|to) (?:cut|cutting|selfharm
            |self harming)(?= [.,]|$| with| myself| only| i)
        (?:how|can|safe|ok|best|what happens) (?:\S+ ){0,6}(?:mix|take|combine|snort|boof|shoot|inject|iv
            |plug) (?:\S+ ){0,4}{drug} (?:\S+ ){0,4}(?:with|and|together|on|to)
        """,
    ),
)
