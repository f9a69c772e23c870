"""Normalising: what a person sees through, the reader sees through too, and nothing ordinary is damaged."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.normalise import normalise


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("suiсidе", "suicide"),
        ("kуѕ", "kys"),
        ("ｓｕｉｃｉｄｅ", "suicide"),
        ("𝓴𝓲𝓵𝓵 𝕞𝕪𝕤𝕖𝕝𝕗", "kill myself"),
        ("ᴋʏꜱ", "kys"),
        ("🇰🇾🇸", "kys"),
        ("su\u200bici\u00adde", "suicide"),
        ("\u202ekys\u202c", "kys"),
        ("k̷̛̳y̶̢̛s̵̡̛", "kys"),
        ("k y s", "kys"),
        ("just k y s!", "just kys!"),
        ("k i l l  m y s e l f", "kill myself"),
        ("k.y.s", "kys"),
        ("go k-y-s.", "go kys."),
        ("s-u-i-c-i-d-e", "suicide"),
        ("s_u_i_c_i_d_e", "suicide"),
        ("su1c1de", "suicide"),
        ("5u1c1d3", "suicide"),
        ("s u 1 c 1 d e", "suicide"),
        ("k1ll mys3lf", "kill myself"),
        ("sooooo tired", "soo tired"),
        ("why!!!!!!!!", "why!!!"),
        ("i am **so** ||done|| with __all__ of ~~it~~ `this`", "i am so done with all of it this"),
        ("*kill* _me_", "kill me"),
        ("ki**ll** my**se**lf", "kill myself"),
        ("<:sadcat:123456789012345678> hi <a:wave:12345>", ":sadcat: hi :wave:"),
        ("<@123456> and <@!123456> in <#99>", "@member and @member in #channel"),
        ("see https://example.org/a?b=c ok", "see link ok"),
        ("  a \t b  \r\n\n c ", "a b\nc"),
        ("**k.y.s**", "kys"),
    ],
)
def test_a_disguise_is_undone(disguised: str, plain: str) -> None:
    assert normalise(disguised).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "b4 5pm i had covid19 shots, 1st on the i5, some h2o and an mp3 of r2d2 for s01e05 lol",
        "Привет, как дела? Сегодня хорошая погода",
        "καλημέρα σε όλους",
        "σ of 3 μm, Δx",
        "café naïve Việt résumé",
        "t-t-t-that was scary, n-no",
        "y r u here? i c u r ok",
        "a.k.a. the boss, i.e. me, e.g. now",
        "what the f*ck, that is 3 *",
        "snake_case stays, 3 * 4 too, ^_^ -_- T_T hii~",
        "World War III, WW2, 24/7, 100%",
        "> quoted line\nmy answer",
        "नमस्ते दुनिया",
        "🇬🇧 🇺🇸🇫🇷 😀👍",
        "i5-1234 vs x1c, 10/10 would buy @home",
        "",
    ],
)
def test_ordinary_writing_stays(text: str) -> None:
    assert normalise(text).text == text


def test_a_span_of_plain_text_leads_back_to_the_disguised_word() -> None:
    original = "please **k.y.s** now"
    plain = normalise(original)
    start = plain.text.index("kys")
    first, last = plain.original_span(start, start + 3)
    assert original[first:last].startswith("k.y.s")
    assert "now" not in original[first:last]


def test_a_span_inside_a_replaced_mention_covers_the_mention() -> None:
    plain = normalise("hi <@123456> bye")
    first, last = plain.original_span(4, 6)
    assert "hi <@123456> bye"[first:last] == "<@123456>"


def test_an_empty_span_stays_empty() -> None:
    assert normalise("abc").original_span(1, 1) == (1, 1)


_DISGUISING = st.text(alphabet="kysuicde 1!@$.-_*|~`>\n\u200b\u0336\u0301сеу🇰ﬁＫ<:@#&9Iв", max_size=60)
_ANY = st.one_of(st.text(max_size=80), _DISGUISING)


@given(_ANY)
def test_offsets_are_always_valid(text: str) -> None:
    plain = normalise(text)
    assert len(plain.offsets) == len(plain.text) + 1
    assert list(plain.offsets) == sorted(plain.offsets)
    assert plain.offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in plain.offsets[:-1])


@given(_ANY, st.data())
def test_a_span_of_characters_is_never_empty_in_the_original(text: str, data: st.DataObject) -> None:
    plain = normalise(text)
    if not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    end = data.draw(st.integers(start + 1, len(plain.text)))
    first, last = plain.original_span(start, end)
    assert 0 <= first < last <= len(text)


@given(_ANY)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


_CHAT_WORDS = st.sampled_from(
    [
        "i",
        "you",
        "we",
        "tonight",
        "game",
        "lol",
        "ok",
        "the",
        "cat",
        "is",
        "2",
        "good",
        "bad",
        "at",
        "5pm",
        "b4",
        "school,",
        "really?",
        "yes!",
        ":)",
    ]
)


@given(st.lists(_CHAT_WORDS, max_size=20))
def test_plain_chat_stays_as_it_is(words: list[str]) -> None:
    text = " ".join(words)
    assert normalise(text).text == text
    assert normalise(text).offsets == tuple(range(len(text) + 1))


@pytest.mark.parametrize(
    "unit", ["k ", "k.", "* ", "*|", "a - ", "\u0336", "1", "<:a", " \t", "aaaa", "c\u0441", "kysk1", "!"]
)
def test_a_very_long_message_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        normalise(text)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(64_000) < 40 * max(min(seconds(8_000) for _ in range(3)), 0.001)


def _flag_letters(text: str) -> str:
    return " ".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in text if letter.isalpha())


_LOOK_ALIKE = str.maketrans("aeopcyi", "аеорсуі")
_LEET = str.maketrans("aeios", "43105")
_SENTENCES = ("i want to kill myself", "i am going to end it tonight", "goodbye everyone i want to die")


def _each_word(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: " ".join(change(word) if len(word) > 2 else word for word in text.split(" "))


@pytest.mark.parametrize("sentence", _SENTENCES)
@pytest.mark.parametrize(
    "disguise",
    [
        pytest.param(_each_word(lambda word: word[0] + word[1:].translate(_LOOK_ALIKE)), id="look-alikes"),
        pytest.param(lambda text: "".join(chr(ord(c) + 0xFEE0) if c != " " else c for c in text), id="fullwidth"),
        pytest.param("\u200b".join, id="zero-width"),
        pytest.param("\u2060\u00ad".join, id="joiners and soft hyphens"),
        pytest.param(lambda text: "".join(c + "\u0336" for c in text), id="struck through"),
        pytest.param(_each_word(".".join), id="dotted"),
        pytest.param(_each_word("-".join), id="hyphens"),
        pytest.param(lambda text: "  ".join(map(" ".join, text.split())), id="spaced"),
        pytest.param(lambda text: text[::-1], id="reversed"),
        pytest.param(lambda text: f"||{text}||", id="spoiler"),
        pytest.param(_each_word(lambda word: f"**{word}**"), id="bold"),
        pytest.param(lambda text: f"***__{text}__***", id="bold italics underlined"),
        pytest.param(_each_word(lambda word: "".join(chr(0x1F170 + ord(c) - ord("a")) for c in word)), id="squared"),
        pytest.param(_each_word(lambda word: "".join(chr(0x1D41A + ord(c) - ord("a")) for c in word)), id="drawn bold"),
        pytest.param(str.upper, id="shouted"),
    ],
)
def test_a_sentence_is_read_through_each_disguise(sentence: str, disguise: Callable[[str], str]) -> None:
    plain = normalise(disguise(sentence)).text
    assert "".join(plain.casefold().split()) == "".join(sentence.split())


@pytest.mark.parametrize(
    "word", ["suicide", "suicidal", "myself", "overdose", "goodbye", "tonight", "worthless", "die"]
)
def test_a_word_is_read_through_digits_and_flag_letters(word: str) -> None:
    assert normalise(f"so {word.translate(_LEET)} now").text == f"so {word} now"
    assert normalise(_flag_letters(word)).text == word


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("flesym llik ot tnaw i", "i want to kill myself"),
        ("i tnaw ot llik flesym", "i want to kill myself"),
        ("i want to llik flesym", "i want to kill myself"),
        ("hey guys\neid ot tnaw i", "hey guys\ni want to die"),
        ("so edicius then", "so suicide then"),
        ("🇰🇮🇱🇱", "kill"),
        ("w4nt to d1e", "want to die"),
        ("ѕuісіdе", "suicide"),
    ],
)
def test_words_and_lines_written_backwards_or_drawn_are_turned(disguised: str, plain: str) -> None:
    assert normalise(disguised).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "Eid mubarak everyone",
        "live on, no evil won",
        "was it a rat i saw",
        "no lemon no melon, eve",
        "def kill(pid): os.kill(pid, 9)",
        "for i in range(10): print(i)",
        "O.K., J. K. and the N. Y. office",
        "$1,299.99 or 3 for £5",
        "(\\_/)\n(o.o)\n/ > <3",
        "gg xX_Sn1per_Xx, n00b, pr0 and l33t",
        "1 2 3 go, 4-4-2 and 7.5.2",
        "мне сегодня очень хорошо",
        "σήμερα είναι καλή μέρα",
        "आज मौसम अच्छा है",
        "الطقس جميل اليوم",
        "今天天气很好",
        "mañana, niño, corazón, pingüino",
        "garçon, élève, où, naïve, œuvre",
        "für, schön, Straße, größer",
        "não, ação, coração, você",
        ":skull: :sob_cat: :heart_eyes:",
        "🇪🇸🇫🇷 🇩🇪 🇵🇹🇧🇷",
        "i’m 5’11”, 80kg",
    ],
)
def test_harmless_writing_is_not_made_into_words_of_harm(text: str) -> None:
    assert normalise(text).text == text


def test_a_line_that_was_turned_leads_back_to_the_whole_line() -> None:
    original = "hello\nflesym llik ot tnaw i"
    plain = normalise(original)
    start = plain.text.index("myself")
    assert plain.original_span(start, start + 6) == (6, len(original))


_LETTERS = st.sampled_from("ñüçãéèêáíóúàôßœæøåčšžłńăîğışыжщбфΩλθपक中あ한ع")


@given(st.lists(st.text(_LETTERS, min_size=1, max_size=8), max_size=8))
def test_letters_of_other_languages_survive(words: list[str]) -> None:
    text = " ".join(words)
    assert normalise(text).text.casefold() == text.casefold()


_BACKWARDS = st.lists(
    st.sampled_from(
        ["flesym", "llik", "ot", "tnaw", "i", "eid", "edicius", "evil", "live", "no", "on", "!", "\n", "k.y.s"]
    )
)


@given(_BACKWARDS)
def test_turning_words_keeps_offsets_valid_and_is_done_once(words: list[str]) -> None:
    text = " ".join(words)
    plain = normalise(text)
    assert list(plain.offsets) == sorted(plain.offsets)
    assert len(plain.offsets) == len(plain.text) + 1
    assert plain.offsets[-1] == len(text)
    assert normalise(plain.text).text == plain.text
