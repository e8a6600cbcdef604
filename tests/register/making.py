"""Invented documents and facts, in few words."""

from __future__ import annotations

from pobratim.facts import Content, Document, Fact, Span, fact_id
from pobratim.facts.content import Agreement, Commitment, Event, Figure, Flow, Partnership, Post, Project, Statement
from pobratim.register import Reading

TVER, PSKOV, BREST, ATYRAU = "RU-TVE", "RU-PSK", "BY-BR", "KZ-23"
TWO = (TVER, BREST)


def reading(name: str, published: str | None, *told: Content | tuple[Content, str], version: str = "1") -> Reading:
    """A document of that id and day that tells these contents, each in its own words or in given ones."""
    sentences = [one[1] if isinstance(one, tuple) else f"Фраза {n} о важном." for n, one in enumerate(told)]
    text = f"Новость {name}. " + " ".join(sentences)
    document = Document(id=name, text=text, title=f"Новость {name}", published=published)
    facts, at = [], text.index(" ", 8) + 1
    for n, one in enumerate(told):
        content = one[0] if isinstance(one, tuple) else one
        span = Span(at, at + len(sentences[n]))
        at = span.stop + 1
        facts.append(Fact(fact_id(name, content.kind, str(n), 1), name, content, (span,), "rule", "why"))
    return Reading(document, tuple(facts), version)


def paper(
    signed: str | None = None, title: str | None = None, parties: tuple[str, ...] = TWO, **more: object
) -> Agreement:
    return Agreement(parties=parties, signed=signed, title=title, **more)  # type: ignore[arg-type]


def meeting(date: str | None = None, **more: object) -> Event:
    return Event(**{"type": "meeting", "parties": TWO, "date": date, **more})  # type: ignore[arg-type]


def post(person: str, of: str = TVER, *titles: str, **more: object) -> Post:
    return Post(person=person, of=of, titles=titles or ("губернатор",), **more)  # type: ignore[arg-type]


SAMPLES: tuple[Content, ...] = (
    paper("2021-05-12", "Соглашение о сотрудничестве в сфере льноводства", stage="signed", areas=("agriculture",)),
    paper("2021-05-12", signers=("Егор Ладыгин",), period="2021/2026"),
    paper("2021"),
    paper("2015-02-01", stage="ended"),
    paper(title="соглашение о сотрудничестве в сфере льноводства"),
    paper(stage="drafting"),
    paper("2021-05-12", parties=(TVER, ATYRAU)),
    meeting("2022-03-04", people=("Егор Ладыгин",)),
    meeting("2022-03", people=("Ладыгин",)),
    meeting(stage="held"),
    meeting("2022-04-01", stage="planned", title="форум «Лён и люди»"),
    Partnership(parties=(TVER, BREST), since="1998"),
    Partnership(parties=(BREST, TVER), since="1999", state="active", areas=("culture",)),
    Partnership(parties=("RU-TVE/Торжок", "BY-BR/Пинск")),
    Project(name="завод льняных тканей", parties=TWO, stage="planned", jobs=120),
    Project(name="завод льняных тканей в Торжке", parties=TWO, stage="under_way", jobs=150, place="RU-TVE/Торжок"),
    Project(name="школа ткачества", parties=TWO),
    Figure(measure="turnover", of=TVER, with_="BY", value=4.1e9, unit="RUB", period="2021"),
    Figure(measure="turnover", of=TVER, with_="BY", value=4.2e9, unit="RUB", period="2021", change="+18%"),
    Figure(measure="turnover", of=TVER, with_="BY", value=4.1e9, unit="RUB"),
    Figure(measure="students", of=TVER, with_="BY", value=46, unit="count", scope="Тверской университет"),
    Flow(from_=TVER, to=BREST, goods=("лён", "бумага")),
    Flow(from_=TVER, to=BREST, goods=("льны", "стекло")),
    Commitment(type="promise", by=(TVER,), what="построить линию по выпуску тканей к осени", areas=("industry",)),
    Commitment(type="promise", by=(TVER,), what="построить линию по выпуску тканей осенью"),
    Commitment(type="promise", by=("Егор Ладыгин",), what="приехать в Пинск", due="2023"),
    Statement(speaker=("Егор Ладыгин",)),
    post("Егор Ладыгин"),
    post("Егор Семёнович Ладыгин", TVER, "врио губернатора", acting=True),
    post("Е. Ладыгин"),
    post("Семён Ладыгин", BREST, "министр"),
    post("Ладыгин", TVER),
)


def many() -> list[Reading]:
    """More documents than go into one transaction."""
    return [reading(f"n{n:03}", f"2021-05-{n % 28 + 1:02}", SAMPLES[n % len(SAMPLES)]) for n in range(160)]
