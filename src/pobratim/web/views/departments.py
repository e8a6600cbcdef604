"""The administrators' pages of departments: their people and their rights by partner.

In: requests of an administrator. Out: pages, changed departments. Not here: the changes themselves
(`pobratim.desk.accounts`), giving and taking rights (`accounts.py`).
"""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pobratim.desk import accounts
from pobratim.desk.models import Department
from pobratim.desk.roles import Action

from ..access import needs
from ..account_forms import DepartmentName, NewGrant
from ..account_words import refusal
from ..partner_choices import partner_choices


@needs(Action.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def department_list(request: HttpRequest) -> HttpResponse:
    """All departments, and a form for one more."""
    form = DepartmentName(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect("department", accounts.add_department(form.cleaned_data["name"]).pk)
        except accounts.Refused as reason:
            form.add_error("name", refusal(reason))
    found = Department.objects.annotate(people=Count("accounts", distinct=True), rights=Count("grants", distinct=True))
    return render(request, "accounts/departments.html", {"form": form, "departments": found})


@needs(Action.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def department_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One department: its name, its people, its rights by partner."""
    department = get_object_or_404(Department, pk=pk)
    form = DepartmentName(request.POST if request.method == "POST" else None, initial={"name": department.name})
    if form.is_valid():
        try:
            accounts.rename_department(department, form.cleaned_data["name"])
            messages.success(request, _("Сохранено."))
            return redirect("department", pk)
        except accounts.Refused as reason:
            form.add_error("name", refusal(reason))
            department.refresh_from_db()
    values = {
        "department": department,
        "form": form,
        "grant_form": NewGrant(auto_id="grant_%s"),
        "grants": department.grants.order_by("party"),
        "people": department.accounts.all(),
        "partners": partner_choices(),
    }
    return render(request, "accounts/department.html", values)


@needs(Action.MANAGE)
@require_POST
def remove_department(request: HttpRequest, pk: int) -> HttpResponse:
    """The department goes with its rights; its people stay."""
    accounts.remove_department(get_object_or_404(Department, pk=pk))
    messages.success(request, _("Отдел удалён. Люди остались, права по партнёрам сняты."))
    return redirect("departments")
