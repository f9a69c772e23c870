"""Which language a message is in, or that nobody can tell."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.languages import NAMES, language_of

TRAINING = Path(__file__).parents[2] / "models" / "training"
ENGLISH = [TRAINING / "ordinary_chat.jsonl", TRAINING / "short_cries.jsonl", *(TRAINING / "english").glob("*.jsonl")]

SENTENCES = {
    "ar": ("لا أريد أن أفعل أي شيء اليوم", "لا أحد يفهمني وأنا متعب جدا"),
    "cs": ("poslední dobou se cítím hrozně sám", "máma na mě zase křičela a nevím proč"),
    "da": ("jeg gør det for at have noget at lave hele dagen",),
    "de": (
        "ich habe heute wirklich keine Lust auf Schule",
        "was ist denn im Moment nur mit mir los",
        "niemand versteht mich und ich kann nicht mehr",
    ),
    "el": ("σήμερα δεν θέλω να κάνω τίποτα",),
    "en": ("nobody gets me and i cannot do this any more", "who is up for a round of cards later tonight?"),
    "es": ("hoy no tengo ganas de hacer nada la verdad", "mi madre me gritó otra vez y no sé por qué"),
    "fa": ("امروز اصلا حوصله هیچ کاری ندارم",),
    "fi": ("en jaksa tehdä tänään yhtään mitään", "kukaan ei ymmärrä minua enkä jaksa enää"),
    "fr": ("je n'ai envie de rien faire aujourd'hui", "personne ne me comprend et je n'en peux plus"),
    "he": ("היום אין לי כוח לעשות כלום",),
    "hi": ("आज मुझे कुछ भी करने का मन नहीं है",),
    "hu": ("mostanában nagyon egyedül érzem magam", "anyám megint kiabált velem és nem tudom miért"),
    "id": ("ada yang sudah nonton episode baru belum?", "tidak ada yang mengerti aku dan aku sudah lelah"),
    "it": ("mi sento davvero solo in questi giorni", "mia madre mi urla sempre contro e piango in camera"),
    "ja": ("今日は何もしたくないです", "誰もわかってくれないし疲れた"),
    "ko": ("오늘은 아무것도 하기 싫어요", "아무도 나를 이해해 주지 않아"),
    "nl": ("ik voel me de laatste tijd zo alleen", "mijn moeder is boos op mij en ik weet niet waarom"),
    "pl": ("nikt mnie nie rozumie i mam już dość", "nie moge spac juz trzeci dzien z rzedu"),
    "pt": ("ninguém me entende e eu não aguento mais", "minha mãe gritou comigo de novo e não sei por quê"),
    "ru": ("меня никто не понимает и я устал",),
    "sv": ("ingen förstår mig och jag orkar inte mer", "min mamma skrek på mig igen och jag vet inte varför"),
    "th": ("วันนี้ไม่อยากทำอะไรเลย",),
    "tr": ("son zamanlarda kendimi çok yalnız hissediyorum", "kimse beni anlamıyor artık dayanamıyorum"),
    "uk": ("сьогодні взагалі нічого не хочу робити",),
    "vi": ("dạo này mình cảm thấy rất cô đơn", "không ai hiểu mình cả mình mệt lắm rồi"),
    "zh": ("今天什么都不想做", "没有人理解我，我真的很累"),
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SENTENCES.items() for text in texts])
def test_a_plain_sentence_is_known_by_its_language(language: str, text: str) -> None:
    assert language_of(text) == language
    assert language in NAMES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "gg",
        "ciao",
        "lmaooo 💀💀💀",
        ":pepehands: <:sob:123456789012345678> 😭",
        "xX_DarkLord_Xx",
        "https://example.org/una/storia/molto/bella/di/oggi",
        "`ich will das nicht mehr machen`",
        r"¯\_(ツ)_/¯ ಠ_ಠ (´・ω・`)",
        "<@123456789012345678> <#123456789012345678>",
        "12345 67890 !!!",
        "la la la la la",
        "haha yesss letsgooo",
    ],
)
def test_what_is_short_or_no_sentence_has_no_known_language(text: str) -> None:
    assert language_of(text) is None


def test_two_languages_in_one_message_are_not_one_of_them() -> None:
    assert language_of("someone please translate, my penpal wrote 이제 그만할게 and left") in {None, "en"}
    assert language_of("yung friend ko she said that they always want me there, hindi ko alam") in {None, "en"}


def test_look_alike_letters_do_not_make_a_message_russian() -> None:
    disguised = "і wаnt tо ѕlеер аnd уоu аll thіnk іt'ѕ еаrlу"
    assert language_of(disguised) in {None, "en"}


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: str(path.name))
def test_english_chat_is_never_called_foreign(path: Path) -> None:
    assert called(path) <= {None, "en"}


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
def test_messages_in_a_measured_language_are_not_called_an_unmeasured_one(language: str) -> None:
    for part in ("train", "frozen"):
        found = called(TRAINING / "languages" / f"{language}.{part}.jsonl")
        assert found <= {None, "en", "de", "es", "fr", "pt"}


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_has_a_language_with_a_name_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or language in NAMES


def called(path: Path) -> set[str | None]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {language_of(json.loads(line)["text"]) for line in lines}
