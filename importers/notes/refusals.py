"""Dates in notes at which nothing happened: of birth, of laws and papers, of habits, of what might have been."""

import re

from chronology.model import Basis, When
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling

REACH = 40
"""Characters before a date in which its label stands."""
# What stands before a date that tells no event: the label of a date of birth ("was born on ..." tells of one), the
# name of a law, which has its year in it, and what recurs.
_NO_EVENT = re.compile(
    r"(?:(?:\bd\.?\s?o\.?\s?b\.?|\bdate of birth|\bdyddiad geni|\((?:b\.?|born|g\.)|(?<!plan )(?<!hep )(?<!flat )(?<!hepatitis )(?<=[^\W\d_]{2} )(?-i:b)(?:\.|(?=\s))|(?<!was )(?<!were )(?<!baby )(?<!twins )\bborn)[\s:(]{0,4}(?:on )?"
    r"|\b(?:updated|version|printed|date completed|date signed|expires?|exp|valid until|ref)[:,\s(]{1,3}(?:on )?"
    r"|\b(?:version|issue \d{1,3})\b[^.\n]{0,12}"
    r"|(?:\A|[.:\n]|\s\s)\s{0,4}(?:signed|dated)[:\s]{1,3}(?:on )?|\btemplate\b[^.]{0,24}"
    r"|\b(?:handed down|date presented[^:\n]{0,30}|date of (?:this )?(?:report|judgment|publication)|published|(?:\A|\n|approved )judgment(?: given| delivered)?):\s{0,3}(?:on )?(?:the )?"
    r"|\b(?:statements?|evidence) (?:of|dated|signed(?: on)?) (?:the )?"
    r"|\b(?:act|rules|regulations|measure|convention|deddf|rheoliadau)\s{1,3}(?:\((?:wales|england|cymru)\) )?"
    r"|(?:[,(|]|\s\s)\s{0,3}run[:\s]{1,3}(?:on )?|\(request(?:ed)?(?: of| on| dated| made)?\s{1,3}"
    r"|\b(?:every|each|most|alternate|bob)\s{1,3})\Z",
    re.IGNORECASE,
)
# Signatures, versions in Welsh, and "for the first time that year".
_SIGNED = re.compile(
    r"(?:\b(?:fersiwn|rhifyn)\b[^.\n]{0,12}|\b(?:counter)?signed\b[^\n]{0,60}\bdated?[:\s]{1,3}"
    r"|\b(?:signature|llofnod\w*|print name)\b[^\n]{0,80}|\bfor the (?:first|second|third|only|last) time (?:in )?)\Z"
)
# One of these is in every label above; before most dates none is, which one plain search tells.
_SIGNS = re.compile(
    r"d\.?\s?o\.?\s?b|birth|geni|\(b|\sb[.\s]|\(g\.|born|updated|version|printed|completed|signed|exp|valid|ref|issue|dated|template|handed|judgment"
    r"|presented|date of|published|statement|evidence|act|rules|regulations|measure|convention|deddf|rheoliadau|every|each|most|request|run"
    r"|alternate|bob|fersiwn|rhifyn|signature|llofnod|print name| time "
)
# "Re: GRSB 2/2020": the number of a case.
_NUMBER_OF = re.compile(r"\b(?i:re|ref|reference|case no|our ref|your ref)[:.\s]{1,3}(?:[A-Z]{2,10}[ /-]){1,2}\Z")
# "The letter of 3 March", "outcome of the enquiry started on 3 March": the day is the name of a thing known already.
_NAMED_BY = re.compile(
    r"\b(?:the|that|this|our|my|his|her|their|[a-z]+['\u2019]s|y|yr) (?!(?:[\w-]+ )?(?:night|evening|morning|afternoon|day|week|month|weekend|end|start|beginning|middle|early|late|hours|course|period|summer|winter|birth|death)\b)"
    r"(?:(?!(?:night|evening|morning|afternoon|early|small|late|lunchtime|teatime) )[\w'&-]+ ){1,4}(?:of|dated) (?:the )?\Z"
    r"|\b(?:of|to|about|since|for|re|regarding|following|after|chased|read|reviewed) (?:the|that|this|our|my|her|his|their) (?:[\w'&-]+ ){1,5}"
    r"(?:(?:started|begun|opened|held|made|sent|re-?sent|received|agreed|completed|written) (?:on|in)|(?:promised|offered|ordered|agreed|asked for)(?: (?:back )?(?:on|in))?) (?:the )?\Z",
    re.IGNORECASE,
)
# "Macsen, then aged six": how old somebody was on a day told otherwise.
_SAYS_HOW_OLD = re.compile(
    r"(?:,|\(|\bthen|\bnow|\bstill|\bchild(?:ren)?|\bboy|\bgirl|\bson|\bdaughter)\s(?:then |still )?aged\b[^,]*\Z",
    re.IGNORECASE,
)
# "The same shirt as in March", "worse than in June", "34kg (41 in May)": a day that something is only measured by.
_MEASURED_BY = re.compile(
    r"\((?:was |from |cf\.? )?[\d.,]{1,6}\s?(?:kgs?|g|lbs?|st|stone|cm|ml|%|th|st|nd|rd)?(?: centile)?(?: (?:in|on|at|last|back in))?(?: the)? \Z|"
    r"\b(?:(?:same|similar|just|exactly)\b[^.;]{0,30}\bas|(?:worse|better|more|less|thinner|bigger|smaller|higher|lower|later|earlier|other) than|compared (?:to|with)|unchanged (?:from|since))"
    r"(?: (?:it|he|she|they|things) (?:was|were|had been|did))?(?: in| on| at| of| last)?(?: the)? \Z"
    r"|\b(?:half|twice|third|like|of|not|than) what (?:it|he|she|they|things) (?:was|were|had been|weighed|ate|could)(?: back)?(?: in| on| at| of| last)?(?: the)? \Z",
    re.IGNORECASE,
)
# "£300 each apart from 10 June", "not in keeping with 14/09": a day that the rest of the sentence leaves out, or does not fit.
_LEFT_OUT = re.compile(
    r"\b(?:apart from|except(?:ing)?(?: for| on)?|other than|with the exception of|(?:not|in)(?: |-)?(?:consistent|compatible) with|not in keeping with|(?:do|does|did)(?:n['\u2019]t| not) fit(?: with)?|heblaw)"
    r" (?:the |on |in )*\Z",
    re.IGNORECASE,
)
# "The first time I have seen him since March": what there was on that day had been the last.
_FIRST_SINCE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|2nd|3rd|[4-9]th|1\dth) (?:\w+ )?(?:time|visit|contact|call|night|day|drink|meal|go|try|attempt|report|referral|notification|complaint|incident)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
# "3 missed collections since Christmas", "pad not changed since yesterday": a count, or for how long not, is of the day it is told.
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|dau|dwy|tri|tair|pedwar|pum|chwe)"
_COUNTED_SINCE = re.compile(
    rf"\b(?:{_NUMBER}(?! ?(?:years?|months?|weeks?|days?)\b)(?: [\w'\u2019-]+){{1,4}}|{_NUMBER} times|(?:not|n['\u2019]t) (?:been |be )?(?:changed|washed|fed|eaten|drunk|slept|bathed|turned|cleaned|opened|moved|paid|charged|topped up))"
    r"[ ,]{0,2}\Z",
    re.IGNORECASE,
)
# "Has not eaten at a table since Christmas", "core group not held since 20/3": what is so now. "No carers since 3 May" began then.
_NOT_SINCE = re.compile(
    r"\b(?:not|[a-z]+n['\u2019]t|never|ddim)\b(?! (?:why|what|that|because)\b)(?![^.;,:]*\b(?:but|because|and|why|what)\b)[^.;,:]{0,60}\Z",
    re.IGNORECASE,
)
# "Falls stopped since the rails in May", "own plan since the conference 4/3": since a thing, which has a day of its own.
_SINCE_A_THING = re.compile(
    r"\bsince (?:the |her |his |their |our |my )?(?!\w+(?:ed|ing|ly)\b|he\b|she\b|they\b|it\b|we\b|i\b|then\b|at\b|on\b|in\b|about\b|around\b|early\b|late\b|last\b|mid\b|before\b|after\b)"
    r"(?:(?!(?:was|were|is|had|has|did|came|went|left|saw|got)\b)[\w'\u2019/-]+ ){1,4}(?:(?:in|on|of) (?:the )?)?\Z",
    re.IGNORECASE,
)
# "Viability not finished (due 23/5)", "review was due Jan 24, not done", "ten days were up on 3/4": a day by which something was to be.
_WAS_DUE = re.compile(
    r"\b(?:(?:over)?due(?! to\b)|target|deadline|d/l)(?: (?:back|in|by|on|for|from|since|date|was|is|the|w/?c|to be \w+))*:? ?\Z"
    r"|\b\d{1,3} (?:working |school )?days (?:passed|ended|ran out|expired|(?:are|were|is|was) up|up) ?(?:on )?\Z",
    re.IGNORECASE,
)
_KEPT_OR_NOT = re.compile(
    r"\b(?:dna'?d?|wnb|did ?n[o'\u2019]t (?:attend|come)|not (?:attended|brought|kept)|missed|cancelled|attended|kept)\b",
    re.IGNORECASE,
)
# "Hair strand: cocaine, whole period Nov to Feb": the time that something was measured over.
_MEASURED_OVER = re.compile(
    r"\b(?:whole|entire|full|test(?:ed|ing)?|review|over(?: the)?|for the) period(?: of| from| covering)? \Z",
    re.IGNORECASE,
)
# "I'd have taken her a year ago": on that day nothing was.
_WOULD_HAVE = re.compile(
    r"(?:\b(?:would|could)|['\u2019]d) have\b(?![^.;]*\b(?:but|because|when|if|as)\b)[^.;]{0,40}\Z", re.IGNORECASE
)
# "Read out what she had said on 28/10": said then, and told again now.
_HAD_SAID = re.compile(
    r"\bwhat (?:[\w'\u2019-]+ ){1,3}(?:had|['\u2019]d) (?:said|told|written|disclosed|reported|seen|heard|drawn)(?: [\w'\u2019-]+){0,3} (?:on|in|at) (?:the )?\Z",
    re.IGNORECASE,
)
# "Read re the stolen bike 8/2.", "f/up police notif 26/10.", "case opened following referral 2/6.": what something is about, by its day, and no more of it.
_ABOUT_A_THING = re.compile(
    r"\b(?:re|regarding|f/?up|f/u|follow(?:ed|ing)?[ -]?up|following|in response to|chased|further to)(?: (?:to|on|of|from|re))? (?:the |her |his |their |our |my |that )?(?:[\w'\u2019&/-]+ ){1,4}(?:of |on )?(?:the )?\Z",
    re.IGNORECASE,
)
# "Clinic referral from May - cannot find that it was sent": a paper that is called by its month.
_CALLED_BY = re.compile(
    r"\b(?:refs?|referrals?|letters?|requests?|applications?|forms?|scripts?|prescriptions?|appts?|appointments?|invoices?|bills?|minutes) (?:from|of) (?:the |last )?\Z",
    re.IGNORECASE,
)
# "58.9 kg on 2 July, was 66.2 a year ago": the earlier figure is only what the later one is measured by.
_MEASURED_FROM = re.compile(
    r"\b(?:was|were|down from|up from|from) \d[\d.,]{0,5} ?(?:kgs?|g|lbs?|st|stone|cm|%)?(?: (?:at|in))? \Z",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:ago|last year|this time last|y llynedd|yn \u00f4l)\b", re.IGNORECASE)
