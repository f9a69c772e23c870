"""A message as a plain line of words, one spelling each, so that the lexicon's patterns stay short. Pure.

"I'm gonna do it 2nite, u know" reads "im going to do it tonight , you know": lower case, no apostrophes, no accents,
chat spellings written out, one blank between words, "." where a sentence ends and "," where a clause does.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[^\W_]+(?:['’`´][^\W_]+)*|(?P<stop>[.!?;:…\n]+)|(?P<pause>[,()\"“”–—|]+|\s-+\s)|(?P<sign>[^\w\s])"
)
_APOSTROPHE = re.compile("['’`´]")

# Chat spellings → the words. Written as pairs, so that a line can be read aloud.
_SPELLINGS = """
u you|ya you|yu you|ur your|youre you are|youve you have|r are|y why|n and|nd and|w with|wit with|b be|c see|k ok
b4 before|bc because|cuz because|cos because|cause because|bcos because|coz because|tho though|thru through
wanna want to|wana want to|wna want to|gonna going to|gunna going to|gon going to|gona going to|finna going to
gotta have to|imma im going to|ima im going to|iam im|tryna trying to|hafta have to|ive i have|ill i will|id i would
theyre they are|hes he is|shes she is|theyve they have|weve we have|cannot cant|couldnt couldnt|dnt dont|dunt dont
dotn dont|wnt want|wan want|aint isnt|nt not|wouldve would have|couldve could have|tonite tonight|2nite tonight
2night tonight|tnite tonight|tn tonight|2day today|2dae today|rn right now|tmr tomorrow|tmrw tomorrow|tmoro tomorrow
tomoz tomorrow|tomo tomorrow|tomorow tomorrow|2moro tomorrow|2morrow tomorrow|tmw tomorrow|kms kill myself
kmsing killing myself|kmself kill myself|killmyself kill myself|unalive kill|unaliving killing|unalived killed
sewerslide suicide|sewercide suicide|suislide suicide|sucide suicide|suiside suicide|sui suicide|suey suicide
suicidial suicidal|meself myself|mself myself|mysef myself|maself myself|myslef myself|urself yourself
yaself yourself|yourslef yourself|ursef yourself|noone nobody|hisself himself|themself themselves
theirself themselves|od overdose|oding overdosing|ods overdose|oded overdosed|selfharming selfharm
selfharmed selfharm|selfinjury selfharm|sib selfharm|mum mom|mam mom|ma mom|mama mom|mummy mom|mommy mom|dada dad
daddy dad|bro brother|sis sister|bf boyfriend|gf girlfriend|hubby husband|ppl people|sb somebody|smth something
sth something|sumthing something|nothin nothing|nuthin nothing|everythin everything|anymore any more|plz please
pls please|pleasee please|thx thanks|prolly probably|msg message|msgs messages|txt text|pic picture|goin going
doin doing|takin taking|bleedin bleeding|cuttin cutting|killin killing|dyin dying|drinkin drinking|thinkin thinking
livin living|jus just|jst just|dis this|dat that|da the|tha the|em them|thm them|hv have|hav have|havent havent
ful full|frm from|fr for
""".replace("\n", "|")
_WRITTEN_OUT = dict(pair.split(" ", 1) for pair in _SPELLINGS.split("|") if pair)
# Two words that are one: "i am" and "im" must meet the same pattern. First, second, the word they make.
_JOINED = {
    (first, second): word
    for first, second, word in (
        row.split(" ")
        for row in (
            "i am im|do not dont|can not cant|will not wont|did not didnt|does not doesnt|is not isnt|would not wouldnt|"
            "self harm selfharm|self harming selfharm|self harmed selfharm|sewer slide suicide|have not havent|"
            "was not wasnt|should not shouldnt|my self myself|your self yourself|any more anymore|it is its|that is thats|"
            "what is whats|there is theres|no one nobody"
        ).split("|")
    )
}


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the plain line; `starts` where each of its pieces begins in it, `spans` where in the message."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the message behind `start` ≤ i < `end` of the line; (0, 0) when it is empty."""
        if not self.spans or start >= end:
            return (0, 0)
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return self.spans[max(first, 0)][0], self.spans[max(last, 0)][1]


def line_of(message: str) -> Line:
    """The plain line of a normalised message. Total; linear in its length."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(_fold(message)):
        word = "." if match["stop"] else "," if match["pause"] else _APOSTROPHE.sub("", match[0])
        if not word:
            continue
        joined = _JOINED.get((words[-1], word)) if words else None
        if joined:
            words[-1], spans[-1] = joined, (spans[-1][0], match.end())
        elif not (word in ".," and words and words[-1] == word):
            words.append(_WRITTEN_OUT.get(word, word))
            spans.append(match.span())
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word) + 1
    return Line(" ".join(words), tuple(starts), tuple(spans))


def _fold(message: str) -> str:
    """Lower case without accents, character for character."""
    if message.isascii():
        return message.lower()
    return "".join(_fold_letter(letter) for letter in message)


def _fold_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return plain if len(plain) == 1 else letter
