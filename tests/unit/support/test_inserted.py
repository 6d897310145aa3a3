from tests.support.inserted import inserted_reports, languages


def test_every_form_stands_between_two_paragraphs_of_a_report() -> None:
    reports = list(inserted_reports((7,)))
    assert len(reports) == sum(len(one.forms) + len(one.kept) for one in languages().values())
    for report in reports:
        start, end = report.inside
        before, after = report.lines[:start], report.lines[end:]
        assert [*before, *after] in languages()[report.language].reports
        assert len(before) > 1
        assert after


def test_what_looks_like_an_insert_is_one_line_as_it_stands() -> None:
    for report in inserted_reports((7,)):
        if not report.insert:
            assert report.lines[slice(*report.inside)] == [report.form]


def test_one_seed_gives_the_same_reports_always_and_another_seed_others() -> None:
    assert list(inserted_reports((3,))) == list(inserted_reports((3,)))
    assert list(inserted_reports((3,))) != list(inserted_reports((4,)))
