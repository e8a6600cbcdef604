"""Ten main ways of people through the desk, in both languages, on both databases, in a real browser.

Each language works with partners of its own, so that no journey finds what another left behind.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Browser, Download, Page, expect

from tests.databases import postgres_server

from .serving import served

if TYPE_CHECKING:
    from tests.databases import Server

__all__ = ["postgres_server"]
FILL_AND_SERVE = """
import json, os, sys
os.environ["DATABASE_URL"], os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1], "pobratim.web.settings"
os.environ["POBRATIM_SECRET_KEY"] = "a key of a test that nobody else will ever see"
import django
django.setup()
from django.test import Client
from pobratim.cli.serve import WORKER
from pobratim.desk.roles import Role
from pobratim.storage import write
from pobratim.storage.connect import connect, disconnect
from pobratim.web.serve import serve
from tests.desk.people import signed_in
from tests.web import review_sample, sample
connect()
write.keep_readings(sample.readings())
for away in json.loads(sys.argv[2]):
    write.keep_readings(review_sample.readings(away, "-" + away[3:].lower()))
write.rebuild_dirty_blocks()
people = {}
for name, role in (("olga", Role.REVIEWER), ("anna", Role.ADMINISTRATOR)):
    client = Client()
    signed_in(client, role, name)
    people[name] = client.cookies["sessionid"].value
disconnect()
serve("127.0.0.1", 0, None, invite=lambda link: print(json.dumps([link, people]), flush=True), worker=WORKER)
"""
READ = 60_000
"""Milliseconds: the worker loads its models with the first document."""
TITLE = "О торгово-экономическом сотрудничестве"
PASSWORD = "семь мокрых зонтов"


@dataclass(frozen=True)
class Partner:
    """A partner of an invented office, as each language names it."""

    code: str
    russian: str
    english: str


@dataclass(frozen=True)
class Tongue:
    """A language of the pages, and the partners that its journeys work with."""

    prefix: str
    checked: Partner
    corrected: Partner
    merged: Partner
    entered: Partner
    release: str

    def __call__(self, russian: str, english: str) -> str:
        """The words of this language."""
        return english if self.prefix else russian

    def name(self, partner: Partner) -> str:
        """What the pages call the partner."""
        return self(partner.russian, partner.english)

    @property
    def code(self) -> str:
        """The language, as a part of names that tell its people apart."""
        return self.prefix.strip("/") or "ru"


TONGUES = {
    "ru": Tongue(
        "",
        Partner("BY-BR", "Брестская область", "Brestskaja voblasć"),
        Partner("BY-MA", "Могилёвская область", "Mahilioŭskaja voblasć"),
        Partner("BY-VI", "Витебская область", "Viciebskaja voblasć"),
        Partner("KZ-27", "Западно-Казахстанская область", "Batys Qazaqstan oblysy"),
        "Губернатор Тульской области Иван Рогожин и губернатор Калужской области Пётр Лугов подписали соглашение о "
        "сотрудничестве в сфере туризма. Встреча прошла в Туле 3 марта 2024 года.",
    ),
    "en": Tongue(
        "/en",
        Partner("BY-MI", "Минская область", "Minskaja voblasć"),
        Partner("BY-HR", "Гродненская область", "Hrodzienskaja voblasć"),
        Partner("BY-HO", "Гомельская область", "Homieĺskaja voblasć"),
        Partner("KZ-39", "Костанайская область", "Qostanay oblysy"),
        "Губернатор Рязанской области Олег Бобров и губернатор Орловской области Илья Зимин подписали соглашение о "
        "сотрудничестве в сфере спорта. Встреча прошла в Рязани 5 апреля 2024 года.",
    ),
}
FILLED = [partner.code for tongue in TONGUES.values() for partner in (tongue.checked, tongue.corrected, tongue.merged)]


@dataclass(frozen=True)
class Office:
    """A running site: the link printed for its owner, who is signed in with which cookie."""

    invitation: str
    people: dict[str, str]

    @property
    def address(self) -> str:
        return self.invitation.partition("/enter/")[0]

    @property
    def secret(self) -> str:
        return self.invitation.rstrip("/").rpartition("/")[2]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A site over a database of that kind."""
    if request.param == "sqlite":
        database = f"sqlite:///{tmp_path_factory.mktemp('office')}/register.sqlite3"
    else:
        server: Server = request.getfixturevalue("postgres_server")
        database = server.new_database()
    with served(FILL_AND_SERVE, database, json.dumps(FILLED)) as said:
        yield Office(*json.loads(said))


@pytest.fixture(params=TONGUES)
def tongue(request: pytest.FixtureRequest) -> Tongue:
    """The language that the person of this test reads."""
    return TONGUES[request.param]


