"""What a rule of the floor is, and the pieces its patterns are written with.

A pattern reads the plain line of `models.words`: lower case, no apostrophes, one blank between words. `{name}` puts a
piece in. Repetition is bounded everywhere and never nested, so a pattern cannot run away on any text.
"""

import re
from dataclasses import dataclass
from typing import Literal

RuleTier = Literal["green", "amber", "red", "crisis"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that show the same thing, one a line; a line that begins with "|" goes on with the one before.

    level: suicide severity 0–6 of the person at risk. firm: also meant when people laugh or a game is on.
    """

    labels: tuple[str, ...]
    tier: RuleTier
    patterns: str = ""
    subject: Literal["self", "other", "none"] = "self"
    level: int = 0
    firm: bool = False


def lines(patterns: str) -> list[str]:
    """The patterns of a block."""
    return [line.strip() for line in re.sub(r"\n\s*\|", "|", patterns).split("\n") if line.strip()]


# name: pattern. The gaps are whole words.
PIECES = dict(
    line.split(": ", 1)
    for line in lines(
        r"""
        gap: (?:\S+ ){0,3}
        wide: (?:\S+ ){0,7}
        any: (?:\S+ )?
        number: (?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|a few|few|couple|a couple of|couple of
            |half an)
        kin: (?:mom|dad|mother|father|brother|sister|son|daughter|kid|child|baby|boy|girl|cousin|uncle|aunt|auntie
            |nan|gran|grandma|grandad|grandpa|wife|husband|partner|boyfriend|girlfriend|ex|friend|bestie|mate
            |roommate|roomate|flatmate|housemate|neighbour|neighbor|stepdad|stepmom|stepfather|stepbrother|coach
            |teacher|boss|fiance|bestfriend|homie|bro|bff|lad|student|patient)
        they: (?:he|she|they|my {0,1}(?:\S+ )?{kin}|{kin})
        die: (?:kill(?:ing)? myself|kill(?:ing)? me self|end(?:ing)? (?:my|this|my own) life|tak(?:e
            |ing) my (?:own )?life|end(?:ing)? it all|commit(?:ting)? (?:suicide|sudoku)|hang(?:ing)? myself
            |shoot(?:ing)? myself|drown(?:ing)? myself|off(?:ing)? myself|neck(?:ing)? myself|rop(?:e|ing) myself
            |top(?:ping)? myself|do(?:ing)? myself in|end(?:ing)? myself|delet(?:e|ing) myself|self delete|kms|ctb
            |catch(?:ing)? the bus|jump(?:ing)? (?:off|in front of|from)(?! and)|overdos(?:e|ing)
            |slit(?:ting)? my (?:wrists?|throat)|blow(?:ing)? my brains out|gas(?:sing)? myself|an hero
            |hurl(?:ing)? myself)
        dies: (?:kill(?:ing)? (?:him|her|them)(?:self|selves)|end(?:ing)? (?:his|her|their) (?:own )?life
            |end(?:ing)? it(?: all)?|tak(?:e|ing) (?:his|her|their) (?:own )?life|commit(?:ting)? suicide
            |hang(?:ing)? (?:him|her|them)self|jump(?:ing)?|shoot(?:ing)? (?:him|her|them)self|overdos(?:e|ing)|die
            |suicide|off(?:ing)? (?:him|her|them)self|kms|do it)
        soon: (?:tonight|today|tomorrow|right now|this (?:morning|evening|weekend|week|afternoon|friday|saturday
            |sunday)|soon|now|in (?:the next )?{number} ?(?:hours?|hrs?|minutes?|mins?|days?)|at (?:midnight|\d+\S*
            |noon|dawn)|by (?:morning|midnight)|after (?:work|school|dinner|midnight|this|christmas|graduation
            |my birthday)|on (?:my birthday|christmas|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
            |when (?:they|he|she|everyone|everybody|mom|dad|my parents) (?:\S+ )?(?:asleep|sleeps?|leaves?|gone|goes
            |out))
        lately: (?:tonight|today|yesterday|last night|last nite|last week|this (?:morning|evening|week|weekend
            |afternoon|month)|again|just now|{number} ?(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?) ago
            |an hour ago|(?:on |last )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|already|earlier
            |recently|the other (?:day|night))
        intend: (?:im (?:just |really |actually |finally |honestly |literally |so )?(?:going to|about to|ready to
            |planning (?:to|on)|thinking of|set to)|i will|i will|i am going to|ima|i plan (?:to|on)
            |i have decided to|i have decided to|i decided to|decided im going to|i intend to|about to
            |might (?:just |actually |really )?(?:go )?|i think i will|i think im going to|going to)
        means: (?:gun|guns|pistol|shotgun|rifle|revolver|glock|noose|rope|razor|razors|blade|blades|knife|pills
            |tablets|tabs|bottle of pills|meds|medication|belt|cord|exit bag|helium|charcoal|bleach|insulin
            |paracetamol|tylenol|fentanyl|morphine)
        swallowed: (?:took|swallowed|taken|ate|downed|drank|necked|popped|had|take)
        drug: (?:heroin|meth|coke|cocaine|crack|fent|fentanyl|oxy|oxys|percs?|percocets?|opiates?|opioids?|xans?
            |xanax|benzos?|ket|ketamine|speed|pills|dope|h|kratom|lean|mdma|molly|adderall|valium|methadone|subs
            |suboxone|tramadol|codeine|vodka|alcohol|drinking|drink|booze|wine|whisky|whiskey|weed|gear|smack|ice
            |morphine|hydros?|hydrocodone|norcos?|roxys?|roxies)
        hurt: (?:hits?|hitting|beats?|beating|chok(?:es?|ed|ing)|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|kick(?:s|ed
            |ing)?|strangl(?:es?|ed|ing)|rap(?:es?|ed|ing)|molest(?:s|ed|ing)?|shov(?:es?|ed|ing)|threw|throws
            |drag(?:s|ged|ging)?|grab(?:s|bed)?|bit|burn(?:s|ed|t)?|assault(?:s|ed)?|attack(?:s|ed)?|hurts?|hurting
            |touch(?:es|ed)|gropes?|groped|forced|abus(?:es?|ed|ing))
        """
    )
)