# "Present at four known assaults (Nov 23, Jan 25, July 25)", "third time he has left (Nov 23, Jan 25, now)": months in brackets behind a count are told again, not now.
_TOLD_AGAIN = re.compile(
    rf"\b(?:{_NUMBER} (?:[\w'\u2019-]+ ){{0,4}}[\w'\u2019-]+s|(?:second|third|fourth|fifth|sixth|2nd|3rd|[4-9]th) time(?: [\w'\u2019-]+){{0,8}}) \((?P<within>[^()]*)\Z",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6} ['\u2019]?\d{2}(?:\d{2})?\b", re.IGNORECASE
)
# "Bailed to 23 January", "suspended until the 14th": the day to which something lasts is none on which it was.
_LASTS_TO = re.compile(
    r"\b(?:(?:on )?bail(?:ed)?|remand(?:ed)?|adjourned|deferred|suspended|banned|barred|signed off|curfew|licen[cs]e|expir\w+)\b[^.;,]{0,20}\b(?:to|until|till) (?:the )?\Z",
    re.IGNORECASE,
)
# "24.1kg (9th centile; was 25th in 2024)".
_MEASURED_IN = re.compile(
    r"\b(?:was|were|from) \d[\d.,]{0,5} ?(?:kgs?|g|lbs?|st|stone|cm|%|th|nd|rd)?(?: centile)? (?:in|back in|last) (?:the )?\Z",
    re.IGNORECASE,
)
# Who made an extract, and when.
_MADE_BY = re.compile(
    r"\b(?:prepared|compiled|extracted|exported|produced|typed(?: up| out)?|collated|generated) by [^\n.;]{1,50}?,? (?:on )?\Z"
    # "Disclosure to the council, requested A Hale 22/09/25": who asked for the extract.
    r"|\b(?:requested|asked for|supplied|released|sent|printed)(?: by| to| at)? (?-i:(?:[A-Z][\w.'\u2019-]* ?){1,4}),? ?(?:on )?\Z",
    re.IGNORECASE,
)
# A day that somebody's own words call by its weekday and no date: which it was, only who spoke knows.
_A_WEEKDAY = re.compile(
    r"(?:on )?(?:the |that )?(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE
)
_THE_WEEKDAY = re.compile(r"(?:on )?(?:the|that)\b", re.IGNORECASE)
# "Was told the fight was Friday": which day it was is what they say.
_SAID_TO_BE = re.compile(
    r"\b(?:told|said|says|thinks?|thought|believes?|heard|understands?|understood|claims?)\b[^.;:]{0,60}\b(?:was|were) (?:on )?\Z",
    re.IGNORECASE,
)
_RECURS = re.compile(r"(?:every|each|most|alternate|bob)\b", re.IGNORECASE)
# Law, and what is said of the text itself: its dates are nobody's.
_LAW = re.compile(
    r"\b(?:(?:came|coming|comes|entered|be|was|is) (?:in|into|in to) force|in force (?:from|since|until|on)|royal assent"
    r"|(?:as|was|were) amended|enacted|repealed|introduced in|under a (?:statutory |legal )?duty|codes? of practice|statutory guidance|period (?:under|of) review|review period"
    r"|terms of reference|for instance|for example|e\.g|is awaited|are awaited|er enghraifft|(?:procedures?|guidance|polic(?:y|ies)|protocols?|frameworks?|standards)\b[^.;]{0,40}\b(?:applied|(?:was|were) (?:replaced|superseded|revised|introduced|launched|updated|issued|published|in (?:place|force))|in force)|replaced by|superseded by|(?:this|the) (?:chronology|report|review|judgment|document|section|template|policy|guidance|version|procedure)"
    r" (?:was|has been|is|covers|runs|sets|must|will|reads|applies)|daeth i rym)\b"
)
# What another court held in another case is law, however plainly it says that something was held.
_PRECEDENT = re.compile(
    r"\b(?:in (?:another|a different|an unrelated|that other) case|referred to (?:the|a) (?:decision|judgment|authority|case)s?|on the meaning of"
    r"|(?:the )?(?:supreme court|court of appeal|house of lords|privy council|grand chamber)(?:'s)? (?:\w+ )?(?:held|said|observed|emphasised|explained|considered|confirmed|stated|reiterated|guidance)"
    r"|(?:said|held|observed|decided|explained|emphasised|laid down|set out|given|stated) (?:by|in) (?:the )?(?:full )?(?:supreme court|court of appeal|house of lords|privy council|grand chamber|high court)"
    r"|(?:local authorities|councils|agencies|practitioners|providers|partners) (?:have been|are|were|had been) under a\b"
    r"|by part [ivx\d]+ of the\b|of the [\w ]{3,40} act \d{4}, under which"
    r"|(?:officers|practitioners|staff|workers|professionals|gps|midwives|schools|agencies|authorities) (?:have been|had been|are|were) (?:now )?(?:required|expected|trained|reminded|instructed) to"
    r"|since [a-z]+ (?:\d{4} )?(?:the |all )?(?:[a-z]+ )?(?:council|board|trust|police|force|department|service|services|hospital|surgery|schools?|agency|agencies|provider|authority) (?:has|have) (?:required|asked|trained|introduced|changed|used|had)"
    r"|royal assent|(?:became|becomes|made) an? (?:criminal )?offence on|(?:act|measure|regulations|rules)(?: \((?:wales|england)\))? (?:19|20)\d\d (?:came|was brought|were brought|received|introduced)\b"
    r"|introduced (?:an? |the |its |their )?(?:new |revised |mandatory )?(?:training|pathways?|polic(?:y|ies)|procedures?|systems?|forms?|templates?|protocols?|tools?)"
    r"|case.?law|practice direction|neutral citation|the leading (?:case|authority)|a sentence like|words? to the effect)\b"
)
# What is to be done by a day: the day stands before the words that say so.
_TO_BE_DONE = re.compile(
    r"\W*(?:by|before|no later than|not later than|erbyn) [^,;.]{3,60}?\b(?:should|must|will|shall|is to|are to)\b"
)
# What a judgment or review says of papers, of its own making and of how it weighs them: a day in it is that of a paper.
_OF_PAPERS = re.compile(
    r"\b(?:records?|systems?|logs?|registers?|files?|entr(?:y|ies)|diar(?:y|ies)|databases?|book|receipts?|chronology|letter|form|minutes)\b[^.;]{0,40}"
    r"\b(?:ha(?:s|ve|d) (?:it|them|this|that)|gives?|gave|puts? (?:it|this|that)|(?:is|are|was|were) dated|bears? (?:the|a) date|shows? (?:it|a date)|dates? (?:it|this|that)|posted)\b"
    r"|\b(?:whose|which|that|its|his|her|the) (?:report|statement|letter|note|opinion|assessment|minutes?)(?: of \w+| by \w+)? (?:is|are|was|were) (?:dated|signed|filed|served)\b"
    r"|\bfiled (?:it|them|(?:her|his|their|its|an?|the|that) (?:[\w'-]+ ){0,3}(?:statements?|evidence|responses?|reports?|analys[ie]s|schedules?|chronolog(?:y|ies)|submissions?))\b|\b(?:decision|judgment|papers|documents?|transcripts?|bundles?) (?:was|were) (?:served|sent|communicated|notified|delivered)\b"
    r"|\bi (?:mention|bear in mind|remind myself|was (?:referred|taken|shown)|have been (?:referred|taken|shown)|turn|have (?:read|heard|considered|seen)|repeat|return to|record)\b"
    r"|\b(?:practitioners?|professionals|staff|workers) (?:who )?(?:we|the reviewers?|the authors?) (?:met|saw|spoke|interviewed|heard)\b|\b(?:we|the reviewers?|the authors?|the panel) (?:first )?(?:met|sat|spoke to|interviewed|convened|heard from|commissioned)\b"
    r"|\b(?:partnership|board|panel|home office) (?:was|were) (?:formally )?(?:notified|informed)\b|\b(?:independent )?(?:chair|author|reviewer)(?: and author)? (?:was|were) (?:appointed|commissioned|identified)\b"
    r"|\b(?:overview |final |draft )?(?:report|recommendations|findings|action plan)\b[^.;]{0,30}\b(?:was|were) (?:sent|submitted|presented|approved|accepted|endorsed|signed off|ratified|published)\b|\b(?:accepted|endorsed|approved) the (?:\w+ )?(?:recommendations|report)\b"
    r"|\b(?:individual|internal|agency) management (?:reviews?|reports?)\b"
    r"|\b(?:asked|invited|requested|required) (?:for|to (?:provide|submit|supply|prepare|complete|write)) (?:\w+ ){0,3}(?:chronolog(?:y|ies)|management reviews?|imrs?|reflective accounts?)\b"
    r"|\b(?:read|seen|saw|shown|sent|commented on|approved|signed off|circulated) (?:an?|the|this|our|early|later) (?:\w+ )?drafts?\b"
    r"|\b(?:learning|practitioners?['\u2019]?s?) event\b|\b(?:difficult|hard|impossible|not possible) (?:now )?to (?:establish|say|know|tell|reconstruct|date)\b"
)
# "Had the assessment been done in April it might have shown": April is no day of what happened.
_COUNTERFACTUAL = re.compile(r"had (?:the|a|an|this|that|he|she|they|any|someone|it)\b[^.]*\b(?:might|would|could)\b")


