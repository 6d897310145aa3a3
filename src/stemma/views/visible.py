"""Characters that steer instead of saying something, made visible: else they turn the writing or command a terminal."""

#: Characters that change the direction of what follows, and the names under which they are shown.
BIDI_NAMES = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}

#: Where Unicode keeps pictures of the control characters 0 to 31.
CONTROL_PICTURES = 0x2400

_KEPT = "\t\n"
_PICTURES: dict[str, str] = {chr(code): chr(CONTROL_PICTURES + code) for code in range(32) if chr(code) not in _KEPT}
_NUMBERS: dict[str, str] = {chr(code): f"[{code:X}]" for code in range(0x80, 0xA0)}
_NAMES: dict[str, str] = {character: f"[{name}]" for character, name in BIDI_NAMES.items()}
# A carriage return before a line feed is only how some systems end a line.
_STEERING = str.maketrans({**_PICTURES, **_NUMBERS, **_NAMES, "\r": "", "\x7f": "\u2421"})


def visible(text: str) -> str:
    """Return text in which nothing steers a screen: controls are replaced by their names or pictures."""
    return text.translate(_STEERING)
