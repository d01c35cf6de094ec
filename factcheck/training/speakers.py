"""Invented speakers: people of many countries and callings, bodies, groups, papers, and the unnamed."""

import random
from collections.abc import Callable
from typing import NamedTuple

# What an apposition leaves open: a comma follows unless another mark does.
OPEN = "~"

Pick = Callable[[str], str]


class Speaker(NamedTuple):
    """``full``: at first mention; ``later``: other ways to name it; ``plural``: takes "say", not "says"."""

    full: str
    later: tuple[str, ...]
    pronoun: str
    plural: bool


def new_speaker(pick: Pick, dice: random.Random) -> Speaker:
    """Somebody who can say something; ``pick`` fills a text with slots from the tables."""
    kinds = (person, person, person, person, person, bare_person, body, group, unnamed)
    return dice.choice(kinds)(pick, dice)


def person(pick: Pick, dice: random.Random) -> Speaker:
    """A person by name, with or without a role before or behind it."""
    female = dice.random() < 0.5
    given, family, role = (
        pick("{words.female}" if female else "{words.male}"),
        pick("{words.family}"),
        pick("{words.role}"),
    )
    name = f"{given} {family}"
    pronoun, style = ("she", "Ms") if female else ("he", "Mr")
    forms = (
        name,
        name,
        f"{role} {name}",
        f"{role} {name}",
        pick("{words.place} ") + f"{role} {name}",
        f"the {role} {name}",
        f"the {role}, {name}{OPEN}",
        f"{name}, {_a(role)}{OPEN}",
        f"{name}, {_a(role)} from " + pick("{words.place}") + OPEN,
        f"{name}, " + pick("{words.office} of ") + pick("the {words.kind} {words.sort}") + OPEN,
        f"{name}, {_age(dice)}{OPEN}",
        f"{name}, who {dice.choice(('saw', 'studied', 'survived', 'led the inquiry into'))} "
        + pick("{words.topic}")
        + OPEN,
        f"{name} of " + pick("the {words.kind} {words.sort}"),
        f"{name} from " + pick("{words.place}"),
        pick("{words.title}") + f" {name}",
        f"{style} {family}",
        f"{name} ({_age(dice)})",
    )
    later = (pronoun, pronoun, family, family, f"{style} {family}", f"the {role}", given)
    return Speaker(dice.choice(forms), later, pronoun, plural=False)


def _age(dice: random.Random) -> int:
    return dice.randint(17, 91)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def bare_person(pick: Pick, dice: random.Random) -> Speaker:
    """A person by role only."""
    role = pick("{words.role}")
    forms = (
        f"the {role}",
        f"{_a(role)} in " + pick("{words.place}"),
        f"the {role} of " + pick("{words.place}"),
        f"one {role}",
        f"{_a(role)} who worked on " + pick("{words.topic}"),
        f"a former {role}",
        "the " + pick("{words.kind} {words.sort}") + "'s " + pick("{words.office}"),
        f"her {dice.choice(('brother', 'lawyer', 'agent', 'mother', 'coach', 'neighbour'))}",
        f"his {dice.choice(('wife', 'doctor', 'father', 'daughter', 'successor', 'manager'))}",
    )
    pronoun = dice.choice(("he", "she"))
    return Speaker(dice.choice(forms), (pronoun, pronoun, f"the {role}"), pronoun, plural=False)


def body(pick: Pick, dice: random.Random) -> Speaker:
    """An authority, a firm, a club."""
    kind, sort, place = pick("{words.kind}"), pick("{words.sort}"), pick("{words.place}")
    firm = pick("{words.family}") + dice.choice(
        (" & Sons", " Shipping", " Motors", " Pharma", " Bank", " Mills", " Energy")
    )
    forms = (
        (f"the {kind} {sort}", sort),
        (f"the {kind} {sort} in {place}", sort),
        (f"the {place} {kind} {sort}", sort),
        (firm, "company"),
        (f"{firm}, which runs the port of {place}{OPEN}", "company"),
        (f"the weather bureau in {place}", "bureau"),
        (f"the health ministry of {place}", "ministry"),
        (f"the interior ministry in {place}", "ministry"),
        (f"the University of {pick('{town}')}", "university"),
        (pick("{town} United"), "club"),
        (f"the government of {place}", "government"),
        (f"a court in {place}", "court"),
        (f"the aid group {pick('{words.agency}')}", "group"),
    )
    full, short = dice.choice(forms)
    return Speaker(full, ("it", f"the {short}", f"the {short}"), "it", plural=False)


def group(pick: Pick, dice: random.Random) -> Speaker:
    """People together: officials, police, farmers, two people by name."""
    place, role = pick("{words.place}"), pick("{words.role}")
    one, other = (pick("{words.female} {words.family}"), pick("{words.male} {words.family}"))
    forms = (
        ("police", "police"),
        (f"police in {place}", "police"),
        (f"officials in {place}", "the officials"),
        (f"researchers at the University of {pick('{town}')}", "the researchers"),
        (f"farmers around {place}", "the farmers"),
        ("prosecutors", "prosecutors"),
        ("doctors", "the doctors"),
        ("scientists", "the scientists"),
        ("lawyers for the club", "the lawyers"),
        (f"the people of {place}", "the people"),
        ("organisers", "the organisers"),
        (f"{one} and {other}", "the two"),
        (f"{one} and {other}, both {role}s{OPEN}", "the two"),
        ("rescue workers", "the rescuers"),
        ("the rebels", "the rebels"),
        ("opponents of the plan", "they"),
    )
    full, short = dice.choice(forms)
    return Speaker(full, ("they", "they", short), "they", plural=True)


def unnamed(pick: Pick, dice: random.Random) -> Speaker:
    """Sources without a name."""
    place, topic = pick("{words.place}"), pick("{words.topic}")
    single = (
        f"a person with knowledge of {topic}",
        "a witness",
        f"an official in {place} who asked not to be named",
        "a source close to the club",
        "one resident",
        f"a woman who saw {topic}",
        "another",
    )
    several = (
        f"sources in {place}",
        f"two people familiar with {topic}",
        f"residents of {place}",
        "several witnesses",
        "neighbours",
        "three diplomats, speaking on condition of anonymity" + OPEN,
        "some",
        "critics",
        f"many in {place}",
    )
    plural = dice.random() < 0.5
    pronoun = "they" if plural else dice.choice(("he", "she"))
    return Speaker(dice.choice(several if plural else single), (pronoun,), pronoun, plural)


def paper(pick: Pick, dice: random.Random) -> Speaker:
    """A document: it says and shows, and tells nobody."""
    place, body_ = pick("{words.place}"), pick("the {words.kind} {words.sort}")
    forms = (
        f"a report by {body_}",
        f"a study of {pick('{words.big}')} patients in {place}",
        f"a letter to {body_}",
        "the indictment",
        f"a leaked memo from {body_}",
        "the court's ruling",
        f"a survey by the University of {pick('{town}')}",
        f"figures from {body_}",
        "the ship's log",
        f"a statement from {body_}",
        "the autopsy",
        "the data",
    )
    full = dice.choice(forms)
    plural = full.startswith(("figures", "the data"))
    return Speaker(full, ("they",) if plural else ("it",), "they" if plural else "it", plural)
