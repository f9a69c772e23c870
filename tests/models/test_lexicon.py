"""The floor: catches plain emergencies by rule, keeps calm at their harmless twins, and never fails on any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.assessment import LABELS, Assessment
from models.lexicon import LexiconReader

READER = LexiconReader()


def tier(answer: Assessment) -> str:
    at_least = {"crisis": answer.tiers.crisis, "red": answer.tiers.red, "amber": answer.tiers.amber}
    return next((name for name, p in at_least.items() if p >= 0.5), "green")


RISKY = [
    # intent and time
    ("i am going to kill myself tonight", "crisis"),
    ("tonight is the night i end it", "crisis"),
    ("im going to do it tomorrow, this is it", "red"),
    # goodbye
    ("goodbye everyone, i wont be here tomorrow", "crisis"),
    ("thank you for everything. please tell my mom it wasnt her fault", "crisis"),
    ("wrote three letters, one each, they are in the drawer for when im gone", "crisis"),
    # means at hand
    ("the pills are lined up in front of me", "crisis"),
    ("i have the rope ready and nobody is home", "crisis"),
    ("im standing on the bridge and i want to jump", "crisis"),
    # an act just done
    ("i took all of them and now im scared", "crisis"),
    ("tried last night. it didnt work", "crisis"),
    ("i swallowed the whole bottle, im so dizzy", "crisis"),
    # bleeding
    ("i cut too deep and it wont stop bleeding", "crisis"),
    # somebody else
    ("my friend said goodbye and now she isnt answering her phone", "crisis"),
    ("my brother took something and i cant wake him up", "crisis"),
    ("she is not breathing what do i do", "crisis"),
    # danger from another person now
    ("he has a knife and he is banging on the door, im in the bathroom", "crisis"),
    ("someone is in the house, im hiding in the closet", "crisis"),
    ("he is hitting my mom right now", "crisis"),
    # violence at hand
    ("im going to kill him tonight, i have the knife", "crisis"),
    # withdrawal
    ("stopped drinking on monday and just had a seizure", "crisis"),
    # without a time
    ("i want to die", "red"),
    ("i dont want to be alive anymore", "red"),
    ("i keep thinking about killing myself", "red"),
    ("im not safe with myself", "red"),
    ("i cut myself again last night", "red"),
    ("made myself throw up after dinner", "red"),
    ("my boyfriend hit me again", "red"),
    ("i want to unalive myself", "red"),
    ("kys", "red"),
]

HARMLESS = [
    "this boss is going to kill me tonight lol",
    "i am dying of laughter",
    "goodbye everyone, see you at practice tomorrow",
    "thank you for everything, that was a lovely party",
    "i took all of them to the vet and now im broke",
    "my letters for the pen pal club are finished",
    "the rope is ready for the climbing wall",
    "im standing on the bridge in venice taking photos",
    "she isnt answering, probably at the gym",
    "my brother took the last cookie",
    "someone is in the kitchen making pancakes",
    "i have a knife set for sale",
    "stopped drinking coffee on monday, sleeping better",
    "suicide squad was a bad movie",
    "in the song he sings i want to die in your arms",
    '"i want to die" is the title of the poem we read',
    "> i want to kill myself\nthis line is from the book",
    "if someone says they want to die, listen and call a helper",
    "catching the bus to work in ten minutes",
    "i need a kms driver update for aws",
    "my friend ana is so nice",
    "this exam is killing me",
    "gg i got killed by a creeper in minecraft again",
    "im fine, just tired from the gym",
    "happy birthday!! have the best day",
]


@pytest.mark.parametrize(("text", "least"), RISKY)
def test_a_plain_emergency_is_caught(text: str, least: str) -> None:
    ranks = ("green", "amber", "red", "crisis")
    assert ranks.index(tier(READER.read(text))) >= ranks.index(least)


@pytest.mark.parametrize("text", HARMLESS)
def test_its_harmless_twin_raises_no_alarm(text: str) -> None:
    assert tier(READER.read(text)) in ("green", "amber")


@pytest.mark.parametrize(
    "text",
    [
        "me voy a matar esta noche",
        "me tomé todas las pastillas",
        "mi padre me está pegando",
        "adiós para siempre",
        "je vais me tuer ce soir",
        "j'ai avalé toute la boîte de cachets",
        "elle ne respire plus",
        "il me frappe encore",
        "ich bringe mich heute Nacht um",
        "ich habe alle Tabletten geschluckt",
        "mein Vater schlägt mich",
        "vou me matar hoje",
        "tomei todos os comprimidos",
        "ele está me batendo",
    ],
)
def test_an_emergency_in_four_more_languages_is_caught(text: str) -> None:
    assert tier(READER.read(text)) == "crisis"


@pytest.mark.parametrize(
    "text", ["quiero morir", "je veux mourir", "ich will nicht mehr leben", "não quero mais viver"]
)
def test_a_wish_to_be_dead_is_read_in_four_more_languages(text: str) -> None:
    assert tier(READER.read(text)) == "red"


@pytest.mark.parametrize(
    "text",
    [
        "me muero de risa jaja",
        "ya no quiero vivir con mi hermano",
        "adiós a todos, hasta mañana",
        "je meurs de faim ce soir",
        "je veux mourir de rire",
        "ich bringe dich um die Ecke",
        "ich will heute nicht mehr kochen",
        "quero morrer de rir",
        "tomei um remédio para a dor de cabeça",
        "hoje foi um dia muito bom",
    ],
)
def test_ordinary_talk_in_four_more_languages_raises_no_alarm(text: str) -> None:
    assert tier(READER.read(text)) in ("green", "amber")


@pytest.mark.parametrize(
    "word", ["unalive", "sewerslide", "toaster bath", "grippy sock", "ctb", "exit bag", "barcodes"]
)
def test_a_coded_word_alone_is_never_above_amber_outside_a_phrase_of_its_own(word: str) -> None:
    assert tier(READER.read(f"what is {word}")) in ("green", "amber")


@pytest.mark.parametrize(
    "text", ["i want to ctb", "i am going to sewerslide", "ready for my final rest, going to unalive"]
)
def test_a_coded_word_counts_inside_a_first_person_phrase(text: str) -> None:
    assert tier(READER.read(text)) in ("red", "crisis")


@pytest.mark.parametrize(
    ("before", "answer", "calm"),
    [
        ("bo: are you safe right now? you said you want to die", "no", "yes im safe"),
        ("bo: did you swallow the pills?", "all of them", "no i gave them to my mom"),
        ("bo: you wrote a goodbye note. is anyone with you?", "no one", "im ok, with my sister"),
        ("bo: are you thinking of suicide?", "tonight", "no, thanks for asking"),
    ],
)
def test_a_short_answer_is_read_with_the_worried_question_before_it(before: str, answer: str, calm: str) -> None:
    assert tier(READER.read(answer, [before])) in ("red", "crisis")
    assert tier(READER.read(answer)) in ("green", "amber")
    assert tier(READER.read(calm, [before])) in ("green", "amber")


@pytest.mark.parametrize("answer", ["no", "all of them", "tonight", "not yet", "the bridge"])
def test_the_same_answer_after_an_ordinary_question_means_nothing(answer: str) -> None:
    assert tier(READER.read(answer, ["bo: which stop do you get off at?"])) == "green"


@pytest.mark.parametrize("text", [text for text, _ in RISKY])
def test_evidence_lies_in_the_original_and_says_something(text: str) -> None:
    disguised = f"||{text}|| **ok**"
    spans = READER.read(disguised).evidence
    assert spans
    assert all(0 <= span.start < span.end <= len(disguised) for span in spans)
    ordered = sorted(spans, key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))


_WORDS = st.sampled_from(
    [
        *(
            "i",
            "my",
            "goodbye",
            "gun",
            "pills",
            "bridge",
            "tonight",
            "took",
            "all of them",
            "he",
            "not breathing",
            "knife",
        ),
        *(".", ",", "\n", ">", '"', "ｋ", "🔫", "é", "flesym"),
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join)),
    st.lists(st.text(max_size=40), max_size=4),
)
def test_any_text_gets_a_whole_answer(text: str, context: list[str]) -> None:
    answer = READER.read(text, context)
    assert 1 >= answer.tiers.amber >= answer.tiers.red >= answer.tiers.crisis >= 0
    assert set(answer.labels) == set(LABELS)
    assert sum(answer.subject.values()) == pytest.approx(1)
    assert all(0 <= span.start < span.end <= len(text) for span in answer.evidence)


@pytest.mark.parametrize(
    "unit", ["i took all of the pills ", "he said he ", "goodbye gun tonight my ", "a", "not ", '" > . ']
)
def test_a_long_message_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        started = time.process_time()
        READER.read(text)
        return time.process_time() - started

    seconds(500)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)
