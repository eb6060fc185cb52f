"""Phrases of time in invented sentences, with the type and value that TimeML 1.2.1 gives them, and why.

All are read in an article of Friday, 26 January 2024. The expression stands in double brackets.
"""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A sentence with its expression in brackets, the type, the value, and the modifier."""

    sentence: str
    type: str
    value: str | None
    mod: str | None = None


PUBLISHED = "2024-01-26"  # a Friday, in ISO week 2024-W04

# A day of the month with its year is that day, in whatever order it is written.
FULL_DATES = [
    Phrase("The bridge opened on [[March 3, 2017]], in rain.", "DATE", "2017-03-03"),
    Phrase("The bridge opened on [[Friday, March 3, 2017]].", "DATE", "2017-03-03"),
    Phrase("The bridge opened on [[3 March 2017]].", "DATE", "2017-03-03"),
    Phrase("It was founded on [[the 4th of July, 1976]].", "DATE", "1976-07-04"),
    Phrase("It was founded on [[the fourth of July 1976]].", "DATE", "1976-07-04"),
    Phrase("Log of [[2021-11-05]], page two.", "DATE", "2021-11-05"),
    Phrase("The form was stamped [[26/1/2023]] by a clerk.", "DATE", "2023-01-26"),
    Phrase("The form was stamped [[1/26/2023]] by a clerk.", "DATE", "2023-01-26"),
    Phrase("Veld resigned on [[Sept. 30, 1989]].", "DATE", "1989-09-30"),
    Phrase("The bill passed on [[June 5 last year]].", "DATE", "2023-06-05"),
    Phrase("The attacks of [[Sept. 11]] terrorists changed the town.", "DATE", "2001-09-11"),
    Phrase("After [[9/11]], the rules changed.", "DATE", "2001-09-11"),
    Phrase("A car from [[June 5 '98]] was found.", "DATE", "1998-06-05"),
]

# Without a year it is the nearest such day on the side to which the clause points.
DAYS_WITHOUT_YEAR = [
    Phrase("The council met on [[Jan. 9]].", "DATE", "2024-01-09"),
    Phrase("The council met on [[Nov. 30]].", "DATE", "2023-11-30"),
    Phrase("The council will meet on [[February 3]].", "DATE", "2024-02-03"),
    Phrase("A vote is to be held on [[November 3]].", "DATE", "2024-11-03"),
    Phrase("The dividend is payable [[March 15]] to holders.", "DATE", "2024-03-15"),
    Phrase("The talks ended on [[the 2nd of December]].", "DATE", "2023-12-02"),
    Phrase("The talks ended on [[December 2nd]].", "DATE", "2023-12-02"),
    Phrase("The talks ended on [[2 December]].", "DATE", "2023-12-02"),
    Phrase("They met again [[the week of January 8]].", "DATE", "2024-W02"),
]

# A bare weekday is the latest on or before the article's day; the next one where the clause points ahead.
WEEKDAYS = [
    Phrase("The minister resigned [[Friday]].", "DATE", "2024-01-26"),
    Phrase("The minister resigned on [[Tuesday]].", "DATE", "2024-01-23"),
    Phrase("The court will rule on [[Tuesday]].", "DATE", "2024-01-30"),
    Phrase("The offer runs until [[Monday]].", "DATE", "2024-01-29"),
    Phrase("The agency on [[Thursday]] issued a warning.", "DATE", "2024-01-25"),
    Phrase("She left [[last Friday]].", "DATE", "2024-01-19"),
    Phrase("She will leave [[next Friday]].", "DATE", "2024-02-02"),
    Phrase("She arrived [[this Thursday]].", "DATE", "2024-01-25"),
    Phrase("Barring unprecedented gains on [[Tuesday]], Veld is expected to lose.", "DATE", "2024-01-30"),
    Phrase("He will visit the United States on [[Tuesday]].", "DATE", "2024-01-30"),
    Phrase("The town had come under days of shelling, starting [[Tuesday]].", "DATE", "2024-01-23"),
    Phrase("The court will weigh what the council said of [[Tuesday]]'s vote.", "DATE", "2024-01-23"),
    Phrase("He will open [[Tuesday]]'s hearing.", "DATE", "2024-01-30"),
    Phrase("Until [[Tuesday]], they had not named him.", "DATE", "2024-01-23"),
    Phrase("It was not until [[Tuesday]] that he spoke.", "DATE", "2024-01-23"),
    Phrase("The deadline was put off until [[Tuesday]].", "DATE", "2024-01-30"),
    Phrase("The strike is to last two days, starting [[Tuesday]].", "DATE", "2024-01-30"),
    Phrase("They met on [[Wednesday of last week]].", "DATE", "2024-01-17"),
    Phrase("They met [[last week Wednesday]].", "DATE", "2024-01-17"),
]

# Near days and units are counted from the article's day, in the grain of the unit.
FROM_THE_ARTICLE = [
    Phrase("It rained [[yesterday]].", "DATE", "2024-01-25"),
    Phrase("It rains [[today]].", "DATE", "2024-01-26"),
    Phrase("It will rain [[tomorrow]].", "DATE", "2024-01-27"),
    Phrase("He fell ill [[the day before yesterday]].", "DATE", "2024-01-24"),
    Phrase("He returns [[the day after tomorrow]].", "DATE", "2024-01-28"),
    Phrase("Prices rose [[last week]].", "DATE", "2024-W03"),
    Phrase("Prices rose [[this month]].", "DATE", "2024-01"),
    Phrase("Prices may rise [[next year]].", "DATE", "2025"),
    Phrase("Prices rose in [[the last decade]].", "DATE", "201"),
    Phrase("Prices fell in [[the current quarter]].", "DATE", "2024-Q1"),
    Phrase("Prices rose in [[the current fiscal year]].", "DATE", "2024"),
    Phrase("Crowds came [[last weekend]].", "DATE", "2024-W03-WE"),
    Phrase("They married [[two years ago]].", "DATE", "2022"),
    Phrase("They married [[three months ago]].", "DATE", "2023-10"),
    Phrase("They married [[six weeks ago]].", "DATE", "2023-W50"),
    Phrase("They married [[a week or so ago]].", "DATE", "2024-W03"),
    Phrase("They married [[ten days ago]].", "DATE", "2024-01-16"),
    Phrase("They married [[years ago]].", "DATE", "PAST_REF"),
    Phrase("They married [[a year or two ago]].", "DATE", "PAST_REF"),
    Phrase("They married [[weeks or months ago]].", "DATE", "PAST_REF"),
    Phrase("They will marry [[two years from now]].", "DATE", "2026"),
    Phrase("For [[the full year]] it expects a loss.", "DATE", "2024"),
    Phrase("Sales fell in [[the latest fiscal year]].", "DATE", "2023"),
    Phrase("It should be done by [[year-end]].", "DATE", "2024-12-31"),
    Phrase("Shares are up since [[year-end]].", "DATE", "2023-12-31"),
]

# Months, and the parts of a year: a bare one is the latest, the next where the clause points ahead.
MONTHS = [
    Phrase("The mayor died in [[March 2016]].", "DATE", "2016-03"),
    Phrase("The mayor died in [[March of 2016]].", "DATE", "2016-03"),
    Phrase("The mayor died in [[March '16]].", "DATE", "2016-03"),
    Phrase("The mayor died in [[December]].", "DATE", "2023-12"),
    Phrase("The mayor will retire in [[May]].", "DATE", "2024-05"),
    Phrase("The mayor died [[last November]].", "DATE", "2023-11"),
    Phrase("The mayor will retire [[this September]].", "DATE", "2024-09"),
    Phrase("The mayor was leaving in [[February]].", "DATE", "2024-02"),
    Phrase("That would have consequences in [[May]].", "DATE", "2024-05"),
    Phrase("The mayor plans to retire in [[May]] after a row.", "DATE", "2024-05"),
    Phrase("The mayor died in [[June last year]].", "DATE", "2023-06"),
    Phrase("[[April]] was cold.", "DATE", "2023-04"),
]

YEARS = [
    Phrase("The mill burned in [[1987]].", "DATE", "1987"),
    Phrase("The mill burned in [[nineteen eighty-seven]].", "DATE", "1987"),
    Phrase("The mill burned in [[the year 1887]].", "DATE", "1887"),
    Phrase("The mill lost money in [[fiscal 2019]].", "DATE", "2019"),
    Phrase("The mill lost money in [[the 2019 fiscal year]].", "DATE", "2019"),
    Phrase("The mill burned in [['87]].", "DATE", "1987"),
    Phrase("The mill lost money in 2001-[[2003]].", "DATE", "2003"),
    Phrase("It was feared for [[the year two thousand]].", "DATE", "2000"),
    Phrase("It was fashionable in [[the 1970s]].", "DATE", "197"),
    Phrase("It was fashionable in [[the '70s]].", "DATE", "197"),
    Phrase("It was fashionable in [[the seventies]].", "DATE", "197"),
    Phrase("A [[19th-century]] mill stands there.", "DATE", "18"),
]

SEASONS_AND_FEASTS = [
    Phrase("They moved in [[the spring of 2017]].", "DATE", "2017-SP"),
    Phrase("They moved in [[the spring of last year]].", "DATE", "2023-SP"),
    Phrase("They moved [[last summer]].", "DATE", "2023-SU"),
    Phrase("They moved in [[the fall]].", "DATE", "2023-FA"),
    Phrase("They had met on [[Thanksgiving]].", "DATE", "2023-11-23"),
    Phrase("They had met on [[Christmas Day 2020]].", "DATE", "2020-12-25"),
    Phrase("They will meet at [[Easter]].", "DATE", "2024-03-31"),
    Phrase("They meet as [[Valentine's Day]] draws near.", "DATE", "2024-02-14"),
    Phrase("Shops were full on [[Cyber Monday]].", "DATE", "2023-11-27"),
]

# In reports of results a period without a year is the last that is over, and "a year ago" the same one a year back.
RESULTS = [
    Phrase("Profit fell in [[the third quarter]].", "DATE", "2023-Q3"),
    Phrase("Profit fell in [[the third quarter of 2021]].", "DATE", "2021-Q3"),
    Phrase("Profit fell in [[last year's third quarter]].", "DATE", "2023-Q3"),
    Phrase("Profit fell in [[the 2021 third quarter]].", "DATE", "2021-Q3"),
    Phrase("The [[third-quarter]] loss was small.", "DATE", "2023-Q3"),
    Phrase("Trade fell in [[the second half of 2020]].", "DATE", "2020-H2"),
    Phrase("Trade fell in [[2020's second half]].", "DATE", "2020-H2"),
    Phrase("Trade fell in [[the first half of the year]].", "DATE", "2024-H1"),
    Phrase("Trade fell in [[the last half of 2020]].", "DATE", "2020-H2"),
    Phrase("Trade rose in [[the latest quarter]].", "DATE", "2023-Q4"),
    Phrase(
        "In the third quarter the firm lost $2 million, compared with $5 million [[a year ago]].", "DATE", "2022-Q3"
    ),
    Phrase("In the third quarter it lost less than in [[the year-ago quarter]].", "DATE", "2022-Q3"),
    Phrase("In the third quarter it lost less than in [[the same period last year]].", "DATE", "2022-Q3"),
    Phrase("In the third quarter it lost less than in [[the 2021 period]].", "DATE", "2021-Q3"),
    Phrase("In the third quarter it lost less than in [[last year's quarter]].", "DATE", "2023-Q3"),
    Phrase("For [[the nine months]], the firm lost money.", "DURATION", "P9M"),
    Phrase("In [[the first nine months]], the firm lost money.", "DURATION", "P9M"),
    Phrase("It lost money in [[the year]] ended June 30.", "DURATION", "P1Y"),
]

# What refers back is counted from the last date that the text gave.
FROM_THE_TEXT = [
    Phrase("Veld spoke on January 10. [[The day before]], he had been ill.", "DATE", "2024-01-09"),
    Phrase("Veld spoke on January 10 and fell ill [[the day after]].", "DATE", "2024-01-11"),
    Phrase("It rose on Tuesday.\n\nVeld was calm.\n\nHe told reporters [[the day before]].", "DATE", "2024-01-25"),
    Phrase("It rose on Tuesday.\n\nVeld had left [[the day before]].", "DATE", "2024-01-22"),
    Phrase("Veld spoke on January 10 and fell ill [[the day afterward]].", "DATE", "2024-01-11"),
    Phrase("Veld spoke on January 10, just [[a day before]], they said.", "DATE", "2024-01-09"),
    Phrase("Veld spoke on January 10, and [[the day prior]] too.", "DATE", "2024-01-09"),
    Phrase("Veld spoke on January 10. [[The next day]] he left.", "DATE", "2024-01-11"),
    Phrase("Veld spoke on January 10. [[Two days later]] he left.", "DATE", "2024-01-12"),
    Phrase("Veld spoke on January 10. [[Two days earlier]] he had arrived.", "DATE", "2024-01-08"),
    Phrase("Veld spoke on January 10. He had arrived [[two days before]].", "DATE", "2024-01-08"),
    Phrase("Veld spoke on January 10. [[The following Monday]] he left.", "DATE", "2024-01-15"),
    Phrase("The paper reported it in December. [[Later that month]], a rival did.", "DATE", "2023-12", "END"),
    Phrase("The paper reported it in 2019. [[The following year]], a rival did.", "DATE", "2020"),
    Phrase("Veld spoke on January 10. He had been ill [[the week before]].", "DATE", "2024-W01"),
    Phrase("Veld spoke on January 10. He had been ill [[the week earlier]].", "DATE", "2024-W01"),
    Phrase("Veld spoke on January 10 and left [[two hours later]].", "DURATION", "PT2H"),
    Phrase("Veld left [[two hours ago]].", "TIME", None),
    Phrase("He had been ill [[weeks earlier]].", "DURATION", "PXW"),
    Phrase("[[Later in the week]] he left.", "DATE", "2024-W04", "END"),
    Phrase("Veld spoke on January 10 of the 2016 campaign. [[The next day]] he left.", "DATE", "2024-01-11"),
    Phrase("In 2009 Veld was poor. He taught in May and left [[that year]].", "DATE", "2023"),
]

TIMES = [
    Phrase("The blast came at [[10:35 a.m.]] and was loud.", "TIME", "2024-01-26T10:35"),
    Phrase("Polls close at [[8 p.m. EST]] there.", "TIME", "2024-01-26T20:00"),
    Phrase("Shots were heard at [[10 p.m. Wednesday]].", "TIME", "2024-01-24T22:00"),
    Phrase("Shots were heard at [[10 p.m., on January 3]].", "TIME", "2024-01-03T22:00"),
    Phrase("Shots were heard on [[Wednesday at 10 p.m.]]", "TIME", "2024-01-24T22:00"),
    Phrase("Posted [[Jan 26, 2024 07:40 PM]] here", "TIME", "2024-01-26T19:40"),
    Phrase("It began at [[0735 GMT]] there.", "TIME", "2024-01-26T07:35"),
    Phrase("The ban passed on January 10. Updated at [[10:35 a.m.]] by the desk.", "TIME", "2024-01-26T10:35"),
    Phrase("It began at [[16:40]] there.", "TIME", "2024-01-26T16:40"),
    Phrase("It began, [[16:40 GMT]] by the log.", "TIME", "2024-01-26T16:40"),
    Phrase("It began at [[noon]].", "TIME", "2024-01-26T12:00"),
    Phrase("It began at [[noon Thursday]].", "TIME", "2024-01-25T12:00"),
    Phrase("It began at [[4 o'clock in the afternoon]].", "TIME", "2024-01-26T16:00"),
    Phrase("It began at [[4 in the morning]].", "TIME", "2024-01-26T04:00"),
    Phrase("He spoke [[Tuesday night]].", "TIME", "2024-01-23TNI"),
    Phrase("He spoke [[yesterday morning]].", "TIME", "2024-01-25TMO"),
    Phrase("In [[mid-afternoon yesterday]], the shares fell.", "TIME", "2024-01-25TAF"),
    Phrase("He died on [[the night of March 3, 2017]].", "TIME", "2017-03-03TNI"),
    Phrase("He spoke [[this morning]].", "TIME", "2024-01-26TMO"),
    Phrase("He spoke [[last night]].", "TIME", "2024-01-25TNI"),
    Phrase("He spoke on January 10. [[The next morning]] he left.", "TIME", "2024-01-11TMO"),
    Phrase("In [[the evening]] he left.", "TIME", "2024-01-26TEV"),
    Phrase("By [[mid-afternoon]], it was over.", "TIME", "2024-01-26TAF"),
    Phrase("He speaks [[tonight]].", "TIME", "2024-01-26TNI"),
    Phrase("It froze [[overnight]].", "TIME", "2024-01-25TNI"),
]

# "early", "the end of", "at least": the value stays, the modifier tells.
PARTS_OF_PERIODS = [
    Phrase("They met [[early this week]].", "DATE", "2024-W04", "START"),
    Phrase("They met [[earlier this month]].", "DATE", "2024-01", "START"),
    Phrase("It happened in [[early September]].", "DATE", "2023-09", "START"),
    Phrase("The [[late-November]] trip was long.", "DATE", "2023-11", "END"),
    Phrase("By [[the end of February]] it will be over.", "DATE", "2024-02", "END"),
    Phrase("From [[the beginning of 2019]], it grew.", "DATE", "2019", "START"),
    Phrase("In [[the middle of October]], it fell.", "DATE", "2023-10", "MID"),
    Phrase("In [[mid-2018]], it fell.", "DATE", "2018", "MID"),
    Phrase("It began in [[the late 1970s]].", "DATE", "197", "END"),
    Phrase("It began in [[the mid-1990s]].", "DATE", "199", "MID"),
    Phrase("It began in [[the early 1990s]].", "DATE", "199", "START"),
    Phrase("He has been ready since [[at least September]].", "DATE", "2023-09", "ON_OR_BEFORE"),
    Phrase("It closed [[around Nov. 1]].", "DATE", "2023-11-01", "APPROX"),
    Phrase("He was last seen [[late Monday]].", "DATE", "2024-01-22", "END"),
    Phrase("Earnings for [[1990 and beyond]] look good.", "DATE", "1990", "ON_OR_AFTER"),
]

LENGTHS = [
    Phrase("They talked for [[three weeks]].", "DURATION", "P3W"),
    Phrase("The [[two-day]] visit ended.", "DURATION", "P2D"),
    Phrase("They talked for [[1 1/2 hours]].", "DURATION", "PT1H30M"),
    Phrase("They talked for [[two and a half years]].", "DURATION", "P2Y6M"),
    Phrase("They talked for [[a couple of years]].", "DURATION", "P2Y"),
    Phrase("They talked for [[several months]].", "DURATION", "PXM"),
    Phrase("They talked for [[a week]].", "DURATION", "P1W"),
    Phrase("They talked for [[an hour]].", "DURATION", "PT1H"),
    Phrase("They talked for [[half an hour]].", "DURATION", "PT30M"),
    Phrase("They talked for [[half a century]].", "DURATION", "P50Y"),
    Phrase("They talked for [[two decades]].", "DURATION", "P20Y"),
    Phrase("They talked for [[a fortnight]].", "DURATION", "P2W"),
    Phrase("They talked for [[two thousand years]].", "DURATION", "P2000Y"),
    Phrase("A [[day-long]] meeting.", "DURATION", "P1D"),
    Phrase("A [[decades-long]] feud.", "DURATION", "PXE"),
    Phrase("They talked for [[a minute and a half]].", "DURATION", "PT1M30S"),
    Phrase("Over [[the past three months]], prices rose.", "DURATION", "P3M"),
    Phrase("Prices rose in [[these past three months]].", "DURATION", "P3M"),
    Phrase("Over [[the next few days]], prices may rise.", "DURATION", "PXD"),
    Phrase("Over [[the next 12 to 18 months]], prices may rise.", "DURATION", "PXM"),
    Phrase("It takes [[two to six days]] there.", "DURATION", "PXD"),
    Phrase("It takes [[a year or two]].", "DURATION", "PXY"),
    Phrase("He died within [[weeks or months]].", "DURATION", "PXW"),
    Phrase("In [[the past year]], prices rose.", "DURATION", "P1Y"),
    Phrase("In [[the final weeks]], prices rose.", "DURATION", "PXW"),
    Phrase("In [[past weeks and months]], prices rose.", "DURATION", "PXW"),
    Phrase("Over [[the years]], prices rose.", "DURATION", "PXY"),
    Phrase("They waited [[another month]].", "DURATION", "P1M"),
    Phrase("They waited [[months]] for an answer.", "DURATION", "PXM"),
    Phrase("They waited for [[a while]].", "DURATION", "PXX"),
    Phrase("They waited [[more than four hours]].", "DURATION", "PT4H", "MORE_THAN"),
    Phrase("They waited [[less than an hour]].", "DURATION", "PT1H", "LESS_THAN"),
    Phrase("They waited [[nearly forty years]].", "DURATION", "P40Y", "LESS_THAN"),
    Phrase("They waited [[about two weeks]].", "DURATION", "P2W", "APPROX"),
    Phrase("They waited [[close to two weeks]].", "DURATION", "P2W", "APPROX"),
    Phrase("They waited for [[over two weeks]].", "DURATION", "P2W", "MORE_THAN"),
    Phrase("They met ten times over [[two weeks]].", "DURATION", "P2W"),
    Phrase("They waited [[slightly more than two weeks]].", "DURATION", "P2W", "MORE_THAN"),
    Phrase("They waited [[well over a year]].", "DURATION", "P1Y", "MORE_THAN"),
    Phrase("They waited [[just under two weeks]].", "DURATION", "P2W", "LESS_THAN"),
    Phrase("They waited [[as long as two weeks]].", "DURATION", "P2W", "EQUAL_OR_LESS"),
    Phrase("They waited [[at least 72 hours]].", "DURATION", "PT72H", "EQUAL_OR_MORE"),
    Phrase("They waited [[up to ten days]].", "DURATION", "P10D", "EQUAL_OR_LESS"),
    Phrase("They waited [[three weeks or more]].", "DURATION", "P3W", "EQUAL_OR_MORE"),
    Phrase("They waited [[a month or so]].", "DURATION", "P1M", "APPROX"),
]

SETS = [
    Phrase("The board meets [[every Monday]].", "SET", "XXXX-WXX-1"),
    Phrase("The board meets on [[Mondays]].", "SET", "XXXX-WXX-1"),
    Phrase("The board meets on [[Monday nights]].", "SET", "XXXX-WXX-1TNI"),
    Phrase("[[Daily]] walks are good.", "SET", "P1D"),
    Phrase("The board meets [[every Monday night]].", "SET", "XXXX-WXX-1TNI"),
    Phrase("The board meets [[each year]].", "SET", "P1Y"),
    Phrase("The board meets [[every two weeks]].", "SET", "P2W"),
    Phrase("The board meets [[every other week]].", "SET", "P2W"),
    Phrase("The board meets [[every June]].", "SET", "XXXX-06"),
    Phrase("The board meets [[every summer]].", "SET", "XXXX-SU"),
    Phrase("The board meets [[every morning]].", "SET", "XXXX-XX-XXTMO"),
    Phrase("The board meets [[twice a month]].", "SET", "P1M"),
    Phrase("The board meets [[daily]].", "SET", "P1D"),
    Phrase("The board meets [[hourly]].", "SET", "PT1H"),
    Phrase("The board meets [[nightly]].", "SET", "XXXX-XX-XXTNI"),
    Phrase("The board meets [[weekly]].", "SET", "P1W"),
    Phrase("The board meets [[monthly]].", "SET", "P1M"),
    Phrase("The board meets [[annually]].", "SET", "P1Y"),
]

REFERENCES = [
    Phrase("He lives there [[now]].", "DATE", "PRESENT_REF"),
    Phrase("He [[currently]] lives there.", "DATE", "PRESENT_REF"),
    Phrase("He lives there [[these days]].", "DATE", "PRESENT_REF"),
    Phrase("He [[recently]] moved.", "DATE", "PAST_REF"),
    Phrase("He moved [[most recently]] to Tarland.", "DATE", "PAST_REF"),
    Phrase("In [[recent years]], prices rose.", "DATE", "PAST_REF"),
    Phrase("In [[recent weeks and months]], prices rose.", "DATE", "PAST_REF"),
    Phrase("In [[the coming weeks]], prices may rise.", "DATE", "FUTURE_REF"),
    Phrase("He moved there [[a few years back]].", "DATE", "PAST_REF"),
    Phrase('He is ill." [[Now]] he rests.', "DATE", "PRESENT_REF"),
    Phrase("``[[Right now]] he rests,'' she said.", "DATE", "PRESENT_REF"),
    Phrase("He was mayor at [[the time]].", "DATE", "PAST_REF"),
    Phrase("He had left by [[that time]].", "DATE", "PAST_REF"),
    Phrase("He lives in [[the past]].", "DATE", "PAST_REF"),
    Phrase("He will move [[soon]].", "DATE", "FUTURE_REF"),
    Phrase("He will move [[as soon as possible]].", "DATE", "FUTURE_REF"),
    Phrase("He fears [[the future]].", "DATE", "FUTURE_REF"),
    Phrase("He expects losses in [[future years]].", "DATE", "FUTURE_REF"),
]

# Dates that cannot be, or that can be read in two ways: found, but without a value.
NO_VALUE = [
    Phrase("The letter is dated [[February 31, 2020]].", "DATE", None),
    Phrase("The letter is dated [[31 April]].", "DATE", None),
    Phrase("The letter is dated [[02/29/2023]].", "DATE", None),
    Phrase("The letter is dated [[3/4/2021]].", "DATE", None),
    Phrase("The letter is dated [[3/14/21]].", "DATE", None),
]

ALL = [
    *FULL_DATES,
    *DAYS_WITHOUT_YEAR,
    *WEEKDAYS,
    *FROM_THE_ARTICLE,
    *MONTHS,
    *YEARS,
    *SEASONS_AND_FEASTS,
    *RESULTS,
    *FROM_THE_TEXT,
    *TIMES,
    *PARTS_OF_PERIODS,
    *LENGTHS,
    *SETS,
    *REFERENCES,
    *NO_VALUE,
]

# Words that look like a time and are none.
NOT_TIMES = [
    "A 44-year-old man was held.",
    "She is 37 years old.",
    "Three quarters of the town voted.",
    "At the same time, the mayor smiled.",
    "He may march on.",
    "The sun sat low.",
    "They fall and spring up again.",
    "The firm sold 2,019 cars for $2019.",
    "He reads USA Today.",
    "It was a second betrayal.",
    "It runs version 3.11.7 on port 8080.",
    "He scored 2030 points.",
    "Article 13-45-2020 was struck.",
    "They sell 40 tons a week.",
    "April Vance of Mayfield agreed.",
    "She writes for The Daily Harrier.",
    "Weekly Harrier reporters were there.",
    "Veld founded Current, a bank.",
    'He was on the "Today" show.',
    "He was on Saturday Night Live.",
    "He won on Super Tuesday.",
    "Play video 02:18 Veld speaks.",
    "It sold one quarter of its shares.",
    "They were friends in their school years.",
    "They worked long days.",
    "He left on a day without rain.",
    "Call 555-2001, they said.",
    "Trade grew in the Varga years.",
]
