from stemma.intake.markup import pieces
from stemma.intake.page_facts import page_facts
from stemma.intake.stated import Stated, read_stated

BODY = "<p>The dam gave way on Friday night after rain.</p>"


def stated(head: str) -> Stated:
    page = f"<html><head>{head}</head><body>{BODY}</body></html>"
    return read_stated(page, list(pieces(page)))


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_a_broken_object_still_tells_its_plain_pairs() -> None:
    broken = '{"@type": "NewsArticle", "headline": "Dam gives way", "datePublished": "2023-05-12T21:40:00+02:00",, }'
    assert page_facts(stated(json_ld(broken)), [], []).published == "2023-05-12T21:40:00+02:00"
    assert page_facts(stated(json_ld(broken)), [], []).title == "Dam gives way"


def test_a_broken_object_about_something_else_tells_nothing() -> None:
    assert stated(json_ld('{"@type": "Organization", "name": "Orsk Gazette",, }')).article == {}


def test_another_object_makes_the_day_finer() -> None:
    head = json_ld('{"@type": "Article", "datePublished": "2023-05-12"}') + json_ld(
        '{"@type": "WebPage", "datePublished": "2023-05-12T21:40:00+02:00"}'
    )
    assert page_facts(stated(head), [], []).published == "2023-05-12T21:40:00+02:00"


def test_another_object_counts_where_the_article_says_nothing() -> None:
    head = json_ld('{"@type": "ImageGallery", "datePublished": "2023-05-12T21:40:00Z"}')
    assert page_facts(stated(head), [], []).published == "2023-05-12T21:40:00Z"


def test_lists_of_other_articles_date_nothing() -> None:
    listed = '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2020-01-01T10:00:00Z"}]}'
    assert stated(json_ld(listed)).published == []


def test_a_review_of_a_claim_is_a_report() -> None:
    head = json_ld('{"@type": "ClaimReview", "datePublished": "2023-05-12T21:40:00Z"}')
    assert page_facts(stated(head), [], []).published == "2023-05-12T21:40:00Z"
