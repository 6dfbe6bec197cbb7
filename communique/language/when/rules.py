"""The rules of time expressions: patterns over word classes, each with what makes its reading.

A pattern is a regular expression on the letters that `lexicon.LETTERS` lists.
"""

import re
from dataclasses import dataclass

from communique.language.when import (
    accounts,
    clock,
    compare,
    dates,
    durations,
    lengths,
    loosely,
    nth,
    plainly,
    relative,
    years,
)
from communique.language.when.openings import openings
from communique.language.when.reading import Builder

ABOUT = r"(?:m~*)?"
WORDED = r"w~*(?:-?w~*)*(?:&w)?(?:-?&-?[aw]-?h)?"
DIGITS = r"[dny](?:-?&-?a-?h|-?h)?"
AMOUNT = rf"(?:q~*|a?{WORDED}|{DIGITS})(?:-?[&>]-?(?:[wdn])|-[dn](?=-?[UV]))?"
PRE = r"(?:t?b~*O)?"
DET = r"t?[ljx]|i[lx]?"
LATEST = r"t?c~*"
STAGE = r"(?:[EK]-?)?"
DAY = r"[dN](?![V#%])|(?:w-?)?o(?!-?[Uh])"
YEAR = r"y|T|w-?w(?:-?w)*"
WEEKDAY = rf"(?:(?:{DET})?(?P<weekday>W)\.?,?)?"
BESIDE = (
    r"(?:(?:It|i|@)(?P<half>P)|l(?P<past>P)|,?@?(?P<near>Y)(?P<same>P)?"
    r"|,?@?(?P<det>[lxi])?(?P<weekday>W)(?P<of>P)?"
    r"|,?@?(?:W,?)?(?P<month>M)\.?(?P<day>[dN])(?:,y)?)"
)

SHARING = (
    r"(?=(?:\.?,E?M)*\.?,?[&>-](?:E-?)?(?P<with>M)\.?"
    r"(?:,?O?(?P<shared>y)|O?(?P<shared_rel>[lxi]U)))"
)
"""What follows a month that has its year from a later one: "in May and June last year"."""


@dataclass(frozen=True)
class Rule:
    """A pattern over word classes and what makes a reading of its matches."""

    name: str
    pattern: re.Pattern[str]
    openings: frozenset[str]
    build: Builder


def _rule(name: str, pattern: str, build: Builder) -> Rule:
    return Rule(name, re.compile(pattern), openings(pattern), build)


