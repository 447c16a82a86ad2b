"""The shapes dates take in notes, written over token classes rather than letters.

`{day}` in a pattern stands for one token of that class; spaces are for the eye. A class is one letter of the lexed text
(see `tokens`), so every pattern here reads a short string, and no repetition is nested in another.
"""

import re
from collections.abc import Mapping
from functools import cache

from chronology.dates.tokens import letters

_NAME = re.compile(r"\{([a-z_]+)\}")


def classes(pattern: str) -> str:
    """A pattern with its class names replaced by their letters."""
    return _NAME.sub(lambda found: _letters_of(found[1]), re.sub(r"\s+", "", pattern))


# Words that count only in a sentence's look ahead, or as a measure: to the grammar no part of any date.
_LIKE_OTHER = ("other", "thousand", "moment", "ask", "again", "scale", "every", "now", "birth", "holiday", "onwards")


def _letters_of(name: str) -> str:
    """`{other}`, which stands in character classes only, is every word of no date."""
    return "".join(letters()[one] for one in (_LIKE_OTHER if name == "other" else (name,)))


DAY = "(?:[{digit}{double}{ordinal}{word_ordinal}] | {tens}{hyphen}?{word_ordinal})"
MONTH = "[{month}{abbr_month}{doubtful_month}]"
ANY_MONTH = "[{month}{abbr_month}{doubtful_month}{low_month}]"
JOIN = "[{comma}{slash}{hyphen}]"
WEEKDAY = "(?:{dydd}?[{weekday}{doubtful_weekday}][{daytime}{eve}]?{comma}?{the}?)"
CLOCK = "(?: {clock}[{half}{hours}]? | {dots}[{half}{hours}] | (?<={at}){dots} | [{digit}{double}]{half} | [{four}{year}]{hours} | {double}?{noon} )"
CLOCK_BEFORE = f"(?: {{about}}?{{at}}?{{about}}? {CLOCK} (?:[{{to}}{{hyphen}}]{CLOCK})? {{comma}}?{{on}}?{{the}}? )"
CLOCK_AFTER = f"(?: [{{comma}}{{hyphen}}{{open}}{{on}}]? {{about}}?{{at}}?{{about}}? {CLOCK} )"
# A year of two figures is one after a short month (3 Mar 21); after a full one (3 March 10 officers came) only where
# nothing that could be counted follows.
SHORT_YEAR = "(?: {short_year} | [{double}{short}](?!{line}{of})(?![{of}{half}{hours}{other}{measure}{unit}{verb}{count}{clock}{month}{abbr_month}{doubtful_month}{low_month}]) )"
AFTER_ABBREVIATION = "(?: {short_year} | [{double}{short}](?![{of}{half}{hours}{unit}{calendar_day}{calendar_month}{calendar_year}{clock}{month}{abbr_month}{doubtful_month}{low_month}]) )"
THAT_YEAR = "(?: {of}?{the}?[{last}{this}{same}{that}{next}{previous}{following}]{calendar_year} )"

DAY_MONTH_YEAR = f"""(?:
    {{full}}
  | {DAY}{{calendar_day}}?{{of}}?{{the}}?{JOIN}?{ANY_MONTH}[{{comma}}{{slash}}{{hyphen}}{{of}}{{in}}]?{{year}}
  | {DAY}{{of}}?{JOIN}?{{abbr_month}}{JOIN}?{AFTER_ABBREVIATION}
  | {DAY}{{of}}?{JOIN}?{ANY_MONTH}{JOIN}?{SHORT_YEAR}
  | {DAY}{{of}}?{ANY_MONTH}{THAT_YEAR}
  | (?: {{count}} | {{tens}}{{hyphen}}?{{count}} ){{of}}?{ANY_MONTH}{{comma}}?{{year}}
  | {ANY_MONTH}(?: {JOIN}?{{the}}? )(?: {DAY} | {{tens}}{{hyphen}}?{{count}} )[{{comma}}{{of}}{{slash}}{{hyphen}}]?{{year}}
  | {{year}}[{{slash}}{{hyphen}}{{comma}}]?{ANY_MONTH}[{{slash}}{{hyphen}}]?[{{digit}}{{double}}](?![{{slash}}{{hyphen}}])
  | [{{digit}}{{double}}]{{slash}}[{{digit}}{{double}}]{{slash}}[{{year}}{{double}}{{short}}]
  | {DAY}[{{slash}}{{hyphen}}{{stop}}]{ANY_MONTH}[{{slash}}{{hyphen}}{{stop}}][{{double}}{{short}}](?![{{half}}{{hours}}{{slash}}{{hyphen}}])
  | {DAY}{{of}}?{ANY_MONTH}{{of}}{{short}}
)"""
DAY_MONTH = f"""(?:
    {DAY}{{calendar_day}}?{{of}}?{{the}}?{MONTH}(?!{{street}})
  | [{{ordinal}}{{word_ordinal}}]{{of}}?{{low_month}}
  | {DAY}{{of}}{{low_month}}
  | [{{month}}{{abbr_month}}]{{the}}?(?: {DAY}(?![{{half}}{{hours}}]) | {{tens}}{{hyphen}}?{{count}} )
  | {{low_month}}{{the}}?(?: {{word_ordinal}} | {{tens}}{{hyphen}}?{{word_ordinal}} )
  | {{doubtful_month}}{{the}}?(?: [{{digit}}{{double}}](?![{{measure}}{{of}}{{half}}{{hours}}{{unit}}{{calendar_day}}{{calendar_month}}{{calendar_year}}]) | [{{ordinal}}{{word_ordinal}}] | {{tens}}{{hyphen}}?[{{count}}{{word_ordinal}}] )
)"""
# After a weekday or "on", and at the start of a line, 22/04 is a date too.
LOOSE_DAY_MONTH = "{pair}"
NO_RATIO = "(?![{measure}{of}{unit}{calendar_day}{calendar_month}{calendar_year}{hours}{scale}{later}{ago}{refuse}])"
MONTH_YEAR = f"""(?:
    {{month_year}}
  | {ANY_MONTH}[{{comma}}{{of}}{{slash}}{{hyphen}}{{in}}]?{{year}}
  | {ANY_MONTH}{{of}}?[{{short_year}}{{short}}]
  | {{abbr_month}}{JOIN}{AFTER_ABBREVIATION}
  | {ANY_MONTH}{THAT_YEAR}
)"""
PART_OF_YEAR = """(?:
    {season}{term}?[{of}{comma}{in}]?[{year}{school_year}]
  | {season}{of}(?: {the}[{same}{following}{previous}] | {that}{same}? ){calendar_year}
  | {the}?[{word_ordinal}{ordinal}{last}]{quarter}{of}?(?: {year} | {the}?[{last}{this}{that}{next}]{calendar_year} )
  | {quarter_mark}[{comma}{of}{hyphen}]?{year}
  | {year}{hyphen}?{quarter_mark}
  | {the}?{decade}
  | {the}(?: {stage}{hyphen}? )?{nineties}
)"""
HEDGE = """(?:
    [{about}{maybe}{doubt}]
  | {the}?{stage}{refuse}{of}{the}?
  | {stage}(?: {hyphen} | {in}{the}? )?
  | {the}?{edge}{of}{the}?
  | {end_of}[{unit}{calendar_month}]?
)"""
STAGE = "(?: {stage}(?: {hyphen} | {in} )? | {the}?{edge}{of} | {end_of}[{unit}{calendar_month}]? )"
HEDGES = f"{HEDGE}{{0,3}}"
WHOLE = f"(?: {DAY_MONTH_YEAR} | {MONTH_YEAR} | {PART_OF_YEAR} )"
POINT = f"(?: {DAY_MONTH_YEAR} | {DAY_MONTH} | {MONTH_YEAR} | {PART_OF_YEAR} )"
DOUBT = "(?: {open}{query}{close} | {query}(?=[{other}{comma}{close}{verb}{be}]) )"
OPENER = "(?: {since} | {until}{at}? | {up}{to} | {before}{to}? | {after} | {by} )"
AND_TO = "(?: [{to}{hyphen}{until}] | {until}{at} )"

