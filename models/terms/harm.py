"""Words that show self-injury, disordered eating and dangerous use."""

from models.terms.rule import Rule

SELF_HARM = (
    Rule(
        ("self_harm", "distress"),
        "crisis",
        r"""
        (?:wont|cant|doesnt|isnt|not|wouldnt|dont) (?:\S+ ){0,3}(?:stop|stopping|quit) (?:the |my )?bleeding
        bleeding (?:\S+ ){0,4}(?:wont|doesnt|isnt|not|wont) (?:\S+ )?(?:stop|stopping|slow)
        (?:so much|too much|alot of|lots of|sm|a lot of|loads of) (?:\S+ )?blo?o?o?d(?! (?:work|pressure|sugar|test
            |tests|donat\w+))
        blood (?:is )?(?:everywhere|all over (?:the|my)|wont stop|under the door|on the floor)
        (?:cut|went|gone|going|sliced) (?:\S+ )?(?:way |far |really |so )?(?:too|so|really|super) deep
        (?:it|this) (?:wont|isnt|doesnt|not) (?:\S+ )?stop(?:ping)? bleeding
        (?:i )?can see (?:the )?(?:fat|bone|muscle|tendon)
        (?:need|needs) stitches (?:\S+ ){0,3}(?:cut|arm|wrist|leg|thigh|tell|cant)
        """,
        firm=True,
    ),
    Rule(
        ("self_harm", "distress"),
        "red",
        r"""
        (?:i|i have|i will|and|just|started|been|keep|am|im|to|from|by|stop|about|of|with|again|still) (?:\S+ )?(?:cut
            |cutting|burn|burned|burnt|burning|hurt|hurting|harm|harming|harmed|scratch|scratching|scratched|punch
            |punching|hitting|bruise|slice|sliced|slicing|stab) (?:myself|my (?:\S+ )?(?:arms?|wrists?|legs?|thighs?
            |skin|forearms?|stomach|hips?))(?! (?:some slack|shaving|while|off|in the kitchen|on the oven|cooking
            |short))
        (?:i|and|i have|just|again|to|started|been|keep|stop|is|of|urge|urges|clean) (?:\S+ )?selfharm(?= [.,]|$
            | again| and| to| i| in| but| last| tonight| urges?| so)
        (?:i|i have|just|and|started|been|keep|back to|went back to|stop|resumed|about|urge to|urges to|want to
            |need to|relapsed) (?:\S+ )?(?:cut|cutting) (?:again|last night|tonight|today|yesterday|deeper
            |this morning|for|so|and i|because)(?! (?:the|my hair|class|off|back|down|out|it))
        (?:urges?|want|need|going|wanting|craving|itching|tempted|dying) (?:\S+ )?to (?:\S+ )?(?:cut|self ?harm
            |hurt myself|harm myself|bleed|burn myself)(?= [.,]|$| so| again| myself| and| tonight| right| is| really
            | but)
        (?:fresh|new|deeper|more) (?:cuts|scars|lines|marks|burns)(?! (?:of|in|for|from the))
        (?:my|the|these|hide|hiding|covering|cover) (?:\S+ )?(?:cuts|self harm scars|catscratches|cat scratches|styro
            |barcodes)(?= [.,]|$| on| are| from| with| in| at)
        (?:blade|razor|razors|blades|lighter|scissors) (?:\S+ ){0,3}(?:my (?:skin|arm|wrist|thigh|leg)|calling
            |next to me|in my (?:hand|drawer|phone case))
        (?:months?|weeks?|days?|years?) (?:clean|free|without cutting) (?:\S+ ){0,4}(?:gone|ruined|relapsed|broke|blew
            |threw|lost|over|down the drain)
        (?:relapsed|relapse|slipped) (?:\S+ ){0,5}(?:blade|cut|cutting|sh|selfharm|razor|arms?|thighs?|scars?)
        (?:bang|banging|banged|hit|hitting|smash|smashing|punch|punched) my (?:head|fist|face|hand) (?:\S+ )?(?:on
            |against|off|into) (?:\S+ )?(?:wall|floor|desk|door)
        (?:sleeves|hoodie) (?:\S+ ){0,5}(?:to hide|to cover|my arms|hide my)|scratch\w* (?:\S+ ){0,3}(?:till|until
            |til) (?:\S+ )?bleed
        (?:she|he|they|friend|daughter|son|sister|brother) (?:\S+ ){0,2}(?:cuts|cutting|cut|selfharm|harming|hurting
            |harms|hurts) (?:herself|himself|themselves|themself|her arms?|his arms?|again)?(?= [.,]|$| and| again)
        """,
    ),
    Rule(
        ("self_harm", "distress"),
        "amber",
        r"""
        selfharm|self injury|cutting myself|shtwt|my scars|urges? to (?:cut|hurt)|hurting myself|cat ?scratches
        """,
    ),
)
EATING = (
    Rule(
        ("eating", "distress"),
        "crisis",
        r"""
        (?:throw|throwing|threw|puk\w+|vomit\w*|cough\w*|brought) (?:\S+ )?(?:up )?(?:\S+ )?blood
        (?:havent|not|hardly|barely|no) (?:\S+ )?(?:eaten|ate|eating|food) (?:\S+ ){0,10}(?:passed out|collapsed
            |fainted|cant get up|cant stand|chest|heart|blacked out|went down)
        (?:she|he|they|sister|friend) (?:\S+ ){0,3}(?:passed out|collapsed|fainted) (?:\S+ ){0,12}(?:throwing up
            |purg\w+|eat\w*|bulimi\w+|anorexi\w+|lax\w*)
        """,
        firm=True,
    ),
    Rule(
        ("eating", "distress"),
        "red",
        r"""
        (?:make|made|making|force|forcing|forced|makes) myself (?:throw|sick|puke|vomit|purge|be sick|not eat|starve
            |throw up)
        (?:i|been|im|started|keep|cant stop|stop|and|to|again) (?:\S+ )?(?:purge|purging|purged)(?= [.,]|$| again
            | after| every| all w\w+| today| tonight| my (?:food|dinner|lunch|meal)| and| so| twice)|bing(?:e|ed
            |ing) and purg\w+|day \d+ of (?:nothing|no food|not eating|starving)
        (?:threw|throw|throwing|puked?|puking|chuck\w*|sicked) (?:\S+ )?up (?:\S+ )?(?:after|everything|on purpose
            |my (?:food|dinner|lunch|breakfast|meals?)|every|what i|it all|again after|all of it|easier|all my)
        (?:havent|not|hvnt|aint|didnt|barely|hardly) (?:\S+ )?(?:eaten|ate|eat|eating) (?:\S+ )?(?:in|for
            |since) (?:\S+ )?(?:{number}|monday|tuesday|tues|wednesday|thursday|friday|saturday|sunday|last
            |days)(?! (?:hours?|hrs?|minutes|breakfast|lunch|am|pm|year|months?))
        (?:starv(?:e|ed|ing) (?:myself|again|for)|im starving myself|starve myself)
        (?:laxatives?|laxies|lax|diuretics|ipecac) (?:\S+ ){0,6}(?:took|take|taking|again|after|every|to|weight|lose)
            |(?:took|taking|take|abusing|on|popping) (?:\S+ )?(?:laxatives?|laxies|lax|diet pills)
        (?:day|hour) \d+ (?:of )?(?:\S+ )?(?:fast|fasting|water|restricting|no food|not eating)
        (?:water|long|dry|liquid) fast(?:ing)? (?:\S+ ){0,4}(?:day|days|hours|until|weight|goal)
        (?:fasting|restricting|fast) (?:\S+ ){0,4}(?:ugw|gw|goal weight|under \d+|lose|until im|thin|skinny)
        (?:thinspo|thinspiration|meanspo|bonespo|fatspo|pro ?ana|pro mia|proana|promia|ana buddy|ana coach|edtwt
            |ana tips|mia tips)(?! (?:is|are|should|content|accounts|sites) (?:\S+ )?(?:evil|bad|toxic|banned
            |harmful))
        (?:faint\w*|passed out|blacked out|dizzy) (?:\S+ ){0,8}(?:not eating|no food|havent eaten|eaten|restrict\w+
            |fasting|calories)
        (?:afraid|scared|terrified) (?:of|to) (?:eat|food|eating|gain\w*|gaining weight)
        (?:only|just) (?:ate|eaten|eat|had|allowed|eating) (?:\S+ )?(?:{number} )?(?:\S+ )?(?:calories|cals|kcal|apple
            |rice cake|cucumber|ice) (?:today|a day|all day|this week|per day|since)
        (?:anorexi[ac]|anorexic|anorexia|bulimi[ac]|bulimic|eating disorder) (?:\S+ ){0,4}(?:relaps\w+|back|worse
            |winning|killing|again|bad|won)
        (?:relaps\w+|slipp\w+) (?:\S+ ){0,4}(?:ed|anorexia|bulimia|eating disorder|restricting|purging|with food)
        (?:dont deserve|not allowed|deserve) to eat|cant keep (?:\S+ )?(?:food|anything) down on purpose
            |calories (?:in|of) (?:\S+ )?(?:gum|toothpaste|air)
        """,
    ),
    Rule(
        ("eating", "distress"),
        "amber",
        r"""
        (?:binged|bingeing|binging|binge ate|binge eating|restricting|body checking|body dysmorphia|eating disorder
            |anorexi\w+|bulimi\w+|skipp(?:ed|ing) (?:meals|dinner|lunch))
        (?:hate|disgusted by|cant look at) (?:\S+ )?(?:my body|my stomach|how i look|myself in the mirror|my thighs)
        (?:feel|im|so|look) (?:\S+ )?(?:fat and|too fat|disgustingly fat|huge and|so fat)|(?:not eating|stopped eating
            |cant eat|havent been eating|no appetite)
        """,
    ),
)
SUBSTANCE = (
    Rule(
        ("substance", "distress"),
        "crisis",
        r"""
        (?:lips|face|fingers|nails|skin) (?:\S+ ){0,3}(?:blue|bluish|blueish|grey|gray|purple)
        (?:not|isnt|stopped|barely|hardly|aint|cant tell if (?:he|she|they)(?: is
            | are)?) (?:\S+ )?breathing(?! (?:exercises|down|room))
        (?:he|she|they|her|him|friend|mate|brother|sister|mom|dad|boyfriend|girlfriend|roommate
            |them) (?:\S+ ){0,6}(?:wont wake|not waking|isnt waking|cant wake|wont wake up|unconscious|unresponsive
            |not responding|wont respond|passed out and)
        cant (?:\S+ )?wake (?:him|her|them|my \S+)(?: up)?(?= [.,]|$| and| he| she| what| please)
        (?:i|im|she|he|they|just|friend|think|is|has) (?:\S+ )?(?:overdosed|overdosing|overdose)(?= [.,]|$| on| and
            | last night| tonight| again| rn| right| i)
        (?:took|taken|had|shot|snorted|done|did|drank|dosed) (?:\S+ )?(?:way |far )?too (?:much|many)(?= [.,]|$| and
            | of| \S+ and| help| i| xan\w*| pills| ket\w*)(?! (?:time|work|space|screenshots|photos|pics))
        (?:having|had|have|getting|another) (?:a |an )?seizures? (?:\S+ ){0,6}(?:alcohol|drink\w*|benzo\w*|xan\w*|off
            |withdraw\w*|stopped|days|detox\w*|quit\w*|coming)
        (?:stopped|quit|coming off|off|detox\w*|withdraw\w*|without) (?:\S+ ){0,8}(?:seizures?|hallucinat\w+
            |seeing things|dts|shaking so|convuls\w+)
        (?:foaming|frothing) at the mouth|heart (?:is )?(?:stopping|going to explode|going (?:\S+ )?(?:crazy
            |mental) [^.]{0,40}(?:pipe|line|coke|speed|meth|pills|sleep))|forget(?:ting)? to breathe
            |breathing (?:\S+ )?(?:weird|slow|shallow|funny|wrong)
        (?:he|she|they) (?:\S+ )?(?:is |are |was )?(?:od|ods|oding|overdosing|nodding out
            |nodded out) (?:\S+ ){0,4}(?:narcan|blue|help|ambulance|911|999|breathing|floor)
        """,
        firm=True,
    ),
    Rule(
        ("substance", "distress"),
        "red",
        r"""
        (?:i|i have|just|and|finally|again|im|me) (?:\S+ ){0,2}(?:relapsed|relapsing)(?= [.,]|$| again| last| tonight
            | after| today| yesterday| and| hard| on {drug}| with {drug}| so)
        (?:relapsed|relapsing)(?= [.,] (?:fuck|i|and|again|sorry|\d+)| on {drug}| last night| tonight|$)|(?:used again
            |using again|still using|drinking again|back on (?:the )?{drug}|drank again|back to using
            |fell off the wagon)
        (?:cant|couldnt|unable to|dont know how to|cannot) (?:\S+ )?(?:stop|quit|go a day without|get off
            |function without|sleep without|control) (?:\S+ )?(?:drinking|using|taking|snorting|smoking (?:meth|crack
            |h|heroin)|shooting|{drug}|doing (?:coke|meth|lines|ket)|my drinking)
        (?:withdrawals?|withdrawing|detox|detoxing|cold turkey|dope sick|dopesick|wd|wds|kicking) (?:\S+ ){0,6}(?:hell
            |bad|worse|awful|kill\w*|cant|help|shak\w+|puk\w+|sick|dying|day|sweat\w*|hurts?)
        (?:mix|mixed|mixing|combine|combined|took|take|taking) (?:\S+ ){0,2}{drug} (?:and|with|on top of|plus
            |after) (?:\S+ ){0,2}{drug}
        (?:{drug}) (?:addict|addiction|habit|problem|dependent|dependence) (?:\S+ ){0,6}(?:cant|help|out of control
            |ruin\w*|destroy\w*|killing|losing|lost|worse|again)
        (?:addicted|hooked) (?:to|on) (?:\S+ )?{drug}|(?:craving|cravings|jonesing) (?:\S+ ){0,4}(?:bad|so|{drug}|use
            |cant|strong|kill\w*)
        (?:drink|drinking|drunk|high|drank|wasted|using|smoke) (?:\S+ )?(?:every (?:day|night|single)|all day
            |to (?:sleep|cope|forget|numb|feel|get through)|before work|alone every|myself to sleep|until i (?:pass
            |black))
        (?:blacked|blackout|black) ?(?:out)? (?:drunk )?(?:again|every|last night|and drove|driving)|(?:woke up
            |wake up) (?:\S+ ){0,6}(?:drunk|vomit|shakes|shaking|dont remember)
        (?:drive|drove|driving|driven) (?:\S+ ){0,3}(?:drunk|high|wasted|hammered)|shooting up|shot up (?:again|heroin
            |h|dope|meth|for)|track marks
        """,
    ),
    Rule(
        ("substance", "distress"),
        "amber",
        r"""
        (?:addict|addiction|alcoholic|sober|sobriety|withdrawals?|cravings?|craving|detox|rehab
            |relapse) (?:\S+ ){0,8}(?:hard|struggl\w+|tonight|tempt\w+|scared|cant|rough|want)
        (?:want|need|tempted|urge|dying) (?:\S+ )?(?:to )?(?:use|get high|drink|a drink|a hit|a line|score)(?= [.,]|$
            | so| tonight| again| right| really| bad\w*)
        """,
    ),
)
