"""The grammar of dates and times: patterns over the classes of :mod:`time_words`.

``<name>`` stands for a class of words or for an earlier part. Every repetition is bounded, so
that the search is linear.
"""

import re
from collections.abc import Mapping

from sitrep.language.dating.time_words import CHARS, pattern_of

_DATES = {
    "wd": r"(?:<weekday>|<wkd>\.?)",
    "m": r"(?:<month>|<mon>\.?)",
    "dnum": r"(?:<d31>|<nth>)",
    "ord": r"(?:<ordinal>|<second>|<num>-(?:<ordinal>|<second>))",
    "which": r"(?:<last>|<this>|<next>|<that>|<the> <same>)",
    "yr": r"(?:(?:, ?| )(?:<of> )?<year>|(?:,? <of>)? <which> <unit>)",
    # 9 September 2022, the 9th of September; September 9, 2022, May the fifth
    "dm": r"(?:<the> )?(?:<dnum>(?:[ -]| <of> )|<ord> <of> )<m><yr>?",
    "md": r"<m>[ -](?:<the> )?(?:<dnum>|<ord>(?! ?<day>))(?!<d31>)<yr>?",
    # 12-15 March, 12 to 15 March, 12, 13 and 14 March; March 12-15
    "d_to": r"(?: ?- ?| <to> | <and> | <or> | <until> )",
    "dd_m": r"(?:<the> )?<dnum>(?:, ?<dnum>){0,4}<d_to>(?:<the> )?<dnum>(?: <of>)? <m><yr>?",
    "m_dd": r"<m> <dnum>(?: ?- ?| <to> | <until> | <and> (?!<dnum> (?:<x>|<m>)))"
    r"<dnum><yr>?",
    "slash": r"<d31>/<d31>/<year>",
    "full": r"(?:<wd>,? (?:<the> )?)?(?:<dd_m>|<m_dd>|<dm>|<md>)|<wd>,? (?:<the> )?<nth>"
    r"|<iso>|<dotted>|<slash>",
    "week": r"(?:,? (?:<of> )?(?:<last>|<this>|<next>|<the> (?:<following>|<previous>)) <unit>)",
    "shift": r"(?:(?:<this> )?(?:<last>|<next>|<this>|<past>|<coming>|<that>)"
    r"|<the> (?:<following>|<previous>|<same>|<coming>|<next>|<past>))",
    "weekday_on": r"(?:<shift> )?<weekday><week>?",
    "holidays": r"(?:<shift> |<the> )?<holiday>{1,30}(?: <weekend>)?(?:,? <year>)?",
    "same_day": r"(?:<the> )?(?:<next>|<following>|<previous>|<same>) (?:<day>|<weekday>)|<that>"
    r"(?: <same>)? <day>",
    # the day before, where the clause ends: not "the day before the vote"
    "clause_end": r"(?=[.,;:)!?\"—\n']|$| ?-)",
    "day_beside": r"<the> (?:<day>|<unit>) (?:<before>|<after>)<clause_end>",
    "day_but_one": r"<the> <day> (?:<before>|<after>) (?:<today>|<holiday>{1,30})",
}  # fmt: skip
_COUNTS = {
    "digits": r"(?:<d31>|<year>|<n>|<dot>|<z4>)",
    "num_words": r"<num>(?:[- ]<num>)?(?:[- ]<scale>(?: <and>)?(?:[- ]<num>){0,2}){0,2}",
    "number": r"(?:<digits>(?:[ -]?<scale>)?|(?:<a> )?<scale>(?: <of> <scale>)?(?: <of>)?"
    r"|<num_words>)(?:[ -]<and>[ -]<a>[ -]<half>)?",
    "vague": r"(?:(?:<a> )?<loose>(?: <scale>| <of>)?)",
    "count": r"(?:<number>(?: ?(?:-|<to>|<or>|-<to>-) ?<number>)?|<vague>|<half> <a> <scale>)",
    "some_unit": r"(?:<days>|<day>|<units>|<unit>|<hours>|<hour>|<century>)",
    "adjective": r"(?:(?:<adj>|<long>|<past>)[- ])",
    "counted": r"(?:<another> |(?:<the> )?(?:<ord>|<final>) |(?:<the>|<these>) (?=<count> ))?"
    r"<count>[- ]<adjective>?(?:<some_unit>|<weekend>|<part>|<parts>"
    r"|<adjective><quarters>)|<count>-<second>"
    r"|<another> <adjective>?(?:<day>|<unit>|<hour>)",
    "a_unit": r"<a> <adjective>?(?:<day>|<unit>|<hour>|<century>)"
    r"(?: <and> <a> <half>| <or> <num>|(?!-))"
    r"|<half>[- ](?:<a>[- ])?(?:<unit>|<day>|<hour>|<century>)"
    r"|<a> <half>[- ](?:<unit>|<hour>|<day>|<century>)"
    r"|<a> <quarter>(?: <of> <a>|-)? ?(?:<century>|<hour>)",
    "long_unit": r"(?:<day>|<days>|<unit>|<units>|<hour>|<hours>|<century>)-<long>|<yearlong>",
    "duration": r"(?:(?:(?:<counted>)(?:-<long>)?|<a_unit>)(?:(?: <and>)? <count> <some_unit>){0,2}"
    r"|<long_unit>)",
    "away": r"(?:<ago>|<later>|<earlier>|<from> <now>)",
    "bare": r"(?:<days>|<units>|<hours>)",
}  # fmt: skip
_PERIODS = {
    "rel": r"(?:<last>|<next>|<this>|<past>|<coming>|<previous>|<following>|<same>|<that>"
    r"|<current>|<recent>|<final>)",
    "det": r"(?:(?:<the>|<this>|<that>|<these>) )",
    "span_unit": r"(?:<day>|<unit>|<hour>|<weekend>|<quarter>|<season>|<century>"
    r"|<fiscal> <unit>)",
    "period": r"<det>?<rel> <span_unit>"
    r"|<det>?<rel> (?:<count> <adjective>?)?(?:<days>|<units>|<hours>|<weekdays>"
    r"|<adjective>?<quarters>)"
    r"|<the> <other> (?:<day>|<unit>)|<the> <rel> <count> <weekend>",
    "soon": r"(?:<early>|<late>|<later>|<earlier>|<mid>)(?: <in>)?[ -]",
    "point": r"(?:<full>|<weekday_on>|<today>|<m>(?:, ?| )(?:<of> )?<year>|<m><week>|<m>"
    r"|<year>|<holidays>)",
    "until_to": r"(?:(?<=<from> )(?:<point>) <until> )",
    "range": r"(?:<until_to>|(?:<point>)(?: ?- ?| <to> ))(?:<the> )?(?:<point>)(?!-)"
    r"|(?<=<between> )(?:<point>) <and> (?:<point>)",
    "years": r"<year>-<to>-<year>"
    r"|<year> ?[-/] ?(?:<year>|<d31>|<n>)(?![-/.,]?\w)(?: <fiscal> <unit>)?"
    r"|(?<=<between> )<year> <and> <year>",
    "decades": r"(?:<the> )?(?:<early>|<mid>|<late>)?(?:-?<to>-?(?:<late>|<mid>))?[- ]?"
    r"(?:<decade>|<tens>|<tensword>)",
    "centuries": r"(?:<the> )?(?:(?:<early>|<mid>|<late>)[- ])?(?:<nth>|<ord>)[- ]<century>"
    r"(?: <bc>)?|(?:<the> )?(?:<nth>|<ord>) <and> (?:<nth>|<ord>) <units>",
    "quarter_of": r"(?:<the> )?<ord>[- ](?:<fiscal>[- ])?<quarter>"
    r"(?: <of> <year>| <of> <rel> <unit>| <of> <the> <unit>| <year>)?|<q><d31>(?: <year>)?",
    "seasons": r"(?:(?:<the>|<last>|<this>|<next>|<past>|<coming>|<that>|<early>|<late>|<mid>"
    r"|<previous>|<following>|<same>)[- ]){0,3}<season>(?: (?:<of> )?<year>(?:[-/]<d31>)?"
    r"| <of> <rel> <unit>)?",
    "months": r"(?:<shift> )?<m>(?:(?:, ?| )(?:<of> )?<year>|<week>)?",
    "same_of": r"<the> <same> (?:<unit>|<day>|<quarter>) (?:(?:<of>|<in>) <year>|<rel> <unit>)",
    "month_of": r"<the> (?:<x> ){0,2}<unit> <of> (?:<m><yr>?|<full>|<holiday>{1,30})",
    "fiscal_year": r"(?:<the> )?<fiscal>(?: <unit>)? <year>(?:[-/]<d31>)?|<fy>(?:<year>|<d31>)",
    "era": r"(?:<year>|<n>|<d31>) ?<bc>|<bc> ?(?:<year>|<n>|<d31>)",
    "year_of": r"(?:<the> )?<unit> <year>|(?<=<from> )<year> <to> <year>",
    "whole": r"(?:<range>|<years>|<decades>|<centuries>|<quarter_of>|<seasons>|<months>|<full>"
    r"|<weekday_on>|<period>|<fiscal_year>|<year>|<holidays>|<the> <unit>|<the> <century>"
    r"|<the> <quarter>|<the> <weekend>|<the> <season>)",
    "edge": r"(?:<the> )?(?:<start>|<middle>|<end>|<turn>) <of> <whole>"
    r"|(?:<the> |<this> |<last> )?<unit>(?:'<s> |-)<end>"
    r"|(?:<early>|<late>|<mid>)[- ](?:<in> )?<whole>|(?:<later>|<earlier>) <in> <whole>"
    r"|<mid>-<unit>",
    "part_of": r"(?:<the> )?(?:<ord>|<last>|<final>) (?:<half>|<quarter>|<unit>|<day>|<weekend>"
    r"|<weekday>|<count> <some_unit>|<days>|<units>) (?:<of>|<in>) <whole>",
    "every": r"<every> (?:<other> |<number>[- ]|<loose> |<ord> )?(?:<some_unit>|<weekday>|<month>"
    r"|<season>|<weekend>|<quarter>|<part>)(?: <part>)?"
    r"|(?:<the> )?<all>[- ](?:<day>|<unit>|<part>)|<weekdays>|<weekday> <parts>",
    "ordinal_day": r"(?:<the>|<a>) (?:<ord>|<nth>)(?: <adj>)? (?:<day>|<unit>|<weekend>|<part>)",
}  # fmt: skip
_CLOCKS = {
    "zone_name": r"(?: ?<zone>| \(<zone>\)| (?:<local>|<x>(?: <x>)?) <time>)",
    "o_clock": r"(?:<clock>|<dot>|<d31>) ?<ampm>|(?:<d31>|<num>) ?<oclock>"
    r"|(?:<z4>|<year>|<n>|<clock>|<dot>|<d31>)(?= ?<zone>)|(?:<z4>|<year>) <hours>|<clock>"
    r"|(?:<z4>|<dot>|<d31>|<year>)(?= <local> <time>)|(?:<z4>|<dot>)(?= <x> <time>)"
    r"|(?:<d31> )?<noon>|<half> <past> (?:<num>|<d31>)(?: <ampm>)?"
    r"|(?:<d31>|<num>|<dot>)(?= <in> <the> (?:<part>))",
    "clock_time": r"(?:<o_clock>)<zone_name>?(?: <in> <the> <part>| <at> <part>)?",
    "clocks": r"(?:<clock>|<dot>|<d31>|<noon>)(?: ?<ampm>)?(?: ?- ?| <to> | <and> | <until> )"
    r"(?:<clock>|<dot>|<d31>) ?<ampm><zone_name>?"
    r"|<clock>(?: ?- ?| <to> | <and> )<clock><zone_name>?"
    r"|(?:<clock>|<dot>|<d31>)(?: ?<ampm>)(?: ?- ?| <to> | <and> | <until> )<noon>",
    "a_clock": r"(?:<clocks>|<clock_time>)",
    "dayish": r"(?:<full>|<weekday_on>|<today>|<holidays>|<same_day>|<day_but_one>)",
    "mod": r"(?:(?:<early>|<late>|<mid>)[- ])",
    "part_or_dawn": r"(?:<part>|<dawn>|<noon>)",
    "of_day": r"(?: <of> | <on> | )",
    "day_part": r"<mod>?(?:<dayish>|<weekday>),? <mod>?<part_or_dawn>"
    r"(?: <into> (?:<mod>?<dayish>)(?: <part>)?| <to> <weekday>(?: <part>)?)?"
    r"|<mod>?(?:<last>|<this>|<that>(?: <same>)?|<the> (?:<next>|<following>|<previous>|<same>))"
    r" <mod>?<part>"
    r"|(?:<the> )?<mod>?<part_or_dawn>(?: <hours>)?<of_day>(?:<the> )?(?:<range>|<dayish>)"
    r"|(?:<the> )?(?:<early>|<small>)(?: <part>)? <hours>(?: (?:<of>|<on>) (?:<dayish>"
    r"|<this> <part>|<the> <part>)(?: <part>)?)?"
    r"|(?:<the> )?<mod>?<part_or_dawn> <hours>"
    r"|<tonight>|<overnight>(?: (?:<into> |<on> |<to> )?(?:<dayish>|<range>))?"
    r"|<the> <part> <before><clause_end>",
    "moment": r"(?:<a_clock>)(?:,? (?:<on> |<of> )?(?:<day_part>|<mod>?<dayish>))?"
    r"|(?:<day_part>|<dayish>)(?:,? <at> (?:<about> )?|,? (?:<about> )?)<a_clock>"
    r"|(?:<day_part>)|<dayish> <at> (?:<dawn>|<part>)"
    r"|<late> <at> <part>|<the> (?:<middle>|<start>|<end>) <of> <the> (?:<day>|<part>)"
    r"|(?:<early>|<late>|<later>|<earlier>) (?:(?:<on> )?(?:<the> )?(?:<day_part>|<dayish>)"
    r"|<in> <the> (?:<day>|<part>)(?:<of_day><dayish>)?)(?: <a_clock>)?",
}  # fmt: skip
# In the order in which they are tried; a kind that needs a look at its neighbours has a name.
_KINDS = {
    "isotime": r"<isotime>",
    "clock": r"<moment>",
    "part": r"<mod><part>|<dawn>|(?:<the>|<this>|<that>) <part>|(?<=<at> )<part>"
    r"|(?<=<by> )<part>",
    "same_of": r"<same_of>",
    "range": r"<range>",
    "day": r"<full>|<day_but_one>|<same_day>|<day_beside>",
    "fraction": r"<part_of>|<edge>",
    "era": r"<era>",
    "long_ago": r"(?:<duration>|<bare>) <away>|<duration> <before><clause_end>",
    "recurring": r"<every>|<recurring>",
    "periods": r"(?:<soon>)?(?:<period>)|<soon><the> (?:<day>|<unit>|<quarter>|<season>)"
    r"|<the> <weekend>(?: <of> (?:<range>|<full>))?|<weekend>",
    "ordinal_day": r"<ordinal_day>",
    "named": r"<decades>|<centuries>|<quarter_of>|<fiscal_year>|<month_of>|<year_of>",
    "holiday": r"<holidays>",
    "weekday": r"<weekday_on>",
    "month": r"<months>",
    "season": r"<seasons>",
    "today": r"<today>",
    "duration": r"<duration>",
    "years": r"<years>",
    "year": r"<year>",
    "nth": r"<the> <nth>(?: <of> (?:<the>|<this>|<last>|<next>|<that>) <unit>)?",
    "bare": r"<bare>",
}
# What no date begins with: most words fail here.
_FIRST = r"(?!<x>| |,|\.|(?:<the>|<a>) (?:<x>|,)|<of>|<in>|<on>|<to>|<and>|\(|\)|'|<s>|-)"


def _parts() -> Mapping[str, str]:
    """Return every part as a pattern over classes; a part may use those before it."""
    parts = dict(CHARS)
    for table in (_DATES, _COUNTS, _PERIODS, _CLOCKS):
        for name, template in table.items():
            parts[name] = f"(?:{pattern_of(template, parts)})"
    return parts


def search_pattern() -> re.Pattern[str]:
    """Return the pattern that finds candidates; ``lastgroup`` names the kind."""
    parts = _parts()
    kinds = (f"(?P<{kind}>{pattern_of(template, parts)})" for kind, template in _KINDS.items())
    return re.compile(pattern_of(_FIRST) + f"(?:{'|'.join(kinds)})")