# "Efan, born 6/10/2011", "(dob 19/09/2010)", "her date of birth is": in a report or judgment the birth of whom it is about.
_BIRTH = re.compile(
    r"(?:\bborn(?: on)?(?: the)? |\bdate of birth(?: is| was|:)(?: the)? |\((?:d\.?\s?o\.?\s?b\.?:?|b\.?|born:?)\s{0,2})\Z",
    re.IGNORECASE,
)


# "EXAMPLE Ann b. 14/07/79", "(b. 14/07/1979)", "DOB 14/07/79": the stop of "b." ends no sentence. "B." at the head of a line is a letter of a list.
_AS_A_BIRTH = re.compile(r"(?:\(B\.|(?<![\w.])(?:b\.?|[Dd]\.? ?[Oo]\.? ?[Bb]\.?:?))\s{0,2}\Z")


def is_written_as_a_birth(before: str) -> bool:
    """What stands right before a date, in its sentence or not, is how a record says of somebody that they were born on it."""
    return _AS_A_BIRTH.search(before) is not None


def is_birth(before: str) -> bool:
    """What stands before a date says that somebody was born on it."""
    return _BIRTH.search(before) is not None


# "Jean looking at Rosemount in the new year", "they want to move in June": a day without a year behind a wish is still to come.
_WISHED = re.compile(
    r"\b(?:wants? to|wanting to|would (?:like|love|prefer)(?: to)?|looking (?:at|to|for|into)|looks forward to|looking forward to|hop(?:e|es|ing) (?:to|for|that)|think(?:s|ing) (?:of|about)"
    r"|plan(?:s|ning)? (?:to|for|on)|intend(?:s|ing)?|aim(?:s|ing)? (?:to|for)|wish(?:es)? to|consider(?:s|ing)|eisiau|gobeithio)\b(?![^.;]*\b(?:was|were|had|did|went|came|said|last|because|when|after|since|as|who|what|why|how|but|hit|fell|\w{3,}ed)\b)[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}|[/.-]\d{2}\b")


