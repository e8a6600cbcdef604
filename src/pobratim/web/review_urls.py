"""Addresses of checking.

In: a path under /review/. Out: a view. Not here: the views.
"""

from django.urls import path

from .views import review, review_deeds, review_document, review_enter, review_entry, review_help, review_pairs

review_urls = [
    path("review/", review.queue, name="review"),
    path("review/many/", review.many, name="review_many"),
    path("review/many/undo/", review.undo_many, name="review_undo_many"),
    path("review/undo/", review_deeds.undo, name="review_undo"),
    path("review/help/parties/", review_help.parties, name="review_help_parties"),
    path("review/help/date/", review_help.date, name="review_help_date"),
    path("review/new/", review_enter.new, name="review_new"),
    path("review/new/<str:kind>/", review_enter.new_kind, name="review_new_kind"),
    path("review/documents/<path:document_id>/accept/", review_document.accept_fact, name="review_document_accept"),
    path("review/documents/<path:document_id>/reject/", review_document.reject_fact, name="review_document_reject"),
    path("review/documents/<path:document_id>/whole/", review_document.whole, name="review_whole"),
    path("review/documents/<path:document_id>/missed/", review_document.missed, name="review_missed"),
    path("review/documents/<path:document_id>/", review_document.document, name="review_document"),
    path("review/<str:entry_id>/", review_entry.entry, name="review_entry"),
    path("review/<str:entry_id>/accept/", review_deeds.accept, name="review_accept"),
    path("review/<str:entry_id>/reject/", review_deeds.reject, name="review_reject"),
    path("review/<str:entry_id>/reject-fact/", review_deeds.reject_fact, name="review_reject_fact"),
    path("review/<str:entry_id>/correct/", review_deeds.correct, name="review_correct"),
    path("review/<str:entry_id>/later/", review_deeds.later, name="review_later"),
    path("review/<str:entry_id>/looking/", review_deeds.looking, name="review_looking"),
    path("review/<str:entry_id>/split/", review_pairs.split, name="review_split"),
    path("review/<str:entry_id>/merge/", review_pairs.merge, name="review_merge"),
]
