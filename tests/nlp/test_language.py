"""The language of a text: told by its words, not by names, capitals or what a page states."""

import pytest

from nlp.language import language_of

SPANISH = (
    "El alguacil del condado firmó el lunes un acuerdo con el gobierno federal para revisar el "
    "estatus migratorio de los detenidos. «No vamos a patrullar las calles», dijo Juan Sample en "
    "una reunión a la que asistieron unas cien personas, según el diario local."
)
ENGLISH = (
    "The sheriff of Cass County signed an agreement with ICE on Monday. “We will not patrol the "
    "streets,” Ann Sample told the board, which had asked for a hearing."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("en", ENGLISH.upper()),
        ("en", "Sheriff Ann Sample signed."),
        ("es", SPANISH),
        ("es", SPANISH.upper()),
        (
            "ht",
            "Cherif konte a siyen yon akò ak gouvènman federal la lendi. Li di ke depite li yo pap "
            "mache nan lari pou chèche imigran, men y ap tcheke moun ki nan prizon an deja.",
        ),
        (
            "ru",
            "Шериф округа подписал в понедельник соглашение с федеральным правительством. "
            "«Мы не будем патрулировать улицы», — сказал он.",
        ),
        ("ru", "Шериф подписал соглашение."),  # another script says it in three words
        (
            "vi",
            "Cảnh sát trưởng quận đã ký một thỏa thuận với chính phủ liên bang vào thứ hai. Ông "
            "nói rằng các cảnh sát viên sẽ không đi tuần trên đường phố để tìm người nhập cư.",
        ),
        (
            "pt",
            "O xerife do condado assinou na segunda-feira um acordo com o governo federal. Ele "
            "disse que os agentes não vão patrulhar as ruas em busca de imigrantes sem documentos.",
        ),
        (
            "fr",
            "Le shérif du comté a signé lundi un accord avec le gouvernement fédéral. Il a dit que "
            "ses adjoints ne patrouilleraient pas dans les rues à la recherche de migrants.",
        ),
        (
            "tl",
            "Nilagdaan ng serip ng county noong Lunes ang isang kasunduan sa pamahalaang pederal. "
            "Sinabi niya na hindi magpapatrolya ang kanyang mga tauhan sa mga lansangan.",
        ),
        ("zh", "县治安官星期一与联邦政府签署了一项协议。他说,他的手下不会在街上巡逻。"),
        (
            "ko",
            "카운티 보안관이 월요일 연방 정부와 협정을 체결했다.",
        ),
        ("hi", "शेरिफ ने सोमवार को संघीय सरकार के साथ एक समझौते पर हस्ताक्षर किए।"),
        ("ar", "وقع قائد شرطة المقاطعة يوم الاثنين اتفاقا مع الحكومة الاتحادية."),
    ],
)
def test_words_tell_the_language(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("stated", ["en", "en-US", None])
def test_a_page_that_states_another_language_is_not_believed(stated):
    assert language_of(SPANISH, stated) == "es"
    assert language_of(ENGLISH, "es-MX") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "José Hernández Sample, María Luisa Peña, Guadalupe Ríos de la Cruz, Ángel Núñez",
        "Doral. Hialeah. San José. Los Ángeles. El Paso. Santa Fe. Las Cruces.",
        "WANTED: JOSÉ SAMPLE",
        "287(g)",
        "Firmamos el acuerdo.",
        "Ann Sample, Republican, 12,406; Bob Doe, Democrat, 9,911; write-ins, 14",
    ],
)
def test_names_and_few_words_are_taken_for_what_is_stated_else_english(text):
    assert language_of(text) == "en"
    assert language_of(text, "es-US") == "es"


@pytest.mark.parametrize("text", ["", " \n", "“” — 287 … 😀", "\u200d\u0301"])
def test_a_text_without_words_has_none(text):
    assert language_of(text, "es") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH * 3}\n\n{SPANISH}"),
        ("en", f"“{SPANISH}” the mayor wrote in a letter to the board on Friday.\n\n{ENGLISH * 2}"),
        (
            "es",
            f"Share this story. Sign up here.\n\n{SPANISH * 3}\n\nRead more here.",
        ),
        ("es", f"{SPANISH}\n\nThe Ledger. All rights reserved."),
        ("en", f"By José Hernández Peña, El Nuevo Ledger de San José\n\n{ENGLISH}"),
    ],
)
def test_a_mixed_text_is_in_the_language_of_most_of_it(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("stated", ["", "x-default", "-", "english", "e1"])
def test_a_senseless_statement_is_none(stated):
    assert language_of("Sample", stated) == "en"