def is_wished(before: str, when: When) -> bool:
    """What stands before a day without a year makes it one that somebody wishes for."""
    return _YEAR.search(when.as_written) is None and _WISHED.search(before) is not None


def is_no_event(before: str, when: When, *, narrative: bool) -> bool:
    """What stands before a date says that it is a label, a law's, a habit or an age; `before` ends where it starts."""
    if narrative and is_birth(before):
        return False
    if _is_label(before) or _RECURS.match(when.as_written):
        return True
    if when.basis is Basis.RELATIVE_TO_BIRTH and _SAYS_HOW_OLD.search(before + when.as_written):
        return True
    if not narrative and (
        _MEASURED_BY.search(before)
        or _LEFT_OUT.search(before)
        or _is_first_since(before, when)
        or is_wished(before, when)
        or _is_only_counted(before, when)
    ):
        return True
    # A narrative tells of letters by their dates; in a note "the letter of 3 March" only names one.
    return not narrative and is_named_by(before)


def _is_only_counted(before: str, when: When) -> bool:
    """A count since a day, a paper called by its month, an earlier figure, or who made an extract: all is told on the note's day."""
    if (when.edtf or "").endswith("/..") and (_COUNTED_SINCE.search(before) or _NOT_SINCE.search(before)):
        return True
    if (
        _WOULD_HAVE.search(before)
        or _SINCE_A_THING.search(before)
        or _MEASURED_OVER.search(before)
        or _HAD_SAID.search(before)
    ):
        return True
    if _MEASURED_IN.search(before) or (_AGO.search(when.as_written) and _MEASURED_FROM.search(before)):
        return True
    if _LASTS_TO.search(before):
        return True
    return _CALLED_BY.search(before) is not None or _MADE_BY.search(before) is not None


