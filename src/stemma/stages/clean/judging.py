"""What each line of a witness is: the rules that hold of it, added up, and what its neighbours say."""

from collections.abc import Sequence
from functools import cache

import msgspec

from stemma.model import Role, Witness
from stemma.stages.clean.copied import CopiedPage
from stemma.stages.clean.headline import Headline, find_headline, pictured_standfirst, standfirst, title_folds
from stemma.stages.clean.judgement import Judgement, with_headline
from stemma.stages.clean.lines import Line
from stemma.stages.clean.listing import is_scheduled
from stemma.stages.clean.outlets import find_outlets
from stemma.stages.clean.rules import Hit, Rule, rule_table, word_hits
from stemma.stages.clean.sequence import CHANGE, follow_course
from stemma.stages.clean.setting import SHORT_SENTENCE_WORDS, Setting, Shared, is_prose, read_setting
from stemma.stages.clean.signs import INSIDE_SIGNS, LONGER_SIGNS, PAGE_SIGNS, SIGNS, UNSTOPPED_SIGNS, Sign
from stemma.stages.clean.stretch import LABEL_MOST, Stretch

#: A rule of this weight settles that a line is no headline.
SETTLES = 3.0
#: What a heading says of the entries under it, and how far its list is believed to reach.
LIST_WEIGHT = 1.4
LIST_LINES = 15
#: More than this all headings above a line do not say.
MOST_LISTED = 2 * LIST_WEIGHT
#: A heading says in so many more words of what its list is ("Most read in world news").
HEADING_TAIL = 3
#: What "Now playing" says of the next line, even where it is running text.
NEXT_WEIGHT = 8.0
#: Lines behind a comment form are rarely body; running text needs both its length and its stop to stay.
END_WEIGHT = 3.2
#: A form ends the body only when most of the running text stands before it.
END_SHARE = 0.7
#: Longer lines beyond the main stretch are weighed as sentences, stop or not.
LONGEST_LABEL = 18
#: What is said against sentences beyond the main stretch that so many labels, or more, part from it.
FAR_WEIGHT = 4.0
FAR_LINES = 4
#: The rule for notices of rights: furniture, unless they name whose text it is.
NOTICE_RULE = "rights"


#: Signs of furniture that no headline has.
_PLAIN_SIGNS = frozenset(["page-frame", "no-letters"])


class CleanSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How lines are judged."""

    #: Log-odds against a change between body and furniture from one line to the next.
    change: float = CHANGE
    #: A line that is no sentence counts as furniture when this many texts of one outlet have it.
    repeats: int = 3


class _Weighed(msgspec.Struct):
    """The weights that rules give one line, by role, and the strongest hit for each role."""

    sums: dict[Role, float]
    best: dict[Role, Hit]
    hits: list[Hit]
    #: What headings above it have said against it.
    listed: float = 0.0

    def add(self, hit: Hit) -> None:
        role = hit.rule.role
        self.sums[role] = self.sums.get(role, 0.0) + hit.rule.weight
        if role not in self.best or hit.rule.weight > self.best[role].rule.weight:
            self.best[role] = hit
        self.hits.append(hit)

    def of(self, role: Role) -> float:
        return self.sums.get(role, 0.0)


def judge_lines(witness: Witness, lines: Sequence[Line], *, shared: Shared, settings: CleanSettings) -> list[Judgement]:
    """Return what each line of a witness is, in order."""
    setting = read_setting(lines, shared, title_folds(witness.title))
    weighed = [_weigh(lines, index, setting) for index in range(len(lines))]
    _spread(lines, weighed)
    taken = [_settled(entry) for entry in weighed]
    headline = find_headline(lines, title=witness.title, outlet=witness.outlet, setting=setting, taken=taken)
    settled = [_fixed_role(line, entry) for line, entry in zip(lines, weighed, strict=True)]
    if not setting.chooses:
        page = CopiedPage(lines, [entry.hits for entry in weighed], settled=settled, taken=taken, setting=setting)
        headline, run = page.read(headline, titled=states_title(witness))
        if run is not None:
            _lean_beyond(lines, weighed, run.start, end=run.end)
            _lean_to_list(lines, weighed, run)
    fixed = with_headline(settled, headline)
    _place_standfirst(lines, headline, fixed)
    body = [
        0.0 if judgement else entry.of(Role.BODY) - entry.of(Role.FURNITURE)
        for judgement, entry in zip(fixed, weighed, strict=True)
    ]
    course = follow_course(body, change=settings.change)
    judged = zip(fixed, weighed, course.body, course.share, strict=True)
    told = [judgement or _from_course(entry, score, is_body=is_body) for judgement, entry, is_body, score in judged]
    return _with_pictured_standfirst(lines, headline, told)


def states_title(witness: Witness) -> bool:
    """Return whether the title of a witness comes from elsewhere than the first lines of its own text."""
    return not any(ground.fact == "title" and ground.inferred for ground in witness.grounds)


def _weigh(lines: Sequence[Line], index: int, setting: Setting) -> _Weighed:
    entry = _Weighed({}, {}, [])
    for hit in word_hits(lines[index]):
        entry.add(hit)
    line, inside = lines[index], setting.first_prose < index < setting.last_prose
    short = line.length < SHORT_SENTENCE_WORDS
    told = _told_by_signs(of_pages=line.block is not None, stopped=line.stopped, inside=inside, short=short)
    for rule, most, holds in told:
        if line.length <= most and holds(lines, index, setting):
            entry.add(Hit(rule, line.text[:60]))
    return entry


@cache
def _told_by_signs(*, of_pages: bool, stopped: bool, inside: bool, short: bool) -> list[tuple[Rule, int, Sign]]:
    """Return the rules that go by signs, with the longest line and the test, as far as such a line can have them."""
    never = (PAGE_SIGNS, not of_pages), (UNSTOPPED_SIGNS, stopped), (INSIDE_SIGNS, not inside), (LONGER_SIGNS, short)
    without = frozenset[str]().union(*(signs for signs, holds in never if holds))
    return [(rule, rule.most, SIGNS[rule.sign]) for rule in rule_table().signs if rule.sign not in without]


def _spread(lines: Sequence[Line], weighed: Sequence[_Weighed]) -> None:
    """Let headings speak for the lines that follow them."""
    prose = [len(line.text) if is_prose(line) else 0 for line in lines]
    total, past = sum(prose), 0
    ended: Hit | None = None
    for index, entry in enumerate(weighed):
        if ended is not None:
            _lean(entry, ended, END_WEIGHT)
        past += prose[index]
        late = past >= END_SHARE * max(1, total)
        for hit in entry.hits:
            if hit.rule.leads == "list" and _is_heading(lines[index], hit):
                _spread_list(lines, weighed, index, hit=hit)
            elif index + 1 < len(lines) and (hit.rule.leads == "next" or (hit.rule.leads == "last" and late)):
                _lean(weighed[index + 1], hit, NEXT_WEIGHT)
            elif hit.rule.leads == "end" and _ends_body(hit) and late:
                ended = ended or hit


def _ends_body(hit: Hit) -> bool:
    """Return whether the words are a form or a thread rather than a lone button, which stands anywhere."""
    return " " in hit.words.strip()


def _spread_list(lines: Sequence[Line], weighed: Sequence[_Weighed], index: int, *, hit: Hit) -> None:
    for following in range(index + 1, min(index + 1 + LIST_LINES, len(lines))):
        entry = weighed[following]
        if is_prose(lines[following]) and not _is_entry(lines, following):
            return
        # Menus are full of headings; together they say no more than one list.
        if entry.listed < MOST_LISTED:
            entry.listed += LIST_WEIGHT
            _lean(entry, hit, LIST_WEIGHT)


def _is_entry(lines: Sequence[Line], index: int) -> bool:
    """Return whether a short sentence may be a headline that ends with a stop: more entries stand under it."""
    line = lines[index]
    short = not line.several and line.length <= LONGEST_LABEL and not line.text.endswith(".")
    return short and index + 1 < len(lines) and not is_prose(lines[index + 1])


def _is_heading(line: Line, hit: Hit) -> bool:
    """Return whether the telling words are the whole line, or nearly, so that what they announce stands under it."""
    more = len(line.words) - len(hit.words.split())
    return more <= 1 or (more <= HEADING_TAIL and not line.stopped and ":" not in line.text)


def _lean(entry: _Weighed, hit: Hit, weight: float) -> None:
    entry.sums[Role.FURNITURE] = entry.of(Role.FURNITURE) + weight
    entry.best.setdefault(Role.FURNITURE, hit)


def _lean_to_list(lines: Sequence[Line], weighed: Sequence[_Weighed], run: Stretch) -> None:
    """Weigh for the lines of a list at the end of the main stretch, or of one that is all of it."""
    entry = rule_table().beyond["list" if run.listed == run.start else "entry"]
    for line, one in zip(lines[run.listed : run.end], weighed[run.listed : run.end], strict=True):
        told = any(
            hit.rule.role is Role.FURNITURE and not hit.rule.sign and hit.rule.weight >= SETTLES for hit in one.hits
        )
        if entry.beyond != "list" or not told or is_scheduled(line):
            one.add(Hit(entry, line.text[:60]))


def _lean_beyond(lines: Sequence[Line], weighed: Sequence[_Weighed], start: int, *, end: int) -> None:
    """Weigh against the lines that lie beyond the main stretch of running text, sentences more the farther they lie."""
    if start >= end:
        return
    for outward in (range(end, len(lines)), range(start - 1, -1, -1)):
        crossed = 0
        for index in outward:
            hit = Hit(rule_table().beyond[_beyond(lines[index])], lines[index].text[:60])
            weighed[index].add(hit)
            if hit.rule.beyond == "label":
                crossed += 1
            else:
                _lean(weighed[index], hit, FAR_WEIGHT * min(1.0, crossed / FAR_LINES))


def _beyond(line: Line) -> str:
    if line.length >= LABEL_MOST:
        return "paragraph"
    return "sentence" if line.stopped or line.several or line.length > LONGEST_LABEL else "label"


def _settled(entry: _Weighed) -> bool:
    """Return whether a line's words say that it is something other than a headline."""
    return any(
        hit.rule.weight >= SETTLES
        and hit.rule.role is not Role.BODY
        and (hit.rule.role is not Role.FURNITURE or not hit.rule.sign or hit.rule.sign in _PLAIN_SIGNS)
        for hit in entry.hits
    )


