from tests.support.quoted import words_in

from stemma.stages.quotes.lexicon import Is, classes


def test_a_quotation_is_one_word_without_its_marks() -> None:
    text = "He said “we left at dawn” twice."
    quoted = [word for word in words_in(text) if word.is_ & Is.QUOTED]
    assert [text[word.start : word.end] for word in quoted] == ["we left at dawn"]
    assert [word.form for word in words_in(text)] == ["he", "said", "“n", "twice", "."]


def test_a_quotation_tells_by_its_form_which_mark_ends_it() -> None:
    (quoted,) = [word for word in words_in("“We left,” he said.") if word.is_ & Is.QUOTED]
    assert quoted.form == "“,"
    assert quoted.capital


def test_two_single_marks_leave_no_stray_marks() -> None:
    assert [word.form for word in words_in("''We left,'' he said.")] == ["“,", "he", "said", "."]


def test_words_know_their_classes() -> None:
    words = {word.form: word.is_ for word in words_in("She has not said whether the mayor of Orv left.")}
    assert words["she"] & Is.SUBJECT
    assert words["has"] & Is.AUXILIARY
    assert words["not"] & Is.NEGATION
    assert words["said"] & Is.CUE
    assert words["whether"] & Is.SUBORDINATOR
    assert words["the"] & Is.DETERMINER
    assert words["of"] & Is.PREPOSITION & ~Is.MARK
    assert not words["mayor"]
    assert words["."] & Is.MARK


def test_a_word_in_ly_is_an_adverb_unless_it_is_listed() -> None:
    words = {word.form: word.is_ for word in words_in("The family openly wept.")}
    assert words["openly"] & Is.ADVERB
    assert not words["family"] & Is.ADVERB


def test_a_name_that_looks_like_an_adverb_is_none() -> None:
    words = {word.form: word.is_ for word in words_in("Reporters asked Long and left.")}
    assert not words["long"] & Is.ADVERB


def test_a_contraction_is_a_subject_and_an_auxiliary() -> None:
    first, second, *_ = words_in("He’d go.")
    assert (first.form, first.start, first.end) == ("he", 0, 2)
    assert (second.form, second.start, second.end) == ("'d", 2, 4)
    assert first.is_ & Is.SUBJECT
    assert second.is_ & Is.AUXILIARY


def test_a_possessive_is_no_contraction() -> None:
    assert words_in("The mayor’s car left.")[1].form == "mayor's"


def test_numbers_count_as_capitals_so_that_they_can_begin_a_phrase() -> None:
    assert words_in("53 percent say so.")[0].capital


def test_the_word_classes_are_in_small_letters() -> None:
    words = classes()
    for name in words.__struct_fields__:
        assert all(form == form.lower() for form in getattr(words, name)), name


def test_will_and_may_are_names_where_no_title_in_capitals_goes_on() -> None:
    def auxiliary(text: str, form: str) -> bool:
        return any(word.form == form and word.is_ & Is.AUXILIARY for word in words_in(text))

    assert not auxiliary("Then Will wrote a letter.", "will")
    assert not auxiliary("Prime Minister Thea May left.", "may")
    assert auxiliary("Orvane May Run Again", "may")
    assert auxiliary("The boat will sail.", "will")