@dataclass
class Visit:
    """Somebody's tab on the site, in one language."""

    page: Page
    say: Tongue

    def open(self, path: str) -> Page:
        """Goes to an address of the site, given as in Russian."""
        self.page.goto(self.say.prefix + path)
        return self.page

    def heading(self, russian: str, english: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(self.say(russian, english))

    def told(self, russian: str, english: str) -> None:
        """What the page says about what was just done."""
        said = self.page.get_by_role("status").filter(has_text=self.say(russian, english))
        expect(said.first).to_be_visible()

    def press(self, russian: str, english: str) -> None:
        self.page.get_by_role("button", name=self.say(russian, english), exact=True).click()

    def follow(self, russian: str, english: str) -> None:
        self.page.locator("main").get_by_role("link", name=self.say(russian, english)).first.click()

    def fill(self, russian: str, english: str, value: str) -> None:
        self.page.get_by_label(self.say(russian, english), exact=True).first.fill(value)

    def choose(self, russian: str, english: str, option: str) -> None:
        self.page.get_by_label(self.say(russian, english)).first.select_option(label=option)

    def taken(self, act: Callable[[], None]) -> Download:
        """The file that pressing gives."""
        with self.page.expect_download() as started:
            act()
        return started.value


Coming = Callable[..., Visit]


@pytest.fixture
def coming(browser: Browser, office: Office, tongue: Tongue) -> Iterator[Coming]:
    """Opens tabs of people; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    opened = []

    def come(who: str = "") -> Visit:
        context = browser.new_context(base_url=office.address, reduced_motion="reduce")
        if who:
            context.add_cookies([{"name": "sessionid", "value": office.people[who], "url": office.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        opened.append(context)
        return Visit(page, tongue)

    yield come
    for context in opened:
        context.close()
    refused = re.compile("status of (403|410)")
    assert [said for said in complaints if not refused.search(said)] == []


def sign_in(visit: Visit, name: str) -> None:
    visit.fill("Имя для входа", "Sign-in name", name)
    visit.fill("Пароль", "Password", PASSWORD)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#menu-account")).to_be_visible()


def sign_out(visit: Visit) -> None:
    visit.page.locator("#menu-account summary").click()
    visit.press("Выйти", "Sign out")
    expect(visit.page.get_by_role("link", name=visit.say("Войти", "Sign in"))).to_be_visible()


def words_of(file: Download) -> str:
    """Every word of a .docx."""
    document = Document(str(file.path()))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


@pytest.mark.parametrize("tongue", ["ru"], indirect=True)
def test_the_owner_enters_by_the_printed_link_then_by_password(coming: Coming, office: Office) -> None:
    visit = coming()
    visit.open(f"/enter/{office.secret}/")
    visit.open("/account/password/first/")
    visit.page.get_by_label("Пароль").first.fill(PASSWORD)
    visit.page.get_by_label("Пароль").last.fill(PASSWORD)
    visit.page.keyboard.press("Enter")
    sign_out(visit)
    for tongue in TONGUES.values():
        visit.say = tongue
        visit.open(f"/enter/{office.secret}/")
        visit.heading("Ссылка больше не действует", "The link works no longer")
        visit.open(f"/account/login/?next={tongue.prefix}/")
        sign_in(visit, "owner")
        sign_out(visit)


def test_from_the_map_to_the_sentence(coming: Coming) -> None:
    visit = coming()
    page = visit.open("/")
    visit.follow("Тульская область:", "Tulskaya oblast:")
    visit.heading("Тульская область", "Tulskaya oblast")
    section = page.get_by_role("region", name=visit.say("Планы", "Plans"))
    section.get_by_role("link", name=visit.say("План мероприятий", "Plan of measures")).first.click()
    expect(page.get_by_text(visit.say("16 мая 2024 года", "16 May 2024")).first).to_be_visible()
    said = page.get_by_role("region", name=visit.say("Где это сказано", "Where it is said"))
    said.get_by_role("link").first.click()
    lit = page.locator(".piece.lit")
    expect(lit.first).to_be_in_viewport()
    assert "план мероприятий" in "".join(lit.all_text_contents())
    expect(page.locator(".fact.lit")).to_have_count(1)


def test_a_word_in_another_form_with_a_slip_is_found_narrowed_and_opened(coming: Coming) -> None:
    visit = coming()
    page = visit.open("/")
    find = page.get_by_role("banner").get_by_role("combobox")
    find.fill("планом мероприятй")
    find.press("Enter")
    visit.told("Показано по словам: мероприятй → мероприятие", "Shown for: мероприятй → мероприятие")
    page.get_by_role("navigation", name=visit.say("Виды найденного", "Kinds of results")).get_by_role(
        "link", name=visit.say("соглашения", "agreements")
    ).click()
    page.get_by_text(visit.say("Условия", "Conditions"), exact=True).click()
    visit.fill("С года", "From year", "2024")
    visit.press("Показать", "Show")
    assert "since=2024" in page.url
    found = page.get_by_role("region", name=visit.say("Найденное", "Results")).get_by_role("heading")
    expect(found).to_have_count(1)
    found.get_by_role("link").click()
    visit.heading("План мероприятий: Тульская область", "Plan of measures: Tulskaya oblast")


def test_an_entry_is_accepted_and_given_back_by_keyboard(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open(f"/review/?partner={visit.say.checked.code}&kind=agreement")
    expect(page.get_by_text(visit.say("две разные даты: период", "two different dates: period"))).to_be_visible()
    page.keyboard.press("Enter")
    visit.heading(TITLE, TITLE)
    first = page.url
    expect(page.locator("mark.piece").first).to_be_in_viewport()
    page.keyboard.press("KeyJ")
    expect(page).not_to_have_url(first)
    second = page.url
    page.keyboard.press("KeyK")
    expect(page).to_have_url(first)

    page.keyboard.press("KeyA")
    visit.told("Принято", "Accepted")
    expect(page).to_have_url(second)
    assert f"partner={visit.say.checked.code}" in page.url
    page.keyboard.press("KeyU")
    visit.told("Решение отменено", "Decision undone")
    expect(page).to_have_url(first)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(second)

    page.keyboard.press("KeyR")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("3")
    wrong = visit.say("стороны прочитаны неверно", "the parties are wrong")
    expect(page.get_by_role("radio", name=wrong)).to_be_checked()
    page.keyboard.press("Enter")
    visit.told("Отклонено", "Rejected")
    page.keyboard.press("KeyU")
    visit.told("Решение отменено", "Decision undone")
    expect(page.get_by_text(wrong).first).to_be_attached()
    page.keyboard.press("KeyQ")
    visit.heading("Проверка", "Review")


def test_a_date_is_corrected_and_both_values_stay_in_sight(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open(f"/review/?partner={visit.say.corrected.code}&kind=agreement")
    page.get_by_role("region", name=visit.say("Очередь", "Queue")).get_by_role("link", name=TITLE).first.click()
    visit.heading(TITLE, TITLE)
    page.keyboard.press("KeyC")
    expect(page.get_by_label(visit.say("Период", "Period"))).to_be_focused()
    page.keyboard.type(visit.say("с 2024 по 2029 год", "from 2024 to 2029"))
    expect(page.get_by_text(visit.say("Понято: 2024–2029 (2024/2029)", "Understood: 2024–2029"))).to_be_visible()
    page.keyboard.press("Enter")
    visit.told("Исправлено: период", "Corrected: period")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".by-person")).to_have_text(
        re.compile(visit.say("машина прочитала:", "the machine read:") + r"\s+2025–2028")
    )
    visit.follow("страница записи", "the entry's page")
    expect(page.locator(".record").first).to_contain_text("2024–2029")
    expect(page.get_by_text("olga").first).to_be_visible()


def test_two_tellings_are_merged_and_told_apart_again(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open(f"/review/?partner={visit.say.merged.code}&kind=agreement")
    page.keyboard.press("Enter")
    visit.heading(TITLE, TITLE)
    page.keyboard.press("KeyM")
    visit.heading("Объединить с другой записью", "Merge with another entry")
    page.get_by_role("region").get_by_role("link", name=TITLE).click()
    visit.heading("Это одно и то же?", "Is this one and the same?")
    apart = page.get_by_role("row", name=visit.say("Подписано различается", "Signed differs"))
    expect(apart).to_contain_text(visit.say("17 мая 2024", "17 May 2024"))
    page.keyboard.press("KeyA")
    visit.told("Объединено", "Merged")
    expect(page.get_by_text("Гродненщина и Тула: новое соглашение").first).to_be_visible()
    expect(page.get_by_text(visit.say("4 факта", "4 facts"))).to_be_visible()

    page.keyboard.press("KeyS")
    visit.heading("Разделить запись", "Split the entry")
    page.get_by_role("checkbox", name="Гродненщина и Тула: новое соглашение").check()
    visit.press("Разделить", "Split")
    visit.told("Разделено", "Split")
    expect(page.get_by_text(visit.say("3 факта", "3 facts"))).to_be_visible()


def test_an_agreement_entered_by_hand_stands_on_its_partners_page(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open("/review/new/")
    visit.follow("соглашение", "agreement")
    visit.fill("Название", "Title", f"О дружбе ({visit.say.code})")
    parties = page.get_by_role("combobox", name=visit.say("Стороны", "Parties"))
    parties.fill(visit.say("Тульская", "Tulskaya"))
    expect(page.get_by_role("option", name="(RU-TUL)")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(parties.first).to_have_value(visit.say("Тульская область (RU-TUL)", "Tulskaya oblast (RU-TUL)"))
    parties.last.fill(visit.say.name(visit.say.entered))
    visit.fill("Подписано", "Signed", "12.02.2025")
    page.get_by_label(visit.say("Откуда это известно", "How this is known")).fill("Из папки договоров отдела")
    visit.press("Внести", "Enter")
    visit.told("Внесено", "Entered")
    visit.open(f"/partners/{visit.say.entered.code}/")
    section = page.get_by_role("region", name=visit.say("Соглашения", "Agreements"))
    section.get_by_role("link", name=f"О дружбе ({visit.say.code})").click()
    expect(page.locator("main")).to_contain_text("Из папки договоров отдела")
    expect(page.locator(".record").first).to_contain_text(visit.say("12 февраля 2025", "12 February 2025"))


def test_an_uploaded_text_is_read_and_its_facts_are_shown(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open("/upload/")
    page.get_by_label(visit.say("Вставьте текст целиком", "Paste the whole text")).fill(visit.say.release)
    visit.press("Прочитать текст", "Read the text")
    expect(page.locator(".row-state")).to_contain_text(visit.say("новый", "new"), timeout=READ)
    page.locator(".run-rows").get_by_role("link", name="Губернатор").first.click()
    facts = page.get_by_role("region", name=visit.say("Что сказано в тексте", "What the text says"))
    facts.get_by_role("link", name="Соглашение о сотрудничестве в сфере").hover()
    expect(page.locator(".piece.lit").filter(has_text="подписали соглашение")).to_be_visible()


def test_a_brief_a_report_and_a_picture_are_taken_away(coming: Coming) -> None:
    visit = coming("olga")
    page = visit.open("/partners/RU-TUL/")
    brief = visit.taken(page.get_by_role("link", name="DOCX").click)
    assert brief.suggested_filename.endswith(".docx")
    assert visit.say("Тульская область", "Tulskaya oblast") in words_of(brief)
    visit.open("/reports/")
    visit.choose("Отчёт", "Report", visit.say("Перечень действующих соглашений", "Agreements in force"))
    report = visit.taken(page.get_by_role("button", name=".xlsx").click)
    sheet = openpyxl.load_workbook(io.BytesIO(report.path().read_bytes())).worksheets[0]
    assert any(TITLE in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    visit.open("/pictures/map/")
    drawing = visit.taken(page.get_by_role("link", name="SVG").click).path().read_text("utf-8")
    assert drawing.startswith("<svg")
    assert visit.say("Беларусь", "Belarus") in drawing
    table = visit.taken(page.get_by_role("link", name="CSV").click).path().read_text("utf-8-sig")
    assert visit.say("Беларусь", "Belarus") in table


def test_a_right_for_one_partner_is_given_used_and_told_in_the_trail(coming: Coming) -> None:
    admin, person, name = coming("anna"), coming(), f"stepan-{coming().say.code}"
    link = added(admin, name)
    person.page.goto(link)
    person.fill("Новый пароль", "New password", PASSWORD)
    person.fill("Ещё раз", "Once more", PASSWORD)
    person.page.keyboard.press("Enter")
    person.told("Пароль задан. Теперь войдите с ним.", "The password is set. Now sign in with it.")
    sign_in(person, name)

    page = person.open(f"/review/?partner={person.say.checked.code}&kind=event")
    page.keyboard.press("Enter")
    person.press("Принять", "Accept")
    person.told("Принято", "Accepted")
    accepted = page.url
    page = admin.open(f"/review/?partner={person.say.merged.code}&kind=event")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=admin.say("Принять", "Accept"))).to_be_visible()
    person.page.goto(page.url)
    expect(person.page.get_by_role("button", name=admin.say("Принять", "Accept"))).to_have_count(0)

    admin.open(f"/audit/?who={name}")
    row = admin.page.get_by_role("row").filter(has_text=admin.say("запись подтверждена", "entry confirmed"))
    expect(row).to_have_count(1)
    expect(row).to_contain_text(name)
    assert accepted


def added(admin: Visit, name: str) -> str:
    """Adds somebody who may check one partner's entries; the link at which they set their password."""
    page = admin.open("/accounts/")
    admin.fill("Имя для входа", "Sign-in name", name)
    admin.choose("Роль", "Role", admin.say("читатель", "reader"))
    admin.press("Завести", "Add")
    link = page.locator(".given code").inner_text()
    rights = page.get_by_role("region", name=admin.say("Права по партнёрам", "Rights by partner"))
    rights.get_by_label(admin.say("Партнёр", "Partner")).fill(admin.say.name(admin.say.checked))
    rights.get_by_label(admin.say("Роль", "Role")).select_option(label=admin.say("проверяющий", "reviewer"))
    admin.press("Дать право", "Give the right")
    expect(rights).to_contain_text(admin.say.checked.code)
    return link