def _fixed_role(line: Line, entry: _Weighed) -> Judgement | None:
    """Return the role that a line's words settle, other than body and furniture."""
    rights = entry.best.get(Role.FURNITURE)
    if rights is not None and rights.rule.id == NOTICE_RULE and _names_outlet(line):
        return Judgement(Role.CREDIT, 0.9, rights.why(), rights.rule.id)
    roles = [role for role in entry.sums if role not in {Role.BODY, Role.FURNITURE}]
    if not roles:
        return None
    role = max(roles, key=lambda role: (entry.sums[role], role.value))
    hit = entry.best[role]
    against = entry.of(Role.BODY)
    if role is not Role.CREDIT and hit.rule.id != "photo-credit":
        against = max(against, entry.of(Role.FURNITURE) - entry.listed - 1.0)
    if entry.sums[role] <= against:
        return None
    return Judgement(role, _confidence(entry.sums[role] - against), hit.why(), hit.rule.id)


def _names_outlet(line: Line) -> bool:
    return any(not outlet.picture for outlet in find_outlets(line.text, 0, len(line.text)))


def _place_standfirst(lines: Sequence[Line], headline: Headline, fixed: list[Judgement | None]) -> None:
    if headline.first is None:
        return
    signed = [entry is not None and entry.role in {Role.BYLINE, Role.PUBLISHED} for entry in fixed]
    found = standfirst(lines, max((headline.first, *headline.repeats)), signed=signed)
    told = {lines[index].fold for index in found}
    for index, line in enumerate(lines):
        # Pages with a picture above the text say it once more under that.
        if fixed[index] is None and line.fold in told:
            why = "a standfirst: it stands between the headline and the byline or date"
            fixed[index] = Judgement(Role.HEADLINE, 0.7, why, "standfirst")


def _with_pictured_standfirst(lines: Sequence[Line], headline: Headline, told: list[Judgement]) -> list[Judgement]:
    if headline.first is not None:
        last = max((headline.first, *headline.repeats))
        found = pictured_standfirst(lines, last, roles=[judgement.role for judgement in told])
        if found is not None:
            why = "a standfirst: a picture parts it from the text, which says it again"
            told[found] = Judgement(Role.HEADLINE, 0.6, why, "standfirst")
    return told


def _from_course(entry: _Weighed, score: float, *, is_body: bool) -> Judgement:
    role = Role.BODY if is_body else Role.FURNITURE
    hit = entry.best.get(role)
    sure = round(score if is_body else 1.0 - score, 3)
    if hit is None:
        return Judgement(role, sure, "the lines around it are body" if is_body else "the lines around it are furniture")
    return Judgement(role, sure, hit.why(), hit.rule.id)


def _confidence(margin: float) -> float:
    """Return log-odds as a score that stays below certainty."""
    return round(min(0.98, 0.5 + margin / 12), 3)
