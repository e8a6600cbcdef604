"""Which address shows which page; English pages have the same addresses under /en/.

In: a path. Out: a view. Not here: the views.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, register_converter

from .account_urls import account_urls, sign_on_urls
from .addresses import SECTIONS
from .review_urls import review_urls
from .views import (
    audit,
    documents,
    entries,
    entry,
    errors,
    help,
    home,
    organisations,
    papers,
    partner,
    partners,
    people,
    reports,
    runs,
    search,
    uploads,
)
from .views.pictures.urls import picture_urls


class Section:
    """One of the register's sections: agreements, events, …"""

    regex = "|".join(SECTIONS.values())

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class Form:
    """A form of files: docx, pdf, html."""

    regex = "|".join(papers.FORMS)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(Section, "section")
register_converter(Form, "form")

urlpatterns = [
    path("healthz", errors.healthz, name="healthz"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("search/", search.search, name="search"),
        path("search/suggest/", search.suggest, name="suggest"),
        path("search/partners/", search.suggest_partners, name="suggest_partners"),
        path("partners/", partners.partner_list, name="partners"),
        path("partners/<path:code>/brief.<form:form>", papers.brief_file, name="brief"),
        path("partners/<path:code>/", partner.partner, name="partner"),
        path("people/", people.person_list, name="people"),
        path("people/named/<str:name>/", people.person_named, name="person_named"),
        path("people/<str:entry_id>/", people.person, name="person"),
        path("organisations/", organisations.organisation_list, name="organisations"),
        path("organisations/<str:key>/", organisations.organisation, name="organisation"),
        path("help/", help.glossary, name="help"),
        path("help/example/", help.example, name="example"),
        path("help/tour/<int:step>/", help.tour, name="tour"),
        path("reports/", reports.reports, name="reports"),
        path("audit/", audit.audit, name="audit"),
        path("audit/audit.csv", audit.audit_file, name="audit_file"),
        path("upload/", uploads.upload, name="upload"),
        path("runs/", runs.run_list, name="runs"),
        path("runs/again/", runs.again, name="run_again"),
        path("runs/<int:run_id>/", runs.run, name="run"),
        path("runs/<int:run_id>/progress/", runs.progress, name="run_progress"),
        path("runs/<int:run_id>/cancel/", runs.cancel, name="run_cancel"),
        path("documents/", documents.document_list, name="documents"),
        path("documents/<path:document_id>/", documents.document, name="document"),
        *picture_urls,
        *account_urls,
        *review_urls,
        path("<section:section>/", entries.entry_list, name="entries"),
        path("<section:section>/<str:entry_id>/", entry.entry, name="entry"),
        prefix_default_language=False,
    ),
    *sign_on_urls,
]
handler403 = "pobratim.web.views.errors.forbidden"
handler404 = "pobratim.web.views.errors.not_found"
handler500 = "pobratim.web.views.errors.broken"
handler400 = "pobratim.web.views.errors.bad_request"
