from stemma.stages.reuse.foreign import quoted_flags


def foreign(text: str, language: str | None = "en") -> str:
    return "".join(letter for letter, flag in zip(text, quoted_flags(text, language), strict=False) if flag)


def test_a_statement_that_a_colon_announces_is_the_speakers_without_marks() -> None:
    text = (
        "The company's post reads, in part:\n\nWe are sorry for the delay. Our boats sail again.\n\nShops were empty."
    )
    assert foreign(text) == "We are sorry for the delay. Our boats sail again."


def test_it_goes_on_as_long_as_it_speaks_in_the_first_person() -> None:
    text = "The harbour board said in a statement:\n\nWe warned twice.\n\nWe will warn again.\n\nThe mayor left early."
    assert foreign(text) == "We warned twice.We will warn again."


def test_a_list_after_a_colon_is_the_writers_own() -> None:
    assert foreign("Three boats were damaged:\n\nOur Lady, Selkie and Tern lie in the dock.") == ""


def test_an_announcement_without_first_person_announces_nothing() -> None:
    assert foreign("The board said:\n\nThe lamp is failing.") == ""


def test_marks_after_the_colon_are_left_to_the_quotations() -> None:
    text = "The board said:\n\n“We warned twice,” and went home. We asked again."
    assert foreign(text) == "We warned twice,"


def test_other_languages_announce_in_their_own_words() -> None:
    text = "In der Mitteilung heißt es:\n\nWir bedauern den Vorfall.\n\nDer Bürgermeister schwieg."
    assert foreign(text, "de") == "Wir bedauern den Vorfall."
    assert foreign(text, "pl") == ""


def test_an_announcement_at_the_end_of_the_text_breaks_nothing() -> None:
    assert foreign("The board said:\n") == ""
    assert foreign("") == ""
