"""Cues: words and short phrases that say little alone. What some of them show together is in `models.terms.together`.

A line is one cue: its name, then its phrases on the plain line of `models.words`. "_" stands for any one word, "#" for
a number.
"""

from models.terms.rule import lines

CUES = {
    name: tuple(tuple(phrase.split()) for phrase in phrases.split("|"))
    for name, phrases in (
        line.split(": ", 1)
        for line in lines(
            r"""
            i: i|im|my|me|myself
            soon: tonight|tomorrow|right now|by morning|at midnight|by midnight|in an hour|minutes left|later today
                |this weekend|any minute|in # minutes|in # hours|in a few hours|this evening|by friday|by monday
                |by sunday|at # tonight|# more sleeps|a few more hours|in a minute|the # th
            act: kill myself|killing myself|end it|ending it|end my life|ending my life|go through with it|hang myself|shoot myself
                |pull the trigger|blow my brains|slit my|take my life|take my own life|commit suicide|suicide|do it|die|be over|be dead
            dead: die|dead|dying|death|suicide|suicidal|kill myself|killing myself|killed myself|end it|ending it
                |end my life|ending my life|end everything|go through with it|never wake up|not wake up|hang myself
                |jump|jumping|pull the trigger|blow my brains|my brains|slit my|kill me|unalive|my suicide|off myself
                |let go|end the pain|make it stop|end it all|take my life|take my own life|overdose|shoot myself
            bye: goodbye|goodbyes|bye|farewell|thank you for everything|thanks for everything|thanks for having me
                |thank you for having me|love you all|love yall|loved you all|been an honour|been an honor
                |nice knowing|take care of each other|be good to each other|be nice to each other|mind yourselves
                |look after yourselves|sorry for everything|sorry everyone|sorry to all|forgive me|i love you guys
                |love you guys|good night everyone|goodnight everyone|thank you for the|dont be sad|dont cry for me
                |dont miss me|be kind to each other|look after each other|i loved you|take care everyone|tell everyone
                |im sorry mom|sorry mom|sorry dad|that is me|thats me
            after: im gone|i am gone|be gone|have been gone|wont be here|not be here|going to be here|wont be around
                |going to be around|wont be on|wont be online|wont be there|wont need it|wont need them|wont need any
                |wont need _ where|wont be needing|dont need it anymore|where im going|not coming back|wont be back
                |never coming back|nobody has to find|nobody finds|whoever finds|who finds me|to find me|finds me
                |find my body|my funeral|wont see me|wont hear from me|hear from me|the next life|doesnt have to after
                |clean up after me|be a bother|worry about me|bother anyone|for after|wont have to worry
                |wont be a burden|once i am|when im dead|when i die|after today|after tonight|after friday
                |not here any more|one last|last thing i|last night on|last day on|for good|not going to be
                |last message
            blameless: your fault|anyones fault|nobodys fault|her fault|his fault|their fault|to blame|dont blame
                |isnt on you|not on you|not on her|not on him|not on them|wasnt her|wasnt him|wasnt you|wasnt anyone
                |nothing you could|tell my|tell mom|tell dad|tell her i|tell her im|tell him i|tell them i|tell her it
                |tell him it|tell everyone i|she knows i|they know i|he knows i|easier on you|feel guilty
            order: wrote # letters|three letters|two letters|five letters|four letters|# letters|three notes|two notes
                |# notes|my note|funeral playlist|suicide note|the letters|papers on top|letters|letter to|letter for
                |letter is|my letter|a letter|notes|the will|a will|passwords|password list|insurance papers
                |life insurance|the insurance|bank stuff|bank details|bank cards|my affairs|in order|envelope
                |gave away|given away|give away|gave my|given my|sold all my|selling all my|selling my whole
                |deleted all my|deleted my|deleted everything|cancelled next|sorted everything|everything is sorted
                |all arranged|everything is arranged|is arranged|all sorted|is all set|everything ready|keys through
                |leave my|rehomed|found a home for|is ready|can have my|my playlist|wash my|cleaned my room|paid my
                |all set up|is set up|its ready|my login
            decided: have decided|ive decided|at peace|made peace|my decision|made my|im ready|i am ready|ready to go
                |not scared|not frightened|not afraid|no fear|lighter|relieved|im done|i am done|its time|it is time
                |my time|my turn|this is it|no turning back|too late|stop me|stopping me|change my mind|my plan|a plan
                |have planned|set a date|already know|so easy|made sure|going to do it|i will do it|do it properly
                |do it right|be over|it over|i mean it|nothing to lose|gone quiet|decided it|no regrets|going to take
                |going to do|planning it
            pills: pills|tablets|painkillers|sleeping pills|sleepers
                |paracetamol|ibuprofen|benadryl|insulin|xanax|tylenol|aspirin|sedatives|morphine|oxy|capsules
            weapon: gun|pistol|shotgun|rifle|revolver|glock|handgun|noose|rope|razor|razors|blade|blades|razorblade
                |razorblades|exit bag|trigger|barrel|gun safe|knife|knives|bullet|bullets|9mm|loaded|the chair|a chair
            alone: parents think|home alone|theyre all out|dont know im|while everyone|while they|til monday
                |till monday|til sunday|till sunday|on my own|by myself|nobody home|nobody is home|nobodys home
                |nobodys back|house is empty|empty house|house to myself|everyone is asleep|everyones asleep
                |parents are asleep|nobody knows|dont tell|flatmates away|roommates gone|roommate is gone|is away
                |are away|out of town|nobody is online|nobody back|keeps asking|doesnt know|dont know yet|nobody awake
                |they all think|thinks im|nobody to call|asleep
            place: the roof|the pier|the platform|the bridge|bridges|a bridge|the ledge|the rails|the tracks
                |the cliffs|bridge|ledge|platform|tracks|railway|rooftop|roof|cliff|cliffs|pier|balcony|parapet
                |overpass|railing|rails|viaduct|train station|the edge|the river|the rail|window ledge|car park
                |the water|the quarry|the harbour|the lake|the shore|the dam|multi storey|the garage|layby
            here: i walked|i went to|off now|on my way to|i am on|i am at|driving to|here at|end of the|standing|stood
                |sitting|sat|im at|im on|im by|im in|i stand|walked to|walking to|parked|climbed|looking down
                |staring at|lying|lay|drove to|i went|im here|im up|at the top|on the roof|im sitting|here
            took: took|taken|swallowed|downed|necked|swallowing|i take|mixed|overdosed|tooka|i drank|i ate|chugged
                |had my night|taking|popped|swallow|drank
            many: them all|all of them|all the|the whole|a whole|whole bottle|a bunch|bunch of|a lot|too many|too much
                |handful|handfuls|everything|a bottle|the bottle|bottle of|the rest|the lot|all my|every last|em all
                |so many|loads|how many i|a load|both packs|the pack|boxes|a box|all i had|all of it|it all|# of
                |whole lot|something|smth|stuff|twice|more than i|every pill|all of my|full bottle|# pills|# tablets
                |an hour ago|minutes ago|the packet|the box
            ill: dizzy|numb|sleepy|drowsy|slurring|blurry|cant feel|hearts going|heart going|heart is going
                |heart keeps|heart is racing|hearts racing|heart so fast|throwing up|vomiting|puking|passing out
                |fading|stay awake|keep nodding|kicking in|ears ringing|cant see|cant breathe|cant move|spinning
                |going dark|going black|going grey|going gray|breathing weird|to breathe|seizure|weird|feel strange
                |feel really bad|feel sick|far away|slow|still awake|shaking|cold|chest|my hands|my legs|out of it
                |been sick|being sick|choking|floor|wake up|fall asleep|go to sleep
            plea: what do i do|is that bad|am i ok|will i|should i be worried|promise not to|cant tell|help
                |take it back|scared|what do i|dont want to die|changed my mind|regret|ambulance|hospital|911|999
                |poison control|am i going to|will it|too late|should i|dont call|is it enough|is enough|stay with me
                |talk to me|sorry|goodbye|how long|dont tell|dont ring
            they: he|she|they|his|her|him|them|friend|mate|brother|sister|mom|dad|boyfriend|girlfriend|wife|husband
                |son|daughter|cousin|roommate|flatmate|partner|kid|baby|ex|someone|somebody|girl|guy|man|dude|uncle
                |aunt|neighbour|neighbor|nan|bestie|child|boy|toddler|stepdad|father|mother|homie|housemate|woman|user
            lifeless: not breathing|isnt breathing|stopped breathing|barely breathing|hardly breathing|him breathing
                |her breathing|wont wake|cant wake|not waking|isnt waking|unresponsive|not responding|wont respond
                |unconscious|collapsed|turned blue|going blue|gone blue|are blue|lips blue|is blue|gone grey|is grey
                |of grey|going grey|gurgling|gargling|gasping|foaming|limp|no pulse|not moving|isnt moving|wont move
                |passed out|breathing stops|breathing funny|breathing weird|breathing is|breaths are|long gaps
                |gone floppy|floppy|eyes rolled|seizing|a seizure|had a fit|a fit|jerking|convulsing|went stiff|sleepy
                |wobbly|not getting up|wont get up|burning up|overdosed|overdosing|is cold|cold and|stopped shouting
                |stopped crying|gone quiet|snoring|doesnt know his|doesnt know her
            cause: took|taken|swallowed|pills|tablets|meds|heroin|fent|fentanyl|xanax|xans|methadone|drink|drank|drunk
                |alcohol|vodka|drugs|needle|overdose|overdosed|narcan|shook|stuff|something off|used|something|bottle
                |drawer|high|ketamine|ket|coke|party|bag|drinking|dose|note|bathroom
            lost: wont open|not opening|stopped talking|reading my replies|keep trying|rings and rings|idk where
                |wont talk|hung up|not answering|isnt answering|wont answer|stopped answering|no answer|voicemail
                |phone is off|phones off|phone off|wont pick up|not picking up|isnt picking up|doesnt pick up
                |not replying|isnt replying|stopped replying|wont reply|offline|left every|deactivated|blocked me
                |cant reach|cant find|rings out|just rings|missing|no reply|hasnt replied|hasnt posted|dont know where
                |where she is|where he is|where they are|in the dorm|not at work|left the house|left with the
                |locked himself|locked herself|locked in|locked the door|locked the bathroom|unlocked|isnt home
                |ran off|ran out|left the server|real name|no sound|straight to|muted|walked out|gone out|what do i do
                |what do we do|what should i do|idk what to do|address
            farewell: bye to|look after|sorry mom|sorry dad|sleep well|last message|a note|her note|his note
                |suicide note|letter|be over|kill himself|kill herself|kill themselves|want to live|suicidal|end it
                |wont be bothering|thanks for having|thanks for trusting|it was good|was good|be a good|wedding ring
                |said sorry|gave away|cant do this|want to be here|i love you|forever|wont matter|doing it|dont cry
                |going to do it|wanted it over|hurt herself|hurt himself|cutting|the bridge|the roof|the edge
                |the tracks|swallowed|the gun|rope|pills|tablets|bottle
            blood: blood|bleeding|bleed|bled|gushing|dripping
            cut: cut|cutting|too deep|deep|wrist|wrists|my arm|my arms|my thigh|my leg|blade|razor|slit|sliced
                |stitches|bandage|towel|towels|clot|wound|my own doing|selfharm|in the bath
            gush: wont stop|doesnt stop|isnt stopping|not stopping|stop it|make it stop|wont slow|keeps coming
                |still bleeding|lot of|so much|too much|lots of|everywhere|dizzy|cold|faint|fainting|grey|soaked
                |soaking|through the|pulses|clammy|wont clot|the floor|worse than|pouring|coming through|going numb
                |sleepy
            attacker: he|him|she|they|dad|stepdad|ex|husband|boyfriend|brother|man|men|guy|someone|somebody|wife
                |girlfriend|mom|father|mother|uncle|brothers|partner|stepfather|neighbour|neighbor|son|roommate
                |stalker
            arms: knife|gun|bat|axe|machete|rifle|shotgun|hammer|petrol|crowbar|pistol|iron|loading it|belt|a weapon
                |petrol can|lighter|bricks|in his hand|in her hand
            harms: threw her|threw him|threw me|gun to|knife to|going to kill|scream|hits|hitting|beat|beats|beating
                |choking|choked|strangled|strangling|kill|killing|stab|stabbed|shoot|threw|throwing|kicked|kicking
                |punched|punching|smashing|smashed|screaming|shouting|breaking|banging|pounding|pushed|slapped|grabbed
                |hurt|hurting|raging|threatening|threatened|raping|raped|drunk|blood|touching|dragged|attacking
                |attacked|yelling|burn|slap|pinned|following|followed|chasing
            hiding: hiding|hid|hide|locked|wardrobe|closet|bathroom|under the bed|under the table|under the desk
                |cupboard|laundry|toilet|the door|my door|door is|doors locked|doors|whispering|barricaded|get out
                |my phone|no keys|behind the door|basement|blanket|cant talk|cant call|be quiet|typing|the loo
                |cant leave|wont let me|ring anyone|call anyone|my keys|his side|the window|my window|back door
                |the lock|the locks|top bolt
            near: outside|downstairs|upstairs|coming|hallway|the hall|at my door|at the door|my window|in the house
                |in my house|back door|garage|on the stairs|on his way|on her way|is back|hes back|hes here|next door
                |the wall|parked|the stairs|is home|right now|now|tonight|again|at my work|is here|any minute
                |in the kitchen|coming back|the front|in the shed|hear him|hear her|hear them|inside
            alarm: terrified|what do i|911|999|112|hurry|im #|i am #|not safe|quick|afraid|bleeding|cant breathe
                |pregnant|the kids|my kids|two kids|my sister|my brother|the baby|hes got|kill me|kill us|next if
                |says he|said he|will kill|so scared|what should i
            child: my little brother|my little sister|the baby|a baby|my baby|newborn|# months old|# weeks old
                |months old|my sisters #|baby|toddler|infant|weeks old|little brother|little sister|my kid|my kids
                |the kids|sisters #|brothers #|hes three|shes three|the children|the cot|my child
            crying: wont stop crying|wouldnt stop|wont stop|stop crying|shook|shake|shake her|shake him|smother
                |stopped|screaming|limp|hurt her|hurt him|hurt the|throw her|throw him|thump|drop her|drop him
                |freezing
            quit: stopped drinking|quit drinking|quit|coming off|came off|come off|cold turkey|withdrawal|withdrawals
                |withdrawing|detox|detoxing|ran out|sweat it out|last drink|off benzos|stopping|stopped taking|off my
                |without a drink|days sober|stopping the drink|dope sick|rehab|days without
            fit: seizure|seizures|a fit|of fit|had a fit|hallucinating|seeing things|moving|hearing things|convulsions
                |my tongue|tongues bit|went stiff|eyes rolled|cant stop shaking|arent there|isnt there|dts|keep water
                |heart|hearts|shaking|jerking|sick since|legs have gone|talking to the|talking to people|convulsing
            drug: drink|drinking|alcohol|vodka|booze|benzo|benzos|xanax|valium|klonopin|heroin|methadone|opiates|pills
                |script|the drink|meds|rehab|the stuff|dope|h|oxy|whiskey|beer
            starved: havent eaten|not eaten|nothing since|no food|not eating|without food|throwing up|been sick
                |purging|threw up|stopped eating|eaten nothing|making myself|laxatives|fasting|starving|purge|purged
            failing: blood|heart keeps|hearts|heart is|cant get up|cant stand|collapsed|passed out|fainted|blacked out
                |chest|my hands|the floor|cant get off|claws|coffee grounds|like coffee|palpitations|missing beats
            target: he|she|him|her|them|they|everyone|everybody|all of them|teacher|boss|neighbour|neighbor|dad|mom
                |people|the liar|those|father|brother|stepdad|mother|my ex|that man|that bitch|padrastro
            payback: deserves|deserve|deserved|pay for|will pay|going to pay|will learn|going to learn|will see
                |theyll see|find out|wont laugh|will not laugh|not laugh|laughing at|dont care about prison
                |last sandwich|knows exactly|who i am|a list|asking for it|finish him|finish her|end him|kill him
                |kill her|kill them|hurt him|hurt her|hurt them|shoot|stab|snitch|regret it|teach him|teach her
                |never again|voice says|god has|is the liar
            bringing: bringing|bring it|brought it|in my bag|in the bag|in my locker|in my jacket|in the jacket
                |in my hand|in my car|on my way|on the way|waiting for him|waiting for her|waiting for them
                |behind the door|got what i|got dads|from the safe|his cabinet|dads cabinet|dads gun|his gun
                |know where|know which|his car|been following|comes home|gets home|home in|gets off
            crowd: school|class|assembly|prizegiving|the office|the building|that building|church|mosque|canteen|prom
                |the mall|college|campus
            game: game|games|raid|boss|ranked|level|respawn|minecraft|valorant|lobby|dnd|campaign|movie|film|episode
                |series|chapter|book|novel|lyrics|song|album|band|drill|training|mock|character|scene|quest
                |server wipe|halloween|costume|theatre|concert|gig|football|match|season|speedrun|anime|npc|rp
                |roleplay|recipe|oven
            """
        )
    )
}
