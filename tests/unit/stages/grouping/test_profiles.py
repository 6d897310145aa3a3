from stemma.stages.grouping import Profile, profile_text
from stemma.text.content import content_stem


def _profile(*sentences: str, title: str | None = None) -> Profile:
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return profile_text(text, spans, title=title, language="en")


def _count(profile: Profile, word: str) -> float:
    stem = content_stem(word, "word", "en")
    return sum(float(count) for term, count in zip(profile.terms, profile.counts, strict=True) if term == stem)


def test_a_name_inside_a_sentence_weighs_more_than_a_word() -> None:
    profile = _profile("gate near Tolvash")
    assert _count(profile, "tolvash") > 1.3 * _count(profile, "gate")


def test_a_capital_that_only_opens_a_sentence_makes_no_name() -> None:
    assert _count(_profile("Gate shut"), "gate") == _count(_profile("gate shut"), "gate")


def test_two_names_in_a_row_are_a_term_of_their_own() -> None:
    assert len(_profile("warden Mira Osk left").terms) == len(_profile("warden mira osk left").terms) + 1
    assert len(_profile("seen by Mira. Osk", "left").terms) == len(_profile("seen by mira. osk", "left").terms)


def test_news_begins_with_the_news() -> None:
    far = _profile(*["river bank meadow hill"] * 40, "gate")
    assert _count(far, "gate") < 0.4 * _count(_profile("gate"), "gate")


def test_the_headline_counts() -> None:
    assert _count(_profile("river", title="gate"), "gate") == 2.0


def test_function_words_and_marks_leave_nothing() -> None:
    assert _profile("and of the, with!") == Profile([], [])


def test_terms_are_sorted_and_each_once() -> None:
    terms = _profile("gate river gate Mira Osk 12 gates").terms
    assert terms == sorted(set(terms))
