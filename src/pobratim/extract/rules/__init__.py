"""The rules, one module a kind, in the order in which they are tried.

In: a `MarkedDocument`. Out: `Found` facts. A rule is small and named after what it notices.
"""

from collections.abc import Callable, Iterable

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument

from . import agreement, commitment, event, figure, flow, partnership, post, project, statement

Rule = Callable[[MarkedDocument], Iterable[Found]]

RULES: tuple[Rule, ...] = (
    post.find_posts,
    agreement.find_agreements,
    event.find_events,
    partnership.find_partnerships,
    project.find_projects,
    figure.find_figures,
    flow.find_flows,
    commitment.find_commitments,
    statement.find_statements,
)
