"""Words around a phrase that change what it means: denial, the past, laughter, games and songs, other readings."""

# Just before the phrase: "im not going to …", "would never …".
DENIED = r"""
    (?:never|wouldnt|couldnt|didnt|wont|havent|hasnt|without|instead of|not going to|(?:im|its
        |thats) not)(?: \S+){0,2}$
"""
# Just before it, asked of somebody or said of anybody: "are you thinking of …", "if someone …".
ASKED = r"""
    (?:are|were|have|had|if|do|did|when|ask|asking|say|is|can|whether|you|anyone|people)(?: \S+)? (?:you|they
        |someone|somebody|strangers|people|anyone|a member|members|feeling|who)(?: \S+){0,4}$
"""
# In the same sentence: long ago.
PAST = r"""
    (?:years|yrs|months|decades) (?:ago|back|before)|used to|back (?:then|in the day|when)
        |when i was (?:\S+ )?(?:\d+|young|younger|little|a kid|a child|a teen\w*|in|at)|last year|in (?:19|20)\d\d
        |in (?:the past|high school|middle school)|as a (?:kid|child|teen\w*)|long time ago|growing up|once upon
        |years later|years clean|survived
"""
# In a short message: said with a laugh.
LAUGHTER = r"""
    (?:lol+|lo+l|lmao+|lmfao+|rofl|haha\w*|hehe\w*|ahah\w*|jk|/?j|xd+|lolol\w*|kidding|joking|joke|😂|🤣|😹|😆|😅)
"""
# In a short message: a game, a film, a song, a lesson or a test of the filter.
FICTION = r"""
    (?:games?|gaming|boss|raid|ranked|level|respawn\w*|minecraft|fortnite|valorant|league|dnd|d and d|npc|mob|mobs
        |quest|lobby|spawn|speedrun|dungeon|paladin|sims?|cod|gta|elden|pokemon|roblox|movie|movies|film|show
        |episode|season|series|anime|manga|character|characters|chapter|book|novel|fanfic|plot|lyrics?|song|songs
        |album|band|verse|chorus|trailer|scene|actor|documentary|podcast|article|news|headline|netflix|training
        |asist|workshop|mock|test|testing|drill|role ?play\w*|filter|automod|pipeline|prof|rule|rules|sims|snipers?
        |theatre|play|audition|cosplay|halloween|costume|wrestl\w+|match|team|season|coach says|football|playlist
        |meme|memes)
"""
# In the same sentence: the phrase means something else.
HARMLESS = r"""
    suicide (?:squad|boys?|girls?|doors?|prevention|hotline|hot line|awareness|burns?|pass|sprints|drills)
        |suicideboys|suicidegirls|crisis line
    (?:killing it|dying laughing|died laughing|die laughing|dead tired|dying of laughter|to die for|die hard
        |kill two birds|killer (?:app|deal))
    kill me (?:now|lol)|(?:die|kill myself|kms|dying|hang myself) (?:of|from) (?:laughter|laughing|cringe
        |embarrassment|boredom|cuteness)
    (?:cut|cutting) (?:myself )?(?:shaving|while|on (?:a|the|some) (?:tin|can|glass|paper|knife|cheese|mandoline))
        |(?:on|by) accident|accidentally|not on purpose
    see (?:you|yall|ya) (?:\S+ )?(?:at|tomorrow|later|next week|soon|monday|friday|saturday|sunday)
    climbing|abseil\w*|belay\w*|carabiners?|skipping rope|jump rope|tug of war
"""
# In the same sentence: an ordinary annoyance, which people say they die of. Never unsays what is firm.
ANNOYANCE = r"""
    (?:monday|mondays|homework|exams?|essay|assignment|finals|traffic|printer|wifi|update|patch|lag|spreadsheet
        |alarm|deadline|meeting|meetings|autocorrect|parking)
"""
