"""Which language a message is written in, as far as a few words of chat can tell.

"Unknown" is a frequent and a good answer: short, mixed, slangy and playful messages have no sure language. What is
named is meant to be right, since a message in a language the model was not measured in is treated differently.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any

from models.disguises import LOOK_ALIKES
from models.normalise import normalise

_NAMES = """
af Afrikaans|am Amharic|ar Arabic|az Azerbaijani|bn Bengali
bs Bosnian|cs Czech|cy Welsh|da Danish|de German|el Greek|en English|es Spanish|et Estonian
eu Basque|fa Persian|fi Finnish|fr French|ga Irish|gu Gujarati|he Hebrew|hi Hindi|hr Croatian
hu Hungarian|hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese|ka Georgian
km Khmer|kn Kannada|ko Korean|lo Lao|lt Lithuanian|lv Latvian|ml Malayalam
ms Malay|mt Maltese|my Burmese|nl Dutch|no Norwegian|or Odia
pa Punjabi|pl Polish|pt Portuguese|ro Romanian|ru Russian|si Sinhala|sk Slovak|sl Slovenian
sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu|th Thai|tl Tagalog|tr Turkish
uk Ukrainian|ur Urdu|vi Vietnamese|zh Chinese
"""
NAMES = dict(pair.split(" ", 1) for pair in _NAMES.strip().replace("\n", "|").split("|"))

# Not among them: Catalan and Galician, which a few words of chat cannot tell from Spanish, French and Portuguese.
_LATIN = frozenset(
    "af az bs cs cy da de en es et eu fi fr ga hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sr sv sw"
    " tl tr vi".split()
)
# A script, as the first word of its letters' Unicode names, and the language most people write in it.
_WRITTEN_IN = """
CYRILLIC ru|ARABIC ar|DEVANAGARI hi|CJK zh|HANGUL ko|GREEK el|HEBREW he|THAI th|LAO lo
KHMER km|MYANMAR my|BENGALI bn|TAMIL ta|TELUGU te|KANNADA kn|MALAYALAM ml|GUJARATI gu|GURMUKHI pa|ORIYA or
SINHALA si|GEORGIAN ka|ARMENIAN hy|ETHIOPIC am
"""
_SCRIPTS = dict(row.split(" ") for row in _WRITTEN_IN.strip().replace("\n", "|").split("|"))
# Letters that only a neighbour has; otherwise neighbours in one script, such as Bulgarian, are not told apart.
_KANA = "".join(map(chr, range(0x3041, 0x30FB)))
_OWN_LETTERS = (
    ("CYRILLIC", "іїєґ", "uk"),
    ("ARABIC", "ٹڈڑںے", "ur"),
    ("ARABIC", "پچژگ", "fa"),
    ("CJK", _KANA, "ja"),
)
_WITHOUT_BLANKS = {"CJK", "THAI", "LAO", "KHMER", "MYANMAR"}
_LETTERS_A_WORD = 3  # where nothing is written between words
# Languages so near that a few words cannot tell them apart: a near one does not count as doubt.
_NEAR = tuple(
    frozenset(group.split())
    for group in ("da no nb nn sv", "bs hr sr sl", "cs sk", "id ms tl", "af nl", "et fi", "az tr")
)
_WRITTEN = {"nb": "no", "nn": "no"}
# English words that no other language of Latin script has often: two of them, and it is English, or mixed with it.
_ENGLISH = frozenset(
    "the you your youre and with what whats this that thats know like about would could should when they because think"
    " people how why who there didnt cant wont ive isnt never always anyone someone everyone please need went being"
    " were from feel really tonight today tomorrow".split()
)

_NOISE = re.compile(r"https?://\S+|<[@#:a/][^>]*>|:\w+:|`[^`]*`|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_READ = 1000  # characters: more would only take time
_LATIN_WORDS, _OTHER_WORDS = 4, 2
_SHARE = 0.6  # of the words that have to be in one script
_MARGIN = 10.0
"""By how much (natural logarithm) a language has to fit better than any that is not near to it."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None: unknown. Every code has a name in `NAMES`."""
    words = [(word, _script(word)) for word in _words(text)]
    scripts: dict[str, float] = defaultdict(float)
    for word, script in words:
        if script:  # a word of look-alikes alone may be a disguise
            scripts[script] += _weight(word, script)
    if not scripts:
        return None
    main = max(scripts, key=scripts.__getitem__)
    if scripts[main] < sum(scripts.values()) * _SHARE:
        return None
    if main == "LATIN":
        return _latin([word for word, script in words if script == "LATIN"])
    if scripts[main] < _OTHER_WORDS:
        return None
    return _of_script(main, [word for word, _ in words])


def prepare() -> None:
    """Load the tables now, and not while somebody waits."""
    _identifier()


def _words(text: str) -> list[str]:
    """Words in lower case, without markup, names and links; a stretched "sooooo" is shortened."""
    plain = _NOISE.sub(" ", normalise(_NOISE.sub(" ", text[:_READ])).text)
    return [_STRETCHED.sub(r"\1\1", word).lower() for word in _WORD.findall(plain)]


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    name = "CJK" if letter in _KANA else unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _SCRIPTS or name == "LATIN" else ""


def _script(word: str) -> str:
    """The script of the first letter that shows one."""
    telling = (_script_of(letter) for letter in word if letter not in LOOK_ALIKES)
    return next(filter(None, telling), "")


def _weight(word: str, script: str) -> float:
    """How many words it stands for. A single foreign letter is drawn in a face more often than written."""
    if script in _WITHOUT_BLANKS:
        return len(word) / _LETTERS_A_WORD
    return float(script == "LATIN" or len(word) > 1)


def _of_script(script: str, words: list[str]) -> str:
    letters = set("".join(words))
    own = (language for of, those, language in _OWN_LETTERS if of == script and letters & set(those))
    return next(own, _SCRIPTS[script])


def _latin(words: list[str]) -> str | None:
    if len(words) < _LATIN_WORDS:
        return None
    if len(_ENGLISH.intersection(word.replace("'", "").replace("’", "") for word in words)) > 1:
        return "en"
    ranked = _ranked(words)
    best = ranked[0][0]
    near = next((group for group in _NEAR if best in group), frozenset((best,)))
    rival = next(fit for name, fit in ranked if name not in near)
    if ranked[0][1] - rival < _MARGIN:
        return None
    return _WRITTEN.get(best, best)


def _ranked(words: list[str]) -> list[tuple[str, float]]:
    """Languages with how well they fit, best first: the library's `rank`, without waking the threads of BLAS."""
    library = _identifier()
    counts = library.instance2fv(" ".join(words))
    seen = counts.nonzero()[0]
    fits = (counts[seen, None] * library.nb_ptc[seen]).sum(axis=0) + library.nb_pc
    named = ((name, float(fit)) for name, fit in zip(library.nb_classes, fits, strict=True) if name in _LATIN)
    return sorted(named, key=lambda pair: -pair[1])


@cache
def _identifier() -> Any:
    # Here, because it takes a tenth of a second, and whoever only needs the names does not need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415

    return LanguageIdentifier.from_pickled_model(MODEL_FILE)
