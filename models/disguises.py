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
    (
        "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz"
        " ca cc cd cf cg ch ci ck cl cm cn co cp cr cu cv cw cx cy cz de dg dj dk dm do dz ea ec ee eg eh er es et eu fi fj"
        " fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir"
        " is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm"
        " mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt"
        " pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz ta tc td tf tg th tj tk tl"
        " tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw"
    ).split()
)