YEAR_CUE = "(?: (?<={calendar_year}{of}) | (?<=[{in}{since}{by}{until}{before}{after}{from}{about}{calendar_year}]) )"
MONTH_CUE = "(?: (?<={in}) | (?<={in}{the}) | (?<=[{in}{since}{until}{of}]{calendar_month}) )"
NAME_CUE = "(?<=[{since}{until}{by}{before}{after}{from}])"
ENDS = "(?=[{they}{stop}{comma}{line}{gap}{close}{colon}{hyphen}{to}{until}{and}{or}{about}] | $)"
NO_VERB = "(?!{comma}?[{year}{short_year}] | [{street}{refuse}{verb}{be}{digit}{double}{hyphen}{measure}])"
COUNTED = "(?: [{digit}{double}{short}{count}{a}{few}] | {a}{count}{of}? | {a}{few} | {tens}{hyphen}?{count}? )"
UNIT = "[{unit}{calendar_day}{calendar_month}{calendar_year}]"

RANGE = f"""
    (?P<between> {{between}}
        (?P<b_left> {HEDGES}{{the}}?{CLOCK_BEFORE}?{WEEKDAY}?(?: {POINT} | {DAY} | {ANY_MONTH} | {{year}} | {{note_day}} | {{now}} ){CLOCK_AFTER}? )
        (?: {{and}} | {{a}} | {{to}} )
        (?P<b_right> {HEDGES}{{the}}?{CLOCK_BEFORE}?{WEEKDAY}?(?: {POINT} | {MONTH} | {{year}} | {{note_day}} | {{now}} ){CLOCK_AFTER}? ) )
  | (?P<months> (?: {{from}} | {MONTH_CUE} )
        (?P<m_left> {HEDGES}(?: {POINT} | {ANY_MONTH} | {{year}} ) ){AND_TO}(?P<m_right> {HEDGES}(?: {POINT} | {MONTH} | {{year}} ) ) )
  | (?P<led_months> (?: (?<=[{{line}}{{gap}}]) | ^ )(?P<led_left> {ANY_MONTH} )[{{to}}{{hyphen}}{{and}}](?P<led_right> {MONTH}{{year}}? )(?=[{{colon}}{{hyphen}}]) )
  | (?P<stages> (?P<j_left> {STAGE}(?: {POINT} | {ANY_MONTH} ) ){AND_TO}(?P<j_right> {HEDGES}(?: {POINT} | {MONTH} )(?!{DAY}) ) )
  | (?P<two_months> (?P<u_left> [{{month}}{{abbr_month}}] ){{hyphen}}(?P<u_right> {MONTH}{NO_VERB} ) )
  | (?P<slashed> (?P<s_left> {ANY_MONTH}{{year}}? ){{slash}}(?P<s_right> {ANY_MONTH}(?: {{year}} | [{{double}}{{short}}](?![{{slash}}{{hyphen}}{{half}}{{hours}}]) ) ) )
  | (?P<pairs> (?: [{{from}}{{between}}](?P<p_left> {CLOCK_BEFORE}?{WEEKDAY}?{{pair}} )(?: {AND_TO} | {{and}} )(?P<p_right> {CLOCK_BEFORE}?{WEEKDAY}?[{{pair}}{{full}}] ) ) )
  | (?P<pair_to> (?P<q_left> {{pair}} ){AND_TO}(?P<q_right> {{pair}} )(?![{{measure}}{{of}}{{scale}}]) )
  | (?P<pair_on> (?P<t_left> {WEEKDAY}?{{pair}} ){AND_TO}(?P<t_right> {WEEKDAY}?{{full}} ) )
  | (?P<year_span> {{year}}[{{to}}{{hyphen}}]{{year}}(?![{{measure}}{{hyphen}}]) )
  | (?P<range> (?: {{from}} | {{of}} )?(?![{{digit}}{{double}}]{{hyphen}}{ANY_MONTH}{{hyphen}})(?P<r_left> {HEDGES}{CLOCK_BEFORE}?{WEEKDAY}?
        (?: {POINT}(?: {CLOCK_AFTER} | {{four}} )? | {DAY}{{of}}?{ANY_MONTH} | {{the}}?{DAY} | {ANY_MONTH} | {{season}} | {{note_day}} ) )
        {AND_TO}{{and}}?
        (?P<r_right> {HEDGES}{CLOCK_BEFORE}?{{the}}?{WEEKDAY}?(?: {POINT} | {DAY}{{of}}?{{low_month}} | {{note_day}} ){CLOCK_AFTER}? ) )
  | (?P<days_of_month> [{{from}}{{between}}]?(?P<v_left> {{the}}?{{ordinal}} )(?: {AND_TO} | {{and}} )(?P<v_right> {{the}}?{{ordinal}}{{of}}[{{last}}{{this}}{{next}}]{{calendar_month}} ) )
  | (?P<days_pair> (?P<i_left> [{{digit}}{{double}}] ){{hyphen}}(?P<i_right> {{pair}} )(?![{{measure}}{{of}}{{unit}}{{scale}}{{hyphen}}{{slash}}]) )
  | (?P<dotted_to> {{from}}?{{dots}}{{stop}}?{{hyphen}}{{full}} )
  | (?P<days_of> {{between}}?(?P<d_span> [{{days}}{{pair}}] ){{of}}?{ANY_MONTH}
        (?: [{{comma}}{{of}}]?{{year}} | {SHORT_YEAR} | {THAT_YEAR} )? )
  | (?P<slash_days> {{between}}?(?P<w_left> [{{ordinal}}] ){{slash}}(?P<w_right> {{ordinal}}{{of}}?{ANY_MONTH}
        (?: [{{comma}}{{of}}]?{{year}} | {SHORT_YEAR} | {THAT_YEAR} )? ) )
  | (?P<month_days> (?: {MONTH} | {{low_month}}(?={{ordinal}}) )(?P<e_span> {{days}} | {DAY}{AND_TO}{DAY}(?![{{half}}]) )(?: {{comma}}?{{year}} )? )
  | (?P<years> [{{years}}{{school_year}}] )
"""
EITHER = f"""
    (?P<either_weekday> {{dydd}}?{{weekday}}{{daytime}}?{{or}}{{dydd}}?{{weekday}}{{daytime}}? )
  | (?P<either> (?P<o_left> {WEEKDAY}?(?: {POINT} | {DAY} | {ANY_MONTH} | {YEAR_CUE}{{year}} ) )
        {{or}}(?P<o_right> {HEDGES}{WEEKDAY}?(?: {POINT} | (?<={{or}}){{year}} ) ) )
"""
LIST = f"""
    (?P<list> {WEEKDAY}?(?: {DAY} | {DAY_MONTH} )
        (?: {{comma}}{WEEKDAY}?(?: {DAY_MONTH} | {DAY} ) ){{0,12}}
        {{comma}}?{{and}}{{the}}?{WEEKDAY}?(?: {DAY_MONTH_YEAR} | {DAY_MONTH} ) )
  | (?P<pair_list> {{pair}}(?: {{comma}}{{pair}} ){{0,12}}(?: {{comma}}?{{and}} | {{comma}} )[{{pair}}{{full}}](?![{{measure}}{{of}}{{unit}}{{scale}}{{hyphen}}]) )
  | (?P<month_list> {ANY_MONTH}(?: {{comma}}{ANY_MONTH} ){{0,11}}{{comma}}?{{and}}{MONTH_YEAR} )
  | (?P<year_list> {YEAR_CUE}{{year}}(?: (?: {{comma}}{{year}} ){{0,9}}{{comma}}?{{and}}{{year}} | (?: {{comma}}{{year}} ){{1,9}} )(?![{{measure}}{{hyphen}}{{slash}}]) )
"""
AGE = f"""
    (?P<aged> {{aged}}(?P<g_aged> {COUNTED} ){UNIT}?(?![{{to}}{{hyphen}}{{slash}}]) )
  | (?P<age_then> [{{when}}{{since}}]{{they}}{{be}}{{about}}?{{aged}}?{COUNTED}{UNIT}?{{old}}?(?![{{clock}}{{half}}{{other}}{{measure}}])
      | {{when}}{{they}}{{be}}{COUNTED}{UNIT}{{old}}
      | [{{at}}{{from}}{{since}}{{by}}]{{the}}?{{aged}}{{of}}?{COUNTED}{UNIT}?
      | {{at}}{COUNTED}{UNIT}{{old}}
      | (?: (?<=[{{stop}}{{line}}{{gap}}]) | ^ ){{at}}{COUNTED}(?: {{unit}} | {{calendar_month}} )(?=[{{comma}}{{they}}{{his}}]) )
  | (?P<named_then> (?<=[{{be}}{{about}}{{other}}]){COUNTED}{UNIT}{{old}} )
  | (?P<age_of> {{at}}{{about}}?{COUNTED}(?: {{unit}} | {{calendar_day}} | {{calendar_month}} )(?: {{of}}{{aged}} | {{old}} | (?=[{{by}}{{comma}}{{stop}}{{close}}{{line}}{{gap}}]) | $ ) )
  | (?P<in_sixties> (?<={{in}}){{his}}{{stage}}?{{hyphen}}?{{nineties}} )
  | (?P<from_birth> {COUNTED}{UNIT}[{{before}}{{after}}]{{his}}{{birth}} )
  | (?P<school_year> (?: {{since}} | (?<=[{{by}}{{in}}{{from}}{{of}}{{until}}{{before}}]) )(?: {{calendar_year}}[{{digit}}{{double}}](?![{{hyphen}}{{slash}}{{unit}}]) | {{reception}} ) )
  | (?P<birthday> (?: (?: {COUNTED}{UNIT} | {{the}}[{{unit}}{{calendar_day}}] )[{{before}}{{after}}] | {OPENER} )?{{his}}?(?: {{ordinal}} | {{word_ordinal}} | {{tens}}{{hyphen}}?{{word_ordinal}} ){{birthday}} )
"""
NOTE = f"""
    (?P<weekday_of> {{weekday}}{{daytime}}?{{of}}?[{{last}}{{this}}{{next}}]{{unit}}
      | [{{last}}{{this}}{{next}}]{{unit}}{{hyphen}}?{{on}}?{{weekday}}{{daytime}}? )
  | (?P<weekday_week> {{weekday}}{{unit}}(?![{{commencing}}{{ending}}{{edge}}{{of}}]) | {{a}}{{unit}}{{on}}{{weekday}} )
  | (?P<note_day> {OPENER}?(?: {{the}}{{calendar_day}}[{{before}}{{after}}] )?{{note_day}}{{daytime}}?{CLOCK_AFTER}?
      | {CLOCK_BEFORE}{{note_day}} )
  | (?P<this_morning> {{this}}[{{daytime}}{{half}}] | {{last}}{{daytime}} )
  | (?P<week_before_last> {{a}}{{unit}}{{ago}}?{{last}}{{weekday}} )
  | (?P<unit_beyond> {OPENER}?{{the}}{UNIT}(?: {{after}}{{next}} | {{before}}{{last}} ) )
  | (?P<units_ago> {{about}}?{COUNTED}{UNIT}{{and}}?{COUNTED}{UNIT}{{ago}} )
  | (?P<month_years_ago> {{about}}?{COUNTED}{{calendar_year}}{{ago}}[{{this}}{{in}}{{last}}]?{MONTH}{NO_VERB} )
  | (?P<ago> {{about}}?{COUNTED}{{hyphen}}?{COUNTED}?{UNIT}{{in}}?{{ago}}{{note_day}}? | {UNIT}{{in}}{{ago}} | (?<![{{following}}{{next}}{{last}}{{same}}{{that}}{{the}}]){{unit}}{{ago}}{{note_day}}? )
  | (?P<unit_on> {{in}}?{COUNTED}{{unit}}{{note_day}} )
  | (?P<nights_ago> {{about}}?{COUNTED}[{{measure}}{{daytime}}]{{ago}} )
  | (?P<shorthand_ago> {{about}}?[{{pair}}{{weeks_of}}]{{ago}} )
  | (?P<whole_year> {OPENER}?{{the}}?{{whole_year}} )
  | (?P<last_weekday> {OPENER}?(?: {{the}}?[{{last}}{{this}}{{next}}]{{this}}?[{{weekday}}{{doubtful_weekday}}]{{unit}}?
        | {{dydd}}?{{weekday}}[{{last}}{{next}}] ){CLOCK_AFTER}? )
  | (?P<welsh_unit> (?: {{the}} | {{calendar_year}} )?{UNIT}[{{last}}{{next}}{{following}}{{afterwards}}] )
  | (?P<last_unit> {OPENER}?(?: [{{earlier}}{{later}}{{stage}}]{{in}}? | {{the}}?{{edge}}{{of}} )?
        [{{last}}{{this}}{{next}}](?: {UNIT} | {{weekend}} )(?!{{of}}) )
  | (?P<quarter_by_note> {OPENER}?{{the}}?[{{last}}{{past}}{{previous}}{{this}}{{next}}{{following}}]{COUNTED}?{{quarter}}(?!{{of}}) )
  | (?P<part_of_unit> {OPENER}?(?: [{{earlier}}{{later}}{{stage}}]{{in}} | {{the}}?{{edge}}{{of}} ){{the}}[{{unit}}{{calendar_month}}{{calendar_year}}]
      | (?<=[{{at}}{{over}}{{on}}]){{the}}{{weekend}} )
  | (?P<last_month> {OPENER}?(?: [{{last}}{{this}}{{next}}](?: {MONTH}{NO_VERB} | {{season}} ) | {{season}}[{{last}}{{next}}] ) )
  | (?P<past_units> {{in}}?{{the}}?(?: [{{last}}{{past}}{{next}}{{previous}}]{{few}}?{COUNTED}{UNIT} | {{past}}{UNIT}
      | {COUNTED}[{{last}}{{past}}{{next}}{{previous}}]{UNIT} ) )
  | (?P<from_then> {{about}}?{COUNTED}{UNIT}[{{before}}{{after}}{{from}}]{{note_day}} )
  | (?P<ahead> {{in}}{COUNTED}{UNIT}(?: {{old}} )? )
  | (?P<weekday_cut> {{on}}{{doubtful_weekday}}(?!{{comma}}[{{digit}}{{double}}{{ordinal}}])(?=[{{and}}{{or}}{{hyphen}}{{other}}{{they}}{{daytime}}{{half}}{{stop}}{{comma}}{{line}}{{gap}}{{close}}{{at}}{{his}}] | $)
      | {{doubtful_weekday}}(?=[{{daytime}}{{half}}]) | (?<={{daytime}}){{dydd}}?{{doubtful_weekday}}
      | (?<={{weekday}}[{{and}}{{comma}}]){{doubtful_weekday}} | (?<={{doubtful_weekday}}[{{and}}{{comma}}]){{doubtful_weekday}}
      | {OPENER}{{doubtful_weekday}}(?=[{{other}}{{they}}{{daytime}}{{eve}}{{half}}{{hyphen}}{{and}}{{stop}}{{comma}}{{line}}{{gap}}{{close}}] | $)
      | (?<=[{{other}}{{verb}}{{they}}]){{doubtful_weekday}}(?=[{{hyphen}}{{stop}}{{comma}}{{line}}{{gap}}{{close}}{{by}}{{from}}{{after}}{{before}}{{at}}] | $)
      | (?: ^ | (?<=[{{line}}{{gap}}]) ){{doubtful_weekday}}(?=[{{hyphen}}{{colon}}{{slash}}])
      | (?: ^ | (?<=[{{line}}{{gap}}{{hyphen}}]) ){{doubtful_weekday}}(?=[{{other}}{{verb}}{{they}}])
      | {{doubtful_weekday}}(?=[{{and}}{{comma}}{{slash}}]{{weekday}}) )
  | (?P<weekday_span> {{from}}?[{{weekday}}{{doubtful_weekday}}][{{daytime}}{{eve}}{{half}}]?{AND_TO}[{{weekday}}{{doubtful_weekday}}][{{daytime}}{{eve}}]? )
  | (?P<weekday_alone> (?<![{{named}}{{every}}{{a}}]){OPENER}?{{dydd}}?{{weekday}}(?!{{street}})[{{daytime}}{{eve}}]?{CLOCK_AFTER}? | {CLOCK_BEFORE}{{dydd}}?{{weekday}} )
"""
PREVIOUS = f"""
    (?P<same> [{{later}}{{earlier}}]?(?: {{the}}{{same}} | {{that}}{{same}}? )(?: {UNIT} | {{daytime}} | {{weekday}} | {{weekend}} ) )
  | (?P<following> (?: {{the}}{{next}} | {{the}}?[{{following}}{{previous}}] )(?: {UNIT} | {{daytime}} | {{weekday}} | {{weekend}} )
      | {{next}}(?: {{calendar_day}} | {{daytime}} ) )
  | (?P<unit_in_story> {{the}}[{{unit}}{{calendar_month}}{{calendar_year}}](?: {{after}}{{that}}(?!{{other}}) | [{{before}}{{after}}{{following}}] )(?=[{{they}}{{by}}{{and}}{{to}}{{stop}}{{comma}}{{line}}{{gap}}{{close}}] | $) )
  | (?P<next_day> {{next_day}} )
  | (?P<day_begun> (?: (?<=[{{stop}}{{line}}{{gap}}]) | ^ )(?: {{same}}{{calendar_day}} | {{calendar_day}}{{after}}(?!{{the}}? (?: {DAY} | {ANY_MONTH} | {{full}} | {{note_day}} | {{weekday}} | {{that}} )) ) )
  | (?P<weekday_following> {{the}}?{{weekday}}{{daytime}}?{{of}}(?: {{the}}[{{following}}{{next}}{{same}}] | {{that}}{{same}}? ){{unit}} )
  | (?P<month_following> {OPENER}?(?: {{the}}?[{{following}}{{next}}] | {{that}} ){MONTH}{NO_VERB} )
  | (?P<season_in_story> (?: {{the}}?{{following}} | {{that}} ){{season}}(?![{{year}}{{school_year}}{{of}}{{term}}{{holiday}}{{street}}]) )
  | (?P<weekday_in_story> (?<=[{{on}}{{by}}]){{the}}{{weekday}}{{daytime}}? | {{about}}?{{at}}{{about}}?{CLOCK}{{on}}{{the}}{{weekday}} )
  | (?P<weekday_after> {{the}}{{weekday}}[{{after}}{{before}}{{following}}](?=[{{other}}{{they}}{{stop}}{{comma}}{{be}}{{verb}}{{line}}{{gap}}] | $) )
  | (?P<day_after> {{the}}(?: {{calendar_day}} | {{daytime}} )[{{before}}{{after}}]{{that}}?(?=[{{by}}{{and}}{{stop}}{{comma}}{{line}}{{gap}}{{close}}] | $) )
  | (?P<moments_later> {{about}}?(?: {COUNTED} | {{half_of}}{{a}} )[{{moment}}{{hours}}](?: {{later}} | {{earlier}} | {{afterwards}} | [{{before}}{{after}}]{{that}} ) )
  | (?P<units_later> {{about}}?(?: {COUNTED}{UNIT}{{and}}? )?{COUNTED}{UNIT}(?: {{later}} | {{earlier}} | {{afterwards}} | [{{before}}{{after}}]{{that}} | {{after}}(?=[{{stop}}{{comma}}{{close}}{{line}}{{gap}}] | $) | {{on}}(?=[{{comma}}{{they}}]) ) )
  | (?P<either_later> {{about}}?{COUNTED}{UNIT}?{{or}}{COUNTED}{UNIT}?(?: {{later}} | {{earlier}} | {{afterwards}} ) )
"""
TO_NOW = "(?: {hyphen}{now}(?= [{stop}{comma}{line}{gap}{close}{colon}{slash}] | $) | {to}{the}?(?: {on} | {now}{other}? ) | {until}{now} )"
SINGLE = f"""
    (?P<onwards> {{from}}?{HEDGES}{WEEKDAY}?(?: {POINT} | {{year}} | (?<={{from}}){MONTH} ){CLOCK_AFTER}?(?: {{and}}?{{onwards}} | {{or}}{{later}} | {TO_NOW} ) ) |
    (?P<single> (?: {OPENER}{HEDGES}{{calendar_month}} | {OPENER}?{HEDGES} )(?: {CLOCK_BEFORE}{HEDGE}? )?{WEEKDAY}?{POINT}{CLOCK_AFTER}?{DOUBT}? )
  | (?P<loose> {OPENER}?{HEDGES}(?: (?<=[{{on}}{{since}}{{until}}{{before}}{{after}}{{by}}{{from}}]) | {CLOCK_BEFORE} | {WEEKDAY} | (?<=[{{line}}{{gap}}{{stop}}{{other}}{{verb}}{{measure}}{{be}}{{will}}{{comma}}{{colon}}]) | ^ | (?<=[{{line}}{{gap}}]{{hyphen}}) | (?<={{open}})(?={{pair}}{{close}}) )
        {WEEKDAY}?{LOOSE_DAY_MONTH}{NO_RATIO}{CLOCK_AFTER}? )
  | (?P<led_pair> (?: (?<=[{{line}}{{gap}}]) | ^ | (?<=[{{line}}{{gap}}]{{hyphen}}) ){LOOSE_DAY_MONTH}(?={{refuse}}) )
  | (?P<short_alone> (?<={{in}}){{short_year}} )
  | (?P<year_alone> (?: {OPENER}{HEDGES}(?: {{the}}?{{calendar_year}} )? | {HEDGE}{{1,3}} | {HEDGES}{YEAR_CUE} ){{year}}(?![{{measure}}{{slash}}]){DOUBT}? )
  | (?P<year_heading> (?: (?<=[{{line}}{{gap}}]) | ^ ){{year}}(?= [{{line}}{{gap}}] | $ ) )
  | (?P<year_entry> (?: (?<=[{{line}}{{gap}}]) | ^ | (?<=[{{line}}{{gap}}]{{hyphen}}) ){{year}}(?![{{measure}}{{slash}}{{clock}}{{line}}{{gap}}{{digit}}{{double}}{{hours}}{{stop}}{{to}}{{and}}] | $) )
  | (?P<season_entry> (?: (?<=[{{line}}{{gap}}]) | ^ | (?<=[{{line}}{{gap}}]{{hyphen}}) ){{season}}{{term}}?[{{double}}{{short}}](?![{{measure}}{{slash}}{{clock}}{{half}}{{hours}}{{unit}}])
      | {{season}}{{term}}?[{{of}}{{in}}]?(?: {{pair}} | {{short_year}} ) )
  | (?P<year_apart> (?<=[{{other}}{{they}}{{count}}{{when}}]{{comma}}){{year}}(?={{comma}}[{{other}}{{before}}{{after}}{{when}}{{they}}{{his}}]) )
  | (?P<year_after> (?<=[{{other}}{{verb}}{{open}}]){{year}}(?![{{measure}}{{slash}}{{hyphen}}{{clock}}]) | (?<={{close}}{{comma}}){{year}}(?={{open}}) )
  | (?P<spaced> (?<![{{digit}}{{double}}{{short}}{{four}}{{year}}{{other}}]{{double}})(?<![{{digit}}{{double}}{{short}}{{four}}{{year}}]){{double}}{{double}}[{{year}}{{double}}{{short}}](?![{{digit}}{{double}}{{short}}{{four}}{{year}}{{measure}}{{half}}{{hours}}{{slash}}{{hyphen}}]) )
  | (?P<month_alone> (?: {OPENER}?{{about}}?(?: {STAGE} | {{edge}}{{calendar_month}}? ) | {OPENER}{{calendar_month}} | {MONTH_CUE}(?: {{about}} | {{maybe}} | {STAGE} )?{{calendar_month}}? ){MONTH}{NO_VERB} )
  | (?P<low_month_alone> (?<={{in}}){{low_month}}{ENDS} )
  | (?P<low_day> {OPENER}?{WEEKDAY}?[{{digit}}{{double}}]{{low_month}}(?!{{street}}) )
  | (?P<month_ended> {OPENER}?(?: {NAME_CUE}(?: [{{month}}{{abbr_month}}]{NO_VERB} | {{doubtful_month}}{ENDS} ) ) )
"""
FESTIVAL = "(?: {remembrance}[{calendar_day}{weekday}] | {parent}{calendar_day} | {festival}[{calendar_day}{eve}{weekday}{daytime}]? | {feast}[{calendar_day}{weekday}] | {boxing}{calendar_day} | {new}{calendar_year}[{calendar_day}{eve}] | {good}{weekday} )"
COUNTED_FROM = f"""
    (?P<from_told> {{about}}?(?: {COUNTED}{UNIT}(?: {{to}}{{the}}{{calendar_day}} )? | {{the}}(?: {{unit}} | {{calendar_day}} ) )[{{before}}{{after}}{{following}}](?=[{{the}}{{that}}{{this}}{{his}}{{they}}{{be}}{{verb}}{{other}}])(?!{{his}}[{{ordinal}}{{word_ordinal}}{{tens}}{{birth}}]) ) |
    (?P<offset> {{about}}?(?: {COUNTED}{UNIT} | {{the}}(?: {{unit}} | {{calendar_day}} | {{calendar_month}} ) )[{{before}}{{after}}{{from}}{{following}}]{{to}}?(?P<f_point> {WEEKDAY}?(?: {DAY_MONTH_YEAR} | {DAY_MONTH} ) | {FESTIVAL}(?: {{of}}?{{year}} )? | {{new}}{{calendar_year}} ) )
  | (?P<weekday_by> {{the}}?{{weekday}}[{{before}}{{after}}](?P<g_point> {DAY_MONTH_YEAR} | {DAY_MONTH} | {FESTIVAL}(?: {{of}}?{{year}} )? ) )
  | (?P<week_of> {{the}}?(?: {{week_mark}} | {{unit}}(?: [{{commencing}}{{edge}}{{of}}{{ending}}] ){{on}}?{{the}}? )(?P<h_point> {WEEKDAY}?(?: {DAY_MONTH_YEAR} | {DAY_MONTH} | {LOOSE_DAY_MONTH} | {{ordinal}} ) ) )
  | (?P<half_term> {OPENER}?{{the}}?(?: {ANY_MONTH} | {{festival}} ){{half_of}}{{hyphen}}?{{term}}(?: [{{of}}{{in}}]?{{year}} )? )
  | (?P<bank_holiday> {{the}}?{{stage}}?{ANY_MONTH}{{bank}}{{holiday}}{{weekday}}?(?: [{{of}}{{in}}]?{{year}} | {THAT_YEAR} )? )
  | (?P<bank_monday> {{the}}?[{{last}}{{this}}{{next}}]?{{bank}}{{holiday}}(?: {{weekday}} | {{weekend}} ) )
  | (?P<weekend_of> {{the}}?{{weekend}}{{of}}{{the}}?(?: (?P<l_point> (?: {{days}} | {{pair}} )(?={{of}}?{ANY_MONTH}) | [{{digit}}{{double}}{{ordinal}}](?={{and}}) )(?: {{and}}{{the}}? )? )?(?P<l_rest> {WEEKDAY}?(?: {DAY_MONTH_YEAR} | {DAY_MONTH} | {{of}}?{MONTH_YEAR} | {MONTH} | {LOOSE_DAY_MONTH} ) ) )
  | (?P<feast_weekend> {{the}}?{{weekend}}{{of}}(?P<x_point> {FESTIVAL}(?: {{of}}?{{year}} )? ) )
  | (?P<weekend_at_feast> (?: {{the}} | [{{last}}{{this}}{{next}}] )?(?P<z_point> {{festival}}{{bank}}?{{holiday}}? ){{weekend}}(?: {{of}}?{{year}} )? )
  | (?P<half_year> {OPENER}?{{the}}?[{{ordinal}}{{word_ordinal}}]{{half_of}}{{of}}(?P<y_point> {{year}} | {MONTH_YEAR} | {MONTH}{NO_VERB} ) )
  | (?P<half_marked> {{half_mark}}[{{comma}}{{of}}{{hyphen}}]?{{year}} | {{year}}{{hyphen}}?{{half_mark}} )
  | (?P<nth_weekday> {{the}}?[{{ordinal}}{{word_ordinal}}{{last}}](?: {{weekday}}{{daytime}}? | {{calendar_day}} )[{{of}}{{in}}](?P<n_point> {MONTH_YEAR} | {ANY_MONTH}(?![{{digit}}{{double}}{{verb}}])
      | [{{last}}{{this}}{{next}}]{{calendar_month}} ) )
  | (?P<part_week> {OPENER}?{{the}}?[{{ordinal}}{{word_ordinal}}{{last}}]{{unit}}[{{of}}{{in}}](?P<k_point> {MONTH_YEAR} | {ANY_MONTH}(?![{{digit}}{{double}}{{verb}}])
      | [{{last}}{{this}}{{next}}]{{calendar_month}} ) )
  | (?P<part_year> {{in}}?{{the}}?[{{ordinal}}{{word_ordinal}}{{last}}]{COUNTED}?{UNIT}[{{of}}{{in}}](?P<v_point> {{year}} | [{{last}}{{this}}{{next}}]{{calendar_year}} ) )
"""
DAY_ALONE = f"""
    (?P<day_of_month> {OPENER}?(?:{{the}}?[{{ordinal}}{{word_ordinal}}])(?: {{calendar_day}} )?{{of}}?(?: [{{last}}{{this}}{{next}}{{same}}{{that}}] | {{the}}[{{same}}{{following}}{{previous}}{{next}}{{this}}]){{calendar_month}} )
  | (?P<weekday_day> {OPENER}?{{dydd}}?[{{weekday}}{{doubtful_weekday}}]{{comma}}?(?: {{the}}?{{ordinal}} | {{the}}(?: {{word_ordinal}} | {{tens}}{{hyphen}}?{{word_ordinal}} ) ){CLOCK_AFTER}? )
  | (?P<weekday_number> {{weekday}}[{{digit}}{{double}}](?![{{other}}{{measure}}{{unit}}{{half}}{{hours}}{{verb}}{{calendar_day}}{{calendar_month}}{{calendar_year}}]) )
  | (?P<days_alone> (?<={{on}}){{the}}?{{ordinal}}(?: {{comma}}{{the}}?{{ordinal}} ){{0,6}}{{comma}}?{{and}}{{the}}?{{ordinal}}(?![{{month}}{{abbr_month}}{{doubtful_month}}{{low_month}}{{calendar_day}}{{unit}}{{of}}{{birthday}}{{calendar_month}}{{calendar_year}}]) )
  | (?P<day_opened> [{{by}}{{until}}{{since}}{{after}}{{before}}]{{the}}{{ordinal}}(?![{{month}}{{abbr_month}}{{doubtful_month}}{{low_month}}{{calendar_day}}{{unit}}{{of}}{{birthday}}{{calendar_month}}{{calendar_year}}{{to}}] | {{and}}{{the}}?{{ordinal}})
      | [{{by}}{{until}}{{since}}]{{ordinal}}(?= [{{stop}}{{comma}}{{line}}{{gap}}{{close}}] | $ ) )
  | (?P<day_of_entry> (?<=[{{other}}{{of}}{{from}}]){{the}}{{ordinal}}(?=[{{verb}}{{other}}{{be}}{{stop}}{{comma}}{{close}}{{colon}}]) )
  | (?P<day_at_end> (?<=[{{be}}{{other}}{{verb}}{{to}}]){{the}}{{ordinal}}(?= [{{stop}}{{comma}}{{line}}{{gap}}{{close}}] | $ ) )
  | (?P<day_alone> (?: (?<={{on}}){{the}}? | (?<=[{{daytime}}{{hours}}]{{of}}){{the}} ){{ordinal}}(?![{{month}}{{abbr_month}}{{doubtful_month}}{{low_month}}{{calendar_day}}{{unit}}{{of}}{{birthday}}{{calendar_month}}{{calendar_year}}]){CLOCK_AFTER}? | (?<={{on}}){{the}}(?: {{word_ordinal}} | {{tens}}{{hyphen}}?{{word_ordinal}} )(?= [{{stop}}{{line}}{{gap}}{{close}}{{they}}{{be}}] | $ ) )
"""
FESTIVALS = f"""
    (?P<festival> {OPENER}?{HEDGES}(?: (?: {FESTIVAL} | {{new}}{{calendar_year}} )(?: [{{of}}{{comma}}{{in}}]?{{year}} | {THAT_YEAR} )
      | {{festival}}[{{calendar_day}}{{eve}}{{weekday}}{{daytime}}] | {{remembrance}}[{{calendar_day}}{{weekday}}] | {{parent}}{{calendar_day}} | {{feast}}[{{calendar_day}}{{weekday}}] | {{boxing}}{{calendar_day}} | {{new}}{{calendar_year}}[{{calendar_day}}{{eve}}] | {{good}}{{weekday}}
      | (?<=[{{at}}{{over}}{{since}}{{before}}{{after}}]){{new}}{{calendar_year}} | (?<=[{{by}}{{about}}{{after}}{{before}}{{since}}{{at}}{{in}}]){{the}}{{new}}{{calendar_year}}
      | (?: {OPENER} | (?<=[{{at}}{{on}}{{in}}{{over}}]) | [{{last}}{{this}}{{next}}{{previous}}{{following}}] | (?<=[{{stop}}{{line}}{{gap}}]) | ^ ){{festival}}(?![{{holiday}}{{half_of}}]) ) )
  | (?P<yuletide> {{between}}{{festival}}{{year}}?{{and}}{{the}}?{{new}}{{calendar_year}}(?: {{of}}?{{year}} )? )
  | (?P<holidays> {OPENER}?{{the}}?(?: {{last}} | {{this}} )?[{{season}}{{festival}}]{{holiday}}(?: [{{of}}{{in}}]?{{year}} )? )
  | (?P<season_alone> (?: [{{since}}{{until}}{{by}}] | (?<=[{{in}}{{over}}{{from}}]) ){{the}}?{{season}}(?![{{street}}{{year}}{{school_year}}{{of}}{{term}}{{holiday}}{{comma}}]) )
  | (?P<school_term> {OPENER}?(?: [{{last}}{{this}}{{that}}] | {{the}} ){{season}}{{term}}(?![{{of}}{{comma}}{{in}}]?[{{year}}{{school_year}}]) )
"""
RESIDUE = f"""
    (?P<residue> (?!{DAY_MONTH_YEAR})(?: {DAY}[{{calendar_day}}{{of}}{{comma}}{{stop}}{{hyphen}}{{slash}}{{the}}{{in}}]{{0,4}}{ANY_MONTH}[{{of}}{{comma}}{{stop}}{{hyphen}}{{slash}}{{the}}{{in}}]{{0,3}}{{year}}
      | {ANY_MONTH}[{{of}}{{comma}}{{stop}}{{hyphen}}{{slash}}{{the}}]{{1,3}}{DAY}[{{of}}{{comma}}{{stop}}{{hyphen}}{{slash}}{{the}}{{in}}]{{0,3}}{{year}} ) )
"""
# Whole dates with nothing before or behind that could go on with them: most dates are these, and cost least first.
ALONE = "(?= [{other}{stop}{line}{gap}{close}{verb}{be}{they}] | $)"
PLAIN = f"""
    (?P<plain> {{full}}{ALONE} )
  | (?P<plain_words> [{{digit}}{{double}}{{ordinal}}][{{month}}{{abbr_month}}{{doubtful_month}}{{low_month}}]{{year}}{ALONE} )
"""
# Any bracket may stand for a person or a place; one that says "date", or that follows "on", stands for a date.
PLACEHOLDER = """
    (?P<impossible> {impossible} )
  | (?P<redacted> (?<=[{on}{in}{since}{by}{until}{before}{after}{from}{of}{between}{and}{to}{at}{about}{comma}{a}]){redacted_date}
      | (?<=[{on}{since}{until}]){redacted} )
"""


