"""Words that show strong present pain, and words that show recovery."""

from models.terms.rule import Rule

DISTRESS = (
    Rule(
        ("distress",),
        "amber",
        r"""
        (?:feel|feeling|im|am|so|completely|utterly|felt|all) (?:\S+ ){0,2}(?:hopeless|worthless|useless|helpless
            |empty|numb|broken|trapped|unlovable|unloved|alone|lonely|depressed|miserable|suffocat\w+|overwhelmed
            |exhausted|burnt out|burned out|ashamed|lost|defeated|drained|desperate|pathetic|invisible|unwanted
            |disconnected|dead inside|like a (?:failure|burden|waste|ghost|mess))
        (?:i )?(?:cant|couldnt|dont know how to|dont know if i can|dont think i can
            |not sure i can) (?:\S+ )?(?:do this|take (?:it|this)|go on|cope|keep going|handle (?:it|this|life
            |anything)|keep doing this|carry on|deal with (?:it|this|life|anything)|breathe|hold on|stop crying
            |get out of bed|function|fight anymore|stand it|face)(?! (?:level|boss|puzzle|game))
        (?:panic attacks?|anxiety attacks?|panicking|panic mode|nervous breakdown|mental breakdown|breaking down
            |broke down|menty b|spiral(?:l)?ing|falling apart|losing my mind|going crazy|meltdown|flashbacks?
            |dissociat\w+)
        (?:nobody|none) (?:\S+ )?(?:cares(?: about me)?|loves me|likes me|understands|would (?:notice|care|miss)
            |listens|wants me|to talk to|i can talk to|gives a)|(?:have|got) (?:no|zero|literally no) (?:friends|one
            |body|family|support)
        (?:hate|hating|loathe|despise|disgusted with|ashamed of) (?:myself|my life|who i am|being me
            |everything about me|living)
        (?:depression|depressed|depressive|anxiety) (?:\S+ ){0,6}(?:bad|worse|hell|kill\w*|again|so|back|crippling
            |hits?|winning|severe|eating|years|ruin\w*)|(?:my|severe|crippling|bad|with|major|have) (?:depression
            |anxiety|social anxiety|ptsd|ocd|bpd|bipolar)
        (?:im|i am|feel like|being|such|just|only|become) (?:\S+ )?(?:a burden|burden to|burden on|failure|a waste
            |nothing|garbage|a disappointment)
        (?:crying|cried|sobbing|bawling|cry) (?:\S+ )?(?:all|every|myself|in|for|again|at|because|right now|for hours
            |uncontrollably|so|over|and)(?! (?:laugh\w*|happy|the movie))
        (?:give|giving|gave|given) up (?:on (?:life|myself|everything|trying)|[.,]|hope)|lost (?:all )?hope|no hope
            |whats wrong with me|rock bottom|everything hurts|falling apart|at my (?:limit|lowest|breaking point
            |wits end)|end of my (?:rope|tether)|had enough of (?:life|everything)
        (?:passed away|(?:mom|dad|brother|sister|son|daughter|wife|husband|friend|nan|grandma|grandad|grandpa|dog|cat
            |baby|boyfriend|girlfriend) (?:\S+ )?(?:died|passed|killed)|grieving|grief|funeral|miscarr\w+|stillb\w+
            |i miss (?:him|her) so|lost my (?:mom|dad|brother|sister|son|daughter|wife|husband|friend|baby|dog
            |best friend))
        (?:scared|terrified|afraid|frightened|worried sick) (?:\S+ ){0,3}(?:myself|alone|all the time|of everything
            |to sleep|and alone|right now|i will|im going)|cant sleep (?:\S+ ){0,6}(?:nightmares?|thoughts|crying
            |anxiety|anymore)|nightmares|(?:need|want) (?:someone|somebody) to talk to|please help me|i need help
            |someone (?:please )?help|anyone (?:awake|there) (?:\S+ )?(?:to talk|please)
        (?:struggling|suffering|hurting) (?:\S+ ){0,3}(?:so|lately|right now|with|a lot|badly|alone|again|really)
            |(?:life|everything) (?:is|feels) (?:\S+ )?(?:pointless|meaningless|unbearable|falling apart|too much|hell
            |hopeless|over)|(?:im|its|feel) (?:\S+ )?(?:not ok|not okay|at rock bottom)|(?:broke up with me|dumped me
            |cheated on me|left me for|kicked me out|homeless|evicted)
        """,
    ),
)
RECOVERY = (
    Rule(
        ("recovery",),
        "green",
        r"""
        {number} (?:\S+ )?(?:days?|weeks?|months?|years?) (?:\S+ )?(?:clean|sober|free|selfharm free|sh free
            |purge free|no (?:cutting|drinking|purging|using))
        (?:clean|sober|free|abstinent) (?:\S+ )?(?:for|since|from \S+ for) (?:\S+ )?(?:{number}|almost|nearly|over
            |last|january|february|march|april|may|june|july|august|september|october|november|december)
        (?:proud of myself|glad im (?:still )?(?:here|alive)|glad i (?:stayed|asked|called|told)|in recovery
            |my recovery|got help|getting help|getting better|feel(?:ing)? (?:so much |a lot |much )?better
            |things (?:got|get|are getting) better|first (?:therapy|meeting|session)|therapy (?:is|has been
            |really) help\w*)
        (?:thank you|thanks|ty) (?:\S+ ){0,3}(?:for (?:listening|talking|being there|staying|last night|the support
            |helping|sitting|reading|checking))
        """,
        subject="none",
    ),
)