def only_names_it(text: str, sentence: Span, at: Span) -> bool:
    """A day by which something was due, and nothing says what became of it; or that of the thing a sentence is about, which ends with it."""
    before, behind = text[max(sentence.start, at.start - REACH) : at.start], text[at.end : sentence.end]
    if _WAS_DUE.search(before):
        return _KEPT_OR_NOT.search(behind) is None
    return not behind.strip(" .)!?]") and _ABOUT_A_THING.search(before) is not None


# "Outstanding: conference report (asked for 3/4), school place": what is still open, by when each was begun.
_STILL_OPEN = re.compile(
    r"\W{0,4}(?:still |also )?(?:outstanding|to[ -]?do|overdue|not (?:yet )?done|left to do)(?: (?:now|still|at|from|as at)[^:.;]{0,30})? ?:",
    re.IGNORECASE,
)


def is_of_what_is_open(text: str, sentence: Span) -> bool:
    """A list of what is still to be done: a day in it says when a thing was begun, and the list is of the note's own day."""
    return _STILL_OPEN.match(text, sentence.start, sentence.end) is not None


def is_told_again(text: str, sentence: Span, at: Span) -> bool:
    """A month among others in brackets behind a count of what they were of: "four known assaults (Nov 23, Jan 25)"."""
    found = _TOLD_AGAIN.search(text, sentence.start, at.start)
    end = text.find(")", at.start, sentence.end)
    return found is not None and end >= 0 and len(_MONTH_AND_YEAR.findall(text, found.start("within"), end)) > 1