# No date starts with these, nor with a small word before one of them: most of a text is passed over by this alone.
NO_START = """[{other}{comma}{stop}{line}{gap}{verb}{be}{they}{and}{or}{to}{close}{open}{colon}{slash}{hyphen}{will}{measure}
    {refuse}{label}{money}{percent}{street}{old}{half}{hours}{ago}{over}]"""
NO_DATE_NEXT = "[{other}{comma}{stop}{line}{gap}{verb}{be}{they}{and}{or}{to}{close}{will}{his}{refuse}{label}{money}]"
SMALL = (
    "[{of}{the}{in}{on}{at}{a}{from}{that}{this}{before}{after}{by}{his}{same}{last}{next}{count}{about}{since}{until}]"
)
SKIP = f"(?!{NO_START}|{SMALL}{NO_DATE_NEXT}(?<!{{since}}{{they}})(?<!{{count}}{{or}})(?<![{{count}}{{a}}]{{moment}})(?<!{{before}}{{to}}))"


SIDES: Mapping[str, tuple[str, str]] = {
    "between": ("b_left", "b_right"),
    "months": ("m_left", "m_right"),
    "range": ("r_left", "r_right"),
    "pairs": ("p_left", "p_right"),
    "pair_to": ("q_left", "q_right"),
    "stages": ("j_left", "j_right"),
    "led_months": ("led_left", "led_right"),
    "two_months": ("u_left", "u_right"),
    "pair_on": ("t_left", "t_right"),
    "slashed": ("s_left", "s_right"),
    "days_of": ("d_span", "d_span"),
    "month_days": ("e_span", "e_span"),
    "offset": ("f_point", "f_point"),
    "weekday_by": ("g_point", "g_point"),
    "days_of_month": ("v_left", "v_right"),
    "days_pair": ("i_left", "i_right"),
    "weekend_of": ("l_point", "l_rest"),
    "feast_weekend": ("x_point", "x_point"),
    "weekend_at_feast": ("z_point", "z_point"),
    "half_year": ("y_point", "y_point"),
    "slash_days": ("w_left", "w_right"),
    "week_of": ("h_point", "h_point"),
    "nth_weekday": ("n_point", "n_point"),
    "part_week": ("k_point", "k_point"),
    "part_year": ("v_point", "v_point"),
    "either": ("o_left", "o_right"),
}
"""The groups of a shape's two sides, or of the date that others are counted from."""


@cache
def starts() -> re.Pattern[str]:
    """A token that a date may start with."""
    return re.compile(classes(f"{SKIP}."))


@cache
def shapes(*, ages: bool) -> re.Pattern[str]:
    """Every shape, longest first; the name of the group that matched names the rule. Ages are dates of a known birth only."""
    age = f"|{AGE}" if ages else ""
    return re.compile(
        classes(
            f"{SKIP}(?:{PLAIN}|{PLACEHOLDER}|{COUNTED_FROM}|{RANGE}|{EITHER}|{LIST}{age}|{RESIDUE}"
            f"|{SINGLE}|{DAY_ALONE}|{FESTIVALS}|{PREVIOUS}|{NOTE})"
        )
    )


@cache
def simple_shapes() -> re.Pattern[str]:
    """The shapes of one date, for words that look like several and turn out not to be."""
    return re.compile(classes(f"{SINGLE}|{DAY_ALONE}|{FESTIVALS}|{PREVIOUS}|{NOTE}"))