RULES = (
    _rule("digits", r"(?P<date>D)(?P<clock>C)?", dates.numeric),
    _rule(
        "month day",
        rf"(?P<det>[lxij](?=M))?(?P<core>{WEEKDAY}(?P<month>M)\.?t?(?P<day>{DAY})(?:,?(?P<year>{YEAR}))?)"
        r"(?:[->](?P<to>[dN])(?![V#%])(?:,(?P<year_after>y))?)?",
        dates.full_day,
    ),
    _rule(
        "day month",
        rf"(?P<core>{WEEKDAY}t?(?P<day>[dN]|(?:w-?)?o(?=O))O?(?P<month>M)(?:\.?,?(?P<year>{YEAR}))?)",
        dates.full_day,
    ),
    _rule(
        "day to day of month",
        r"(?P<core>(?P<day>[dN]))(?=[&>-](?P<to>[dN])O?(?P<month>M)\.?,?(?P<year>y)?)",
        dates.full_day,
    ),
    _rule(
        "another day of the month",
        r"(?:(?<=M[dN])|(?<=M\.[dN]))[&>,-](?P<day>[dN])(?![VU#%M~-])(?:,(?P<year>y))?",
        dates.later_day,
    ),
    _rule(
        "month",
        rf"{PRE}{STAGE}(?P<det>{DET})?(?:E-?)?(?P<month>M)"
        rf"(?:\.?,?[OI]?(?P<year>{YEAR})|O?(?P<rel>[lxi]U)|{SHARING})?",
        dates.month,
    ),
    _rule(
        "piece of a month",
        rf"{PRE}{STAGE}t?(?P<number>(?:w-?)?o|[Nl])-?(?P<unit>[Uh])[OI](?P<det>{DET})?(?:E-?)?(?P<month>M)"
        rf"(?:\.?,?O?(?P<year>{YEAR})|O?(?P<rel>[lxi]U))?",
        nth.of_month,
    ),
    _rule(
        "clock",
        r"(?:m~*)?(?:(?P<clock>C|[dn](?=%)|w(?=%)|[dw](?=ItP|@P)|[yn](?=z))(?P<pm>%)?|(?<!-)(?P<noon>P))"
        rf"(?P<zone>z)?{BESIDE}?",
        clock.hour,
    ),
    _rule(
        "day and clock",
        r"(?:(?P<near>Y)|(?P<weekday>W)),?@(?:m~*)?(?:(?P<clock>C|[dn](?=%)|[yn](?=z))(?P<pm>%)?|(?P<noon>P))"
        r"(?P<zone>z)?",
        clock.hour,
    ),
    _rule(
        "part of a dated day",
        rf"t(?:E-?)?(?P<part>P)O(?P<core>(?:W,?)?(?P<month>M)\.?(?P<day>{DAY})(?:,?(?P<year>{YEAR}))?)",
        dates.part_of_day,
    ),
    _rule("part of a named day", rf"{STAGE}(?P<det>[lxi])?(?P<weekday>W)(?P<part>P)", clock.part),
    _rule("part of a near day", rf"{STAGE}(?P<near>Y)(?P<part>P)", clock.part),
    _rule("part of the day before", r"t(?P<part>P)(?P<det>B)", plainly.part_before),
    _rule("part of this day", rf"{STAGE}(?P<det>[li]|k|t?[cxj])(?P<part>P)", clock.part),
    _rule("part of the day", r"(?:(?<!-)E-?(?P<part>P))", clock.part),
    _rule("the part of the day", r"(?P<det>t)(?:E-?)?(?P<part>P)(?!O)", plainly.the_part),
    _rule("overnight", r"v", clock.overnight),
    _rule(
        "weekday",
        rf"{STAGE}(?P<det>{DET})?(?P<weekday>W)(?:O?(?P<week>t?[lxij]U))?",
        dates.weekday,
    ),
    _rule("two days off", r"tUB(?P<near>Y)", relative.two_days_off),
    _rule("near day", rf"{STAGE}(?P<near>Y)", relative.near_day),
    _rule(
        "season",
        rf"{PRE}{STAGE}(?P<det>{DET}|t)?(?:E-?)?(?P<season>S)(?:O?(?P<year>{YEAR})|O(?P<rel>[lxi]U))?",
        plainly.season,
    ),
    _rule("that season", r"k(?P<season>S)", dates.that_season),
    _rule(
        "holiday", r"(?P<det>[lxi])?(?P<holiday>F~*)(?:,?(?P<year>y))?(?P<unit>U)?", dates.holiday
    ),
    _rule("decade", rf"{PRE}t?(?:E-?)?(?P<decade>Z|(?<=t)G|(?<=E)G|(?<=-)G)", plainly.decade),
    _rule("decade in words", rf"{PRE}t?(?:E-?)?(?P<first>w)-?(?P<decade>G)", years.worded_decade),
    _rule("decade with a sign", r"(?:t|E-?|tE-?)(?P<decade>y)'", plainly.signed_decade),
    _rule("century", rf"{PRE}t?(?:E-?)?(?P<number>(?:w-?)?o|N)-?(?P<unit>U)", plainly.century),
    _rule(
        "part of a year",
        r"(?:t|(?P<rel>[ilx]U)')?(?:f?(?P<before>y)'?)?(?:f-?)?(?P<number>[oN]|l(?=[Uh]O(?:fU?)?y))-?f?-?"
        r"(?P<unit>[Uh])(?:O?(?:t?fU?)?(?P<year>y)|O(?P<of>[ilx]U)|O(?P<whole>tf?U)|"
        r"(?= (?P<ended>M)\.?[dN](?:,(?P<ended_year>y))?))?",
        plainly.part_of_year,
    ),
    _rule(
        "part of a year and another",
        r"t?(?:f-?)?(?P<number>[oN])(?=-?[&>]-?(?:f-?)?[oN]-?(?P<unit>[UhV])(?:O?(?P<year>y)|O(?P<of>[ilx]U))?)",
        plainly.part_of_year,
    ),
    _rule(
        "parts of a year",
        r"(?<=[&>-])(?P<number>[oN])-?(?P<unit>V)(?:O?(?P<year>y)|O(?P<of>[ilx]U))?",
        plainly.part_of_year,
    ),
    _rule(
        "part of a year beside",
        r"t?(?:f-?)?(?P<number>[oN])-?f?-?(?P<unit>[Uh])(?:(?P<of>[ilx]U)|a(?P<ago>U)-?[gK])",
        plainly.part_beside,
    ),
    _rule(
        "the same elsewhen",
        r"t(?P<like>[c=])?(?P<span>[Uph])(?:O|I)?"
        r"(?:(?P<rel>t?[ilxj]U)|a(?P<ago>U)-?[gK]|t(?P<ago_too>U)B|(?P<year>y))",
        compare.same,
    ),
    _rule("the year's own", r"t?(?P<rel>[ilx]U)'(?P<like>[c=])?(?P<span>[Up])", compare.same),
    _rule("the period of figures", r"t(?P<like>[c=])?p", compare.period),
    _rule("year end", r"(?P<about>m~*)?(?:t|E)?H~*(?P<year>y)?", accounts.year_end),
    _rule("year", rf"{PRE}(?:t?E-?)?(?:t?fU?|tU)?(?P<year>y)(?P<period>p)?", plainly.year),
    _rule("the year's period", r"t(?P<year>y)(?P<period>p|U)", plainly.year),
    _rule("second of two years", r"(?<=y)-(?P<year>[ndy])(?![V-])", years.short_year),
    _rule("year of the century", r"(?:E-?|f)?(?P<year>T)", years.year_of_century),
    _rule(
        "year in words", r"(?:tU)?(?P<year>w-?w(?:-?w)*)(?P<more>&w(?:-?w)?)?", years.worded_year
    ),
    _rule(
        "deictic",
        rf"{STAGE}{PRE}{STAGE}(?P<det>t?[lxj]|i[lx]?|{LATEST})f?(?P<unit>U)(?!-?[gKu])",
        plainly.deictic,
    ),
    _rule("as last", r"l(?=[,.])", relative.as_last),
    _rule("that", rf"{STAGE}{PRE}(?P<det>kc?|tc)(?P<unit>U)", relative.that),
    _rule("the unit before", r"t(?P<unit>U)(?P<det>B)", plainly.the_one_before),
    _rule("the unit before last", r"t(?P<unit>[UP])(?P<side>B)(?P<last>[lx])", relative.one_off),
    _rule("month's quarter", r"t?(?P<month>M)(?P<unit>U)", years.quarter_of_month),
    _rule(
        "the quarter ended",
        r"t(?:(?<=t)c)?(?P<unit>U)(?=\ (?P<ended>M)\.?[dN](?:,(?P<ended_year>y))?)",
        plainly.the_quarter_ended,
    ),
    _rule("the unit", rf"(?P<pre>{STAGE}t?b~*O)?tf?(?P<unit>U)(?!-)", plainly.the_unit),
    _rule(
        "stretch",
        rf"{ABOUT}[ti]?(?P<det>[lxr])(?P<amount>{AMOUNT})?\+?-?(?P<unit>[UV])(?P<tail>&a-?h)?",
        lengths.stretch,
    ),
    _rule(
        "stretch told",
        rf"t?(?P<det>[jc])(?P<amount>{AMOUNT})\+?-?(?P<unit>[UV])",
        lengths.told_stretch,
    ),
    _rule("first so many", rf"t?[oN](?P<amount>{AMOUNT})(?P<unit>V)", lengths.duration),
    _rule(
        "ago",
        rf"{ABOUT}(?P<amount>{AMOUNT}|a)?\+?-?(?P<unit>[UV])(?P<tail>&a?-?h)?(?:&[ w])?g",
        relative.ago,
    ),
    _rule(
        "later",
        rf"{ABOUT}(?P<amount>{AMOUNT}|a)?\+?-?(?P<unit>[UV])(?P<tail>&a?-?h)?(?P<shift>K|B)",
        relative.later,
    ),
    _rule("half ago", rf"{ABOUT}a?(?P<amount>h)-?a?(?P<unit>U)g", relative.ago),
    _rule("half later", rf"{ABOUT}a?(?P<amount>h)-?a?(?P<unit>U)(?P<shift>K)", relative.later),
    _rule("from now", rf"{ABOUT}(?P<amount>{AMOUNT}|a)?-?(?P<unit>[UV])\^~*", relative.from_now),
    _rule(
        "year ago",
        rf"(?:[ta]?=?)?(?:(?P<first>U)-[gKBj]|j-(?P<prior>U))(?:(?P<amount>{AMOUNT})?(?P<unit>[UV])|(?P<number>o)-?U|(?P<period>p))?",
        accounts.year_ago,
    ),
    _rule("age", rf"{ABOUT}[tk]?(?P<amount>{AMOUNT}|a)-?(?P<unit>[UV])-?u", lengths.age),
    _rule(
        "two lengths",
        rf"{ABOUT}(?P<amount>{AMOUNT}|a)(?P<unit>[UV]),?(?:&)?(?P<amount_too>{DIGITS}|{WORDED})(?P<unit_too>[UV])(?!K|g|x)",
        lengths.two,
    ),
    _rule(
        "duration",
        rf"{ABOUT}(?:[tk](?=[^a]*?V))?(?P<amount>{AMOUNT})\+?-?(?P<unit>[UV])(?P<tail>&a-?h)?(?:-?\+(?!-?[UV]))?",
        lengths.duration,
    ),
    _rule(
        "half a unit", rf"{ABOUT}(?:a|[ti]?[lxr])?(?P<amount>h)-?a?(?P<unit>U)", lengths.duration
    ),
    _rule("a unit", rf"{ABOUT}(?P<amount>a)(?P<full>\+)?(?P<unit>U)(?P<tail>&ah)?", lengths.a_unit),
    _rule(
        "a quarter century",
        r"(?P<det>a|[ti]?[lx])(?P<amount>U)-?(?:O?a)?(?P<unit>U)",
        lengths.quarter_of,
    ),
    _rule("the full unit", r"t(?P<full>\+)(?P<unit>U)", lengths.the_full),
    _rule("full-length", r"(?P<full>\+)-(?P<unit>U)", lengths.full_length),
    _rule("another unit", r"(?P<full>\+)(?P<amount>w)?(?P<unit>[UV])", lengths.another),
    _rule("bare units", r"t?(?P<unit>V)(?P<ahead>&V)?", lengths.bare_units),
    _rule("unit-long", r"(?P<unit>[UV])-(?P<long>\+)", lengths.unit_long),
    _rule("all of it", r"A(?P<unit>U)", lengths.all_of),
    _rule(
        "each",
        rf"e(?P<other> )?(?P<amount>{AMOUNT})?"
        r"(?:(?P<unit>[UV])|(?P<weekday>W)|(?P<month>M)|(?P<season>S)|(?P<part>P))",
        durations.often,
    ),
    _rule("often", r"(?P<often>Q)", loosely.often),
    _rule("weekdays", r"(?P<weekday>_|W(?=J))(?P<part>[PJ])?", durations.often),
    _rule("weekday's nights", r"(?P<weekday>W)(?P<nights>V)", durations.nights),
    _rule("weekends", r"(?<=@)(?P<weekends>V)", durations.weekends),
    _rule("loose", r"(?P<loose>R|X~*)", loosely.loose),
    _rule("loose and unit", r"(?P<loose>R)V", loosely.future_units),
    _rule("recent or current", r"(?P<loose>[cR])", loosely.attribute),
    _rule("the past or future", r"t(?P<loose>[lR])", loosely.the_past),
)