def is_as_somebody_says(text: str, sentence: Span, at: Span, when: When) -> bool:
    """By somebody's words alone on a weekday, or since a day: within a quotation, or where they say which day it was.

    It is told of the day on which it was said.
    """
    before = text[sentence.start : at.start]
    weekday = _A_WEEKDAY.fullmatch(when.as_written.strip()) is not None
    quoted = before.count('"') % 2 or before.count("\u201c") > before.count("\u201d")
    if quoted and before.rstrip().endswith(('"', "\u201c")):
        return False  # a fall on "Thursday": a word in inverted commas is no speech
    if quoted:
        named = _THE_WEEKDAY.match(when.as_written.strip()) is not None
        return (weekday and named) or (when.edtf or "").endswith("/..")
    return weekday and _SAID_TO_BE.search(before) is not None


def _is_first_since(before: str, when: When) -> bool:
    return (when.edtf or "").endswith("/..") and _FIRST_SINCE.search(before) is not None


def is_named_by(before: str) -> bool:
    """What stands before a date makes it the name of a thing known already: "the meeting of 3 March"."""
    return _NAMED_BY.search(before) is not None


def _is_label(before: str) -> bool:
    lower = before.lower()
    if _SIGNS.search(lower) and (_NO_EVENT.search(before) or _SIGNED.search(lower)):
        return True
    return before[-2:-1].isupper() and _NUMBER_OF.search(before) is not None


def is_of_law(telling: Telling, sentence: Span) -> bool:
    """A sentence on the law, on the text itself, or on what would have been: its dates are nobody's."""
    place = (telling.lower, sentence.start, sentence.end)
    if _COUNTERFACTUAL.match(*place) or _PRECEDENT.search(*place) or _TO_BE_DONE.match(*place):
        return True
    return _LAW.search(telling.lower, sentence.start, sentence.end) is not None and not telling.is_plain(sentence)


def is_of_papers(telling: Telling, sentence: Span) -> bool:
    """A sentence of a judgment or review on its papers, its making, or what cannot be known: of itself it tells no event."""
    return _OF_PAPERS.search(telling.lower, sentence.start, sentence.end) is not None
