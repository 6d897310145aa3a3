"""One invented story with names, claims and times: what the views of them on the page are made of."""

from tests.support.asserted import story

from stemma.model import Rows
from stemma.stages.claims import weigh_claims
from stemma.stages.names import find_mentions, resolve_names
from stemma.stages.quotes import find_quotations, group_utterances
from stemma.stages.timeline import list_events

TEXTS = {
    "a": "Mayor Vadim Osipiev, 50, spoke in London. 12 people were killed when the dyke collapsed. "
    "The old dyke at Varnmouth collapsed on 4 March 2031. “We waited for an hour,” Osipiev told Norwire.",
    "b": "Mayor Vadim Osipiev, 50, spoke in London. 12 people were killed when the dyke collapsed. "
    "The pier burned in 1978. “We waited for an hour,” Osipiev told Norwire. Osipiev left. He slept.",
    "c": "The mayor Vadim Osipyev, 50, spoke in London. At Varnmouth 19 people were killed. "
    "On 5 March 2031 the old dyke at Varnmouth collapsed. The breach is 40 metres wide.",
}


def told_case(texts: dict[str, str] | None = None) -> Rows:
    """Return one story in which two reports hang together and a third stands alone, with all that is told in it."""
    rows = story(texts or TEXTS, lineages=[["a", "b"], ["c"]], published={"a": "2031-03-06", "b": "2031-03-07"})
    rows.extend(list(find_mentions(rows)))
    rows.extend(list(resolve_names(rows)))
    rows.extend(list(find_quotations(rows)))
    rows.extend(list(group_utterances(rows)))
    rows.extend(list(weigh_claims(rows)))
    rows.extend(list(list_events(rows)))
    return rows
