"""Tables of disguised writing: which characters stand in for which letters, and the words worth unmasking.

Data only; `models.normalise` applies it.
"""

# Cyrillic, Greek and a few other letters that look like a Latin one. Applied only inside a word that also holds
# Latin letters and whose foreign letters are all in this table: real Russian and Greek words stay as they are.
LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕԁһӏԛԝкмтвнпгАВЕКМНОРСТУХІЈЅԌαβεικνορτυχγωςΑΒΕΖΗΙΚΜΝΟΡΤΥΧσηϲϳ",
        "aeopcyxijsdhlqwkmtbhnrABEKMHOPCTYXIJSGabeikvoptuxywsABEZHIKMNOPTYXoncj",
        strict=True,
    )
)

# Letters drawn small or in a box: nobody writes English with them by accident.
DRAWN_LETTERS = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ",
        "abcdefghijklmnopqrstuvwyz",
        strict=True,
    )
) | {chr(first + i): chr(ord("a") + i) for first in (0x1F150, 0x1F170) for i in range(26)}

# Digits and signs that stand for a letter inside a masked word.
LEET = {"a": "4@", "b": "8", "e": "3", "g": "9", "i": "1!", "l": "1!", "o": "0", "s": "5$", "t": "7"}

# Words that are masked with digits where people fear a filter. Only these are unmasked, so that "b4", "h2o" and
# "covid19" stay; a short word must stand alone, a longer one may carry an ending.
MASKED_WORDS = (
    *("suicide", "suicidal", "kill", "killing", "selfharm", "overdose", "dying", "death", "dead", "myself", "yourself"),
    *("cutting", "bleed", "blood", "hang", "hanging", "noose", "depress", "hopeless", "worthless", "anorexi", "bulimi"),
    *("starv", "purg", "binge", "thinspo", "abuse", "rape", "raping", "molest", "assault", "murder", "stab", "shoot"),
    *(
        "bitch",
        "retard",
        "faggot",
        "whore",
        "slut",
        "ugly",
        "heroin",
        "fentanyl",
        "cocaine",
        "meth",
        "pills",
        "unalive",
    ),
    *("want", "goodbye", "tonight", "tired", "gonna", "jump", "suffer"),
    *("kys", "kms", "die", "died", "cut", "cuts", "dies", "diet", "fat", "hate", "pain", "scars", "blade", "razor"),
)

# Pairs of letters that draw a flag (ISO 3166 and the few that Unicode adds).
FLAGS = frozenset(
    first + second
    for first, seconds in {
        "a": "cdefgilmoqrstuwxz",
        "b": "abdefghijlmnoqrstvwyz",
        "c": "acdfghiklmnopruvwxyz",
        "d": "egjkmoz",
        "e": "aceghrstu",
        "f": "ijkmor",
        "g": "abdefghilmnpqrstuwy",
        "h": "kmnrtu",
        "i": "cdelmnoqrst",
        "j": "emop",
        "k": "eghimnprwyz",
        "l": "abcikrstuvy",
        "m": "acdefghklmnopqrstuvwxyz",
        "n": "acefgilopruz",
        "o": "m",
        "p": "aefghklmnrstwy",
        "q": "a",
        "r": "eosuw",
        "s": "abcdeghijklmnorstvxyz",
        "t": "acdfghjklmnortvwz",
        "u": "agmnsyz",
        "v": "aceginu",
        "w": "fs",
        "x": "k",
        "y": "et",
        "z": "amw",
    }.items()
    for second in seconds
)
