"""Invents television: seasons with episodes, casts, makers and prizes, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

FIRST = (
    "Ada", "Bela", "Cora", "Dario", "Edda", "Falk", "Greta", "Henrik", "Ines", "Jonas", "Kaja", "Lennart",
    "Mira", "Nils", "Oda", "Pavel", "Runa", "Stellan", "Tilda", "Ulrik", "Vera", "Wanda", "Yrsa", "Zoran",
)  # fmt: skip
PARTS = (
    "Ber", "Dal", "Far", "Gor", "Hal", "Kel", "Lind", "Mor", "Nor", "Quist", "Ros", "Sund", "Tor", "Vel",
    "Wen",
)  # fmt: skip
ENDS = ("berg", "dahl", "ell", "gren", "holm", "kvist", "lund", "mark", "ow", "sen", "stad", "ström", "vik")
THINGS = (
    "Harbour", "Lantern", "Orchard", "Quarry", "Ferry", "Signal", "Winter", "Meadow", "Glass", "Copper",
    "Paper", "Silent", "Northern", "Hollow", "Amber", "Broken", "Distant", "Crimson", "Midnight", "Salt",
)  # fmt: skip
PLACES = (
    "Lights",
    "Road",
    "Station",
    "House",
    "Street",
    "Tide",
    "Court",
    "Field",
    "Bridge",
    "Letters",
    "Gate",
)
NATIONS = (("British", "United Kingdom"), ("American", "United States"), ("Canadian", "Canada"),
           ("Australian", "Australia"))  # fmt: skip
PRIZES = ("Gull Awards", "Lantern Awards", "Meridian Awards", "Copper Rose Awards")
CATEGORIES = ("Best Actress", "Best Actor", "Best Director", "Best Writing")
DEEDS = (
    "{0} finds an old chart in the attic and shows it to {1}, who does not believe a word of what it says.",
    "{0} meets {1} at the ferry and learns why the letters never came.",
    "While {1} searches the quarry, {0} waits by the telephone until the morning.",
    "{1} leaves the town after a quarrel with {0} about the house and the money that went with it.",
    "At the end of the night {0} tells {1} the truth, and neither of them sleeps.",
)


@dataclass(frozen=True)
class Episode:
    """`writers` are told apart where `story` and `teleplay` are."""

    overall: int
    number: int
    title: str
    directors: tuple[str, ...]
    writers: tuple[str, ...]
    day: date
    summary: str


@dataclass(frozen=True)
class Role:
    """Who plays whom, and how they are billed."""

    actor: str
    character: str
    billing: str


@dataclass(frozen=True)
class Prize:
    """A nomination and what came of it."""

    year: int
    award: str
    category: str
    nominee: str
    won: bool


@dataclass(frozen=True)
class Season:
    """All that a page about a season says: what is written in every form, and the gold."""

    series: str
    number: int
    nation: str
    country: str
    network: str
    creator: str
    episodes: tuple[Episode, ...]
    cast: tuple[Role, ...]
    prizes: tuple[Prize, ...]
    renewed: date
    filmed: tuple[date, date]

    @property
    def title(self) -> str:
        return f"{self.series} season {self.number}"


def seasons(count: int, seed: int = 7) -> list[Season]:
    """So many seasons; people work in several shows."""
    return list(islice(_shows(Random(seed)), count))


def _shows(random: Random) -> Iterator[Season]:
    people: list[str] = []
    titles: set[str] = set()
    while True:
        crew = [_person(random, people) for _ in range(8)]
        title = _title(random, titles)
        nation, country = random.choice(NATIONS)
        actors = [_person(random, people) for _ in range(random.randint(6, 12))]
        cast = tuple(Role(a, _name(random), "Main" if i < 5 else "Recurring") for i, a in enumerate(actors))
        day, overall = date(random.randint(1985, 2022), random.randint(1, 12), 3), 1
        network = f"Channel {random.randint(2, 60)}"
        for number in range(1, random.randint(2, 7)):
            long = random.choice((6, 8, 10, 13, 22))
            episodes = tuple(_episode(random, overall + i, i + 1, day, crew, cast) for i in range(long))
            prizes = tuple(_prize(random, day.year + 1, cast, crew) for _ in range(random.randint(1, 5)))
            filmed = (
                day - timedelta(days=random.randint(150, 200)),
                day - timedelta(days=random.randint(50, 99)),
            )
            yield Season(title, number, nation, country, network, crew[0], episodes, cast,
                         tuple(dict.fromkeys(prizes)), day - timedelta(days=300), filmed)  # fmt: skip
            day, overall = day + timedelta(days=364), overall + long


def _episode(
    random: Random, overall: int, number: int, day: date, crew: list[str], cast: tuple[Role, ...]
) -> Episode:
    title = f"{random.choice(THINGS)} {random.choice(PLACES)} {random.choice(PARTS)}{random.choice(ENDS)}"
    writers = tuple(random.sample(crew, random.choice((1, 1, 2))))
    one, other = random.sample([role.character for role in cast], 2)
    deeds = random.sample(DEEDS, 3)
    summary = " ".join(deed.format(one.split()[0], other.split()[0]) for deed in deeds)
    return Episode(overall, number, title, (random.choice(crew),), writers, day + timedelta(weeks=number - 1),
                   summary)  # fmt: skip


def _prize(random: Random, year: int, cast: tuple[Role, ...], crew: list[str]) -> Prize:
    category = random.choice(CATEGORIES)
    nominee = random.choice(cast).actor if category.startswith("Best Act") else random.choice(crew)
    return Prize(year, random.choice(PRIZES), category, nominee, random.random() < 0.4)


def _person(random: Random, known: list[str]) -> str:
    if known and random.random() < 0.2:
        return random.choice(known)
    known.append(_name(random))
    return known[-1]


def _name(random: Random) -> str:
    return (
        f"{random.choice(FIRST)} {random.choice(PARTS)}{random.choice(('', 'a', 'e'))}{random.choice(ENDS)}"
    )


def _title(random: Random, taken: set[str]) -> str:
    title = f"{random.choice(THINGS)} {random.choice(PLACES)}"
    while title in taken:
        title = f"{title} of {random.choice(PARTS)}{random.choice(ENDS)}"
    taken.add(title)
    return title
