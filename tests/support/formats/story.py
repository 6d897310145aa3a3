"""The invented report that every fixture holds."""

TITLE = "Night ferry runs aground off Ostrel"
OUTLET = "Harbour Herald"
URL = "https://www.harbour-herald.example/2031/03/04/night-ferry"
PUBLISHED = "2031-03-04T09:15:00+01:00"

PARAGRAPHS = (
    (
        "OSTREL — The night ferry “Marelle” ran aground on a sandbank off Ostrel early on Tuesday with 212 passengers "
        "on board, the harbour office said. Nobody was seriously hurt, although three crew members were treated for "
        "bruises."
    ),
    (
        "“We heard a long scraping noise, and then everything stood still,” said Ilva Marten, a schoolteacher who was "
        "travelling with her class. The well-known pilot boat reached the ship within twenty minutes."
    ),
    (
        "Café owner Bruno Späth opened his doors for the stranded passengers & served soup until noon. An "
        "investigation of the extraordinarily unfavourable circumstances has begun, the harbourmaster said."
    ),
    "The shipping administration, a well-known opponent of night crossings, declined to comment on responsibilities.",
)

#: Long words that a narrow column has to break; the sign shows where it may.
BREAKABLE = {
    "extraordinarily": "extra&shy;ordi&shy;narily",
    "unfavourable": "un&shy;favour&shy;able",
    "circumstances": "circum&shy;stances",
    "responsibilities": "respon&shy;sibi&shy;lities",
    "administration": "adminis&shy;tration",
    "schoolteacher": "school&shy;teacher",
    "harbourmaster": "harbour&shy;master",
    "investigation": "investi&shy;gation",
    "passengers": "passen&shy;gers",
    "travelling": "travel&shy;ling",
}


def page(paragraphs: tuple[str, ...] = PARAGRAPHS, *, title: str = TITLE, url: str = URL) -> str:
    """Return the report as the outlet's page, with a menu, a share bar and a footer."""
    body = "\n".join(f"<p>{escaped(paragraph)}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {OUTLET}</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{PUBLISHED}"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><main><article><h1>{title}</h1>
{body}
</article></main><footer><p>Share this</p><p>© 2031 {OUTLET}</p></footer></body></html>
"""


def columns() -> str:
    """Return the report set in two narrow columns, as a printed paper has it, with broken words."""
    texts = [escaped(paragraph) for paragraph in PARAGRAPHS]
    for word, broken in BREAKABLE.items():
        texts = [text.replace(word, broken) for text in texts]
    body = "\n".join(f"<p>{text}</p>" for text in texts)
    style = "body{font:11pt serif;width:420px}article{columns:2;column-gap:24px;text-align:justify}"
    style += "p{margin:0;text-indent:1em}"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>{style}</style></head>
<body><h1>{TITLE}</h1><article>{body}</article></body></html>
"""


def escaped(text: str) -> str:
    """Return a text as HTML writes it."""
    return text.replace("&", "&amp;").replace("é", "&eacute;")
