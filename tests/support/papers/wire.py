"""A small paper that grows: articles whose speakers are named plainly, and one that two papers carry."""

from pathlib import Path

_HEAD = "---\ntitle: {title}\noutlet: {outlet}\ndate: {date}\n---\n\n"
_ROOF = (
    "“The roof of the library will be closed until the engineers have seen every beam of it,” said Ingrid Solberg, the"
    " mayor of Vik, on Monday.\n\n"
    "“Nobody has asked the readers what they want from the building,” said Rita Okafor, a teacher.\n"
)
_FERRY = (
    "“The ferry to the islands will sail twice a day from the first of May,” said Ingrid Solberg, the mayor of Vik.\n\n"
    "The harbour has been closed since the storm.\n"
)
_BUDGET = "“We can't pay for a second bridge and a new school in one year,” said Rita Okafor, a teacher in Vik.\n"
_OLD = "“The market stays where it has been for ninety years,” said Ingrid Solberg, the mayor of Vik, in March.\n"


def put(sources: Path, name: str, body: str, title: str = "Vik", outlet: str = "The Vik Courier", day: int = 1) -> Path:
    path = sources / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD.format(title=title, outlet=outlet, date=f"2026-03-{day:02}") + body, encoding="utf-8")
    return path


def put_old(sources: Path, name: str = "market") -> Path:
    """What is there before anybody asks to be told."""
    return put(sources, name, _OLD, "The market")


def put_roof(sources: Path, name: str = "roof", outlet: str = "The Vik Courier", day: int = 2) -> Path:
    """Solberg on the roof, and Okafor; papers take it over."""
    return put(sources, name, _ROOF, "The library's roof", outlet, day)


def put_ferry(sources: Path, name: str = "ferry", day: int = 3) -> Path:
    return put(sources, name, _FERRY, "The ferry", day=day)


def put_budget(sources: Path, name: str = "budget", day: int = 4) -> Path:
    """Okafor alone."""
    return put(sources, name, _BUDGET, "The budget", day=day)
