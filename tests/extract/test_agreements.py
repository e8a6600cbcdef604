"""Agreements: papers between parties, by whatever words a release tells of them."""

import pytest

from pobratim.extract.mark import mark
from pobratim.extract.rules.agreement import find_agreements
from pobratim.facts import Agreement, Document


def agreements(text: str, published: str | None = None) -> list[Agreement]:
    found = find_agreements(mark(Document("t", text, published=published)))
    return [fact.content for fact in found if isinstance(fact.content, Agreement)]


def only(text: str, published: str | None = None) -> Agreement:
    [paper] = agreements(text, published)
    return paper


SIGNED = (
    "Губернатор Тульской области Анна Соболева и председатель Гродненского облисполкома Пётр Ланской подписали "
    "5 марта 2024 года соглашение о торгово-экономическом и культурном сотрудничестве."
)


def test_a_signed_agreement_has_parties_day_signers_areas_and_its_full_name() -> None:
    paper = only(SIGNED)
    assert (paper.instrument, paper.stage, paper.signed) == ("agreement", "signed", "2024-03-05")
    assert set(paper.parties) == {"RU-TUL", "BY-HR"}
    assert paper.signers == ("Анна Соболева", "Пётр Ланской")
    assert paper.areas == ("trade", "culture")
    assert paper.title == "Соглашение о торгово-экономическом и культурном сотрудничестве"


def test_what_the_next_sentences_tell_belongs_to_the_same_paper() -> None:
    paper = only(SIGNED + " Документ рассчитан на пять лет. Он предусматривает обмены в сфере спорта.")
    assert paper.period == "2024/2029"
    assert "sport" in paper.areas


def test_a_predecessor_is_a_paper_of_its_own() -> None:
    new, old = agreements(SIGNED + " Прежнее соглашение, подписанное в 2014 году, утратило силу.")
    assert (new.stage, old.stage, old.signed) == ("signed", "ended", "2014")
    assert set(old.parties) == set(new.parties)


def test_a_plan_carries_out_the_agreement_named_in_its_name() -> None:
    plan, agreement = agreements(
        "В Туле подписан план мероприятий на 2024–2026 годы по реализации Соглашения между Правительством Тульской "
        "области и Гродненским областным исполнительным комитетом о сотрудничестве от 9 июня 2020 года."
    )
    assert (plan.instrument, plan.period, plan.implements, plan.signed) == ("plan", "2024/2026", "agreement", None)
    assert (agreement.signed, agreement.stage) == ("2020-06-09", "in_force")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Тульская и Гродненская области готовят к подписанию договор о дружбе.", "drafting"),
        ("Проект соглашения между Тульской и Гродненской областями проходит экспертизу.", "drafting"),
        ("Посол предложил заключить соглашение между Тульской областью и Гродненской областью.", "proposed"),
        ("Соглашение между Тульской и Гродненской областями действует с 2018 года.", "in_force"),
        ("Тульская область расторгла договор с Гродненской областью Беларуси.", "ended"),
    ],
)
def test_the_words_around_a_paper_tell_its_stage(text: str, stage: str) -> None:
    assert only(text).stage == stage


def test_open_terms_and_starts_are_intervals() -> None:
    assert only("Соглашение между Тульской и Гродненской областями действует с 2018 года.").period == "2018/.."
    assert only(SIGNED + " Соглашение бессрочное.").period == "2024/.."


def test_several_partners_behind_one_plural_are_several_papers() -> None:
    papers = agreements("Тульская область прорабатывает соглашения с Гродненской, Минской и Брестской областями.")
    assert [set(paper.parties) for paper in papers] == [
        {"RU-TUL", "BY-HR"},
        {"RU-TUL", "BY-MI"},
        {"RU-TUL", "BY-BR"},
    ]


def test_a_row_of_signers_is_a_paper_per_line() -> None:
    papers = agreements(
        "Тульские и гродненские районы подписали два соглашения о сотрудничестве. Подписи поставили:\n"
        "— глава Ефремовского района Тульской области Иван Рощин и председатель Лидского райисполкома Олег Марчук;\n"
        "— глава Узловского района Тульской области Нина Белова и председатель Слонимского райисполкома Янка Бортник."
    )
    assert len(papers) == 2
    assert papers[0].signers == ("Иван Рощин", "Олег Марчук")


def test_who_signs_for_another_is_the_signer() -> None:
    paper = only(
        SIGNED.replace("Губернатор Тульской области Анна Соболева", "Тульская область").replace(
            "председатель Гродненского облисполкома Пётр Ланской", "Гродненская область"
        )
        + " За губернатора Анну Соболеву по доверенности расписался заместитель губернатора Тульской области Лев Ким."
    )
    assert paper.signers == ("Лев Ким",)


def test_a_plan_that_is_the_document_itself_is_read_from_its_head() -> None:
    text = (
        "УТВЕРЖДЁН\nгубернатором Тульской области А. П. Соболевой и председателем Гродненского облисполкома "
        "П. И. Ланским 30 мая 2024 года\n\nПЛАН МЕРОПРИЯТИЙ\nпо реализации Соглашения между Правительством Тульской "
        "области и Гродненским областным исполнительным комитетом о сотрудничестве от 9 июня 2020 года\n"
        "на 2024–2026 годы\n\n1 | Провести обмен | 2025 г. | Министерство культуры\n"
    )
    plan = next(paper for paper in agreements(text) if paper.instrument == "plan")
    assert (plan.signed, plan.period, plan.implements) == ("2024-05-30", "2024/2026", "agreement")


@pytest.mark.parametrize(
    "text",
    [
        "Договор с Гродненской областью Беларуси тульские депутаты так и не подписали.",
        "Слухи о том, что Тульская область якобы подписала соглашение с Гродненской областью, не подтвердились.",
        "Районы Тульской области подписали протокол взаимопомощи на случай паводка.",
        "Тульское ООО «Заря» и гродненское ОАО «Нёман» заключили контракт на поставку муки.",
        "Перед подписанием договора оказания услуг прочитайте его до конца. В Тульской области подали 20 жалоб.",
        "Программа визита гродненской делегации в Тулу включала концерт.",
    ],
)
def test_no_paper_between_parties_no_fact(text: str) -> None:
    assert agreements(text) == []
