"""Pictures: from plain numbers to drawn shapes.

In: codes, counts, days, amounts. Out: frozen drawings with every place computed, for the templates of `pictures/svg`;
tables with the same numbers; files. Not here: queries (`pobratim.storage.picturing`), pages (`web.views.pictures`).

Small pictures for other pages come from `pobratim.web.views.pictures.parts` (a timeline asks 3 queries, trade 1):

    timeline_part(code, other, lang, day=None) -> Part | None
    trade_part(code, other, lang) -> Part | None
    network_part(code, lang) -> Part | None

None where there is nothing to draw. In the page's template, with `pobratim/pictures.css` linked:

    {% include "pictures/parts/timeline.html" with part=timeline only %}

likewise `pictures/parts/trade.html` and `pictures/parts/network.html`. They bring their own heading (h2) and a link to
the whole picture, but no frame: put them into a section.
"""
