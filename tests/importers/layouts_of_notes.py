"""Files of running notes in layouts that no form describes, each with the days of its notes; whoever they are about is invented."""

LAYOUTS = {
    "the day at the right of each head": (
        "2023-05-02 2023-05-09 2023-05-16",
        """\
Harbour Project - 1:1 notes, Lena Marsh

First session                                            Tues 2 May 2023
Came with her nan. Talked about school and sleep.
She said her brother hits her.

Second session                                           Tues 9 May 2023
Did the feelings wheel. Was meant to see GP on 4 May 2023 but missed it.

Third session                                            Tues 16 May 2023
Did not attend. Texted mum.
""",
    ),
    "labels with their values below": (
        "2022-11-03 2022-11-10 2022-11-24",
        """\
Case: Hollis

Date
03/11/2022
Worker
Sam Ode
What happened
Found the back door off its hinge.

Date
10/11/2022
Worker
Sam Ode
What happened
Mum said dad came on 5/11/2022 and broke it.

Date
24/11/2022
Worker
Jo Lund
What happened
New door fitted. Next visit 01/12/2022.
""",
    ),
    "days without a year, and a word for the day above": (
        "2020-06-01 2020-06-03 2020-06-03 2020-06-05",
        """\
Night staff book 2020 Flat 4 - Dean Ashe

Mon 1 June
Dean out until 2am. Came back wet.

Wed 3 June
Two lads at the door asking for him.
later  Dean would not come out of his room.

Fri 5 June
Police came at 11pm. Took him to cells.
""",
    ),
    "signed and dated below each note": (
        "2018-09-10 2018-09-17 2018-10-01",
        """\
Family support record: the Vane family

Supported mum to clear the bedroom. Mattress on the floor for both boys.
Signed: J Orr          Date: 10/09/2018

Beds delivered. Kai said he slept all night. Mum cried about her own dad dying on 2 August.
Signed: J Orr          Date: 17/09/2018

No reply. Car on drive. Card left.
Signed: M Till          Date: 01/10/2018
""",
    ),
    "times under a day": (
        "2023-07-14 2023-07-14 2023-07-15 2023-07-15",
        """\
OUT OF HOURS LOG

14/07/2023
18:05 - Carer rang, Mo has not come home from school.
21:30 - Police report made. Mo last seen at the station.
15/07/2023
02:10 - Found at his uncle's. Uncle known to police since 2019.
09:00 - Handed over to day team.
""",
    ),
    "weekdays under a week": (
        "2022-04-25 2022-04-26 2022-04-28",
        """\
WEEK COMMENCING MONDAY 25TH APRIL 2022

MONDAY
Ate well. Bath. Talked about her mum.

TUESDAY
Refused tea. Said her tummy hurt. Threw a cup at Jan.

THURSDAY
Contact at the centre. Dad did not come.
""",
    ),
    "a label of the contact beside one of the entry": (
        "2020-10-05 2020-10-08 2020-10-19",
        """\
Entered: 20/10/2020   Contact date: 05/10/2020   By: RT
Spoke to dad. He says he has not seen them since August.
---
Entered: 20/10/2020   Contact date: 08/10/2020   By: RT
Mum rang. Wants him kept away.
---
Entered: 20/10/2020   Contact date: 19/10/2020   By: LM
School say all three absent.
""",
    ),
    "a ditto mark in the column of days": (
        "2017-05-08 2017-05-08 2017-05-09",
        """\
DATE     WHO    NOTE
8/5/17   BN     Mum said she has had no sleep. Baby screaming when I arrived.
"        BN     Rang HV who will go today.
9/5/17   CT     HV says baby has lost weight, down to 3.1 kg.
""",
    ),
    "who and when over each message": (
        "2023-03-20 2023-03-20 2023-03-21",
        """\
#team-north export

Maya Finch  [20 Mar 2023 at 9:14 AM]
Has anyone seen Kit since Friday? Dad rang me, he is not there.

Rob Lee  [20 Mar 2023 at 9:40 AM]
He was at the hub on Saturday with two older lads.

Maya Finch  [21 Mar 2023 at 8:02 AM]
Found. He was in Leeds. Police bringing him back.
""",
    ),
    "entries of one paragraph that wrap": (
        "2021-11-01 2021-11-08 2021-11-15 2021-11-22",
        """\
PERIOD NOTES TYPED FROM BOOK
1 Nov 21. Amy in the same clothes as Friday. Said mum was in bed all
weekend and she made beans.
8 Nov 21. Amy tired. Fell asleep in maths. Mum collected late and smelt
of drink. Told Mrs Bell.
15 Nov 21. Absent.
22 Nov 21. Amy told me her mum's boyfriend locks her in the
bathroom. Passed to DSL.
""",
    ),
    "the day of typing over that of seeing": (
        "2016-02-02 2016-02-05 2016-02-12",
        """\
Date typed: 08/02/2016
Date seen: 02/02/2016
Officer: GH
He was living in the shed.

Date typed: 08/02/2016
Date seen: 05/02/2016
Officer: GH
Council gave him a room. He says he is being robbed.

Date typed: 15/02/2016
Date seen: 12/02/2016
Officer: PL
Room smashed up. Gone.
""",
    ),
    "days over the turn of a year that is given once": (
        "2022-12-28 2022-12-31 2023-01-04 2023-01-09",
        """\
Kinship carer's diary, starts Dec 2022

28/12 - Dropped off by her mum with no coat.
31/12 - Fireworks frightened her. Said bad man comes with bangs.
4/1 - Mum rang drunk.
9/1 - Social worker came. Told her about the bad man.
""",
    ),
    "the head of a page within a note": (
        "2020-01-06 2020-01-20 2020-02-03",
        """\
Probation Service  Contact Log  LEWIS, Carl  DOB 04/04/1990   Page 1
06/01/2020  Office
Reported on time. Living at mum's.

20/01/2020  Office
Late, smelt of cannabis. Said he had seen the kids
Probation Service  Contact Log  LEWIS, Carl  DOB 04/04/1990   Page 2
on Boxing Day against the order.

03/02/2020  Phone
Breach letter sent. Next appointment 10/02/2020.
""",
    ),
    "Welsh": (
        "2023-09-04 2023-09-11 2023-09-18",
        """\
Nodiadau - Gwen

4 Medi 2023 - Ymweliad cartref. Roedd y tŷ yn oer iawn a dim bwyd.
11 Medi 2023 - Galwad gan yr ysgol. Gwen heb fod ers dydd Iau.
18 Medi 2023 - Mam yn yr ysbyty. Gwen gyda nain.
""",
    ),
    "weekdays under one whole day": (
        "2020-09-07 2020-09-08 2020-09-10",
        """\
Teaching assistant notes for Rio

Monday 7th September 2020
Rio hid under the table. Bit Miss Lane.
Tuesday
Mum said he saw dad hit her on Sunday.
Thursday
Rio has gone to his gran's. Gran says for good.
""",
    ),
    "labels between the parts of a ruler": (
        "2023-08-01 2023-08-01 2023-08-02",
        """\
Shift: Day        Date: 01/08/2023       Staff on: AB, CD
Resident went to the beach. Sunburnt shoulders.
Shift: Night      Date: 01/08/2023       Staff on: EF
Resident absconded at 23:40. Police told.
Shift: Day        Date: 02/08/2023       Staff on: AB
Returned by police. Asked for her sister.
""",
    ),
    "two heads with a ruler": (
        "2020-02-10 2020-02-12",
        """\
-------- 10 February 2020 at 14:22 --------
Officer: PC Lamb
Called to a domestic. Female had a cut lip. Two kids upstairs.
-------- 12 February 2020 at 03:10 --------
Officer: PC Dunn
Same address. Male arrested. Kids taken to grandmother.
""",
    ),
    "numbers of days under a month": (
        "2023-06-05 2023-06-06 2023-06-08",
        """\
Subject: contact notes
Period: June 2023

5th  - Nan collected from school. Marks on his neck.
6th  - Not in school. No answer at home.
8th  - Uncle brought him. Said he fell out of a tree on the 4th.
""",
    ),
    "two labelled sessions and what comes next": (
        "2016-10-03 2016-10-10",
        """\
Session date: 3.10.16
Attended: Mo + mum
Key points
Mo told us he is hit with a slipper.
Plan
Tell SW today.

Session date: 10.10.16
Attended: Mo
Key points
Mum has stopped coming. Mo says she is angry he told.
Plan
See again 17.10.16
""",
    ),
    "a labelled day below each note": (
        "2020-11-02 2020-11-05 2020-11-06",
        """\
Entry by: Dee
Mr Shah said his son takes his pension each week.
Date: 2 Nov 2020

Entry by: Dee
Bank shows £300 out on 1 November. Son shouted at me.
Date: 5 Nov 2020

Entry by: Lou
Mr Shah wants it to stop. Police told.
Date: 6 Nov 2020
""",
    ),
    "one note with a list of days": (
        "2023-05-04",
        """\
Date: 4 May 2023
Author: Jo Carr
Type: Home visit

Mum told me how it has been:
3 March 2023 he pushed her
10 March 2023 he took her phone
2 April 2023 he hit her with a shoe
She wants to leave. I will ring the refuge.
""",
    ),
    "a letter": (
        "2023-05-04",
        """\
Letter to GP
4 May 2023

Dear Dr Lowe,
I saw Tom on 2 May 2023 at home. He has lost weight since 12 January 2023 and said he is not eating.
On 20 April 2023 his mother took him to A&E.
I would be grateful if you could see him before 11 May 2023.
Yours sincerely,
Kay Brand
""",
    ),
    "initials and a day at the end of the last line": (
        "2021-09-13 2021-09-16 2021-09-20",
        """\
Rosie P - notes

Rang Rosie, no answer. Rang her mum who says she is at Dean's. KB 13/9/21

Met Rosie in town. She has a new phone and would not say who bought it.
She wants to stop contact with her dad. KB 16/9/21

Mum rang. Rosie came in at 4am with no shoes. Advised to ring 101. LW 20/9/21
""",
    ),
    "days in eight figures": (
        "2021-02-03 2021-02-05 2021-02-09",
        """\
20210203 1410 Caller says three kids alone in flat.
20210205 0930 Attended, kids seen, mum asleep.
20210209 1105 Mum says she works nights.
""",
    ),
    "answers one under the other": (
        "2021-05-05 2021-05-04 2021-05-03",
        """\
On Wed, 5 May 2021 at 09:14, Jo Lee <jo@x.example> wrote:
He has gone again. Police told.

On Tue, 4 May 2021 at 16:20, Sam Oke <sam@y.example> wrote:
He came back with a cut hand.

On Mon, 3 May 2021 at 11:00, Jo Lee <jo@x.example> wrote:
He did not come home last night.
""",
    ),
    "names of who sent it as labels": (
        "2021-05-03 2021-05-03 2021-05-04",
        """\
Text messages copied from work phone

Mum: 3 May 2021 10:14
hes locked me out again with baby inside
Me: 3 May 2021 10:16
Ring 999 now please. I am ringing too.
Mum: 4 May 2021 08:02
back home. he says sorry
""",
    ),
    "the day of the event behind that of its creation": (
        "2021-05-01 2021-05-04 2021-05-06",
        """\
Note 1 of 3 - created 03/05/2021 - event date 01/05/2021 - J Orr
Mum not in. Gran had the kids, says mum left on Thursday.
Note 2 of 3 - created 05/05/2021 - event date 04/05/2021 - J Orr
Mum back. Smelt of drink.
Note 3 of 3 - created 06/05/2021 - event date 06/05/2021 - T Lux
School say both boys hungry.
""",
    ),
    "heads of several shapes": (
        "2021-05-03 2021-05-05 2021-05-10 2021-05-12",
        """\
Running record: Ida Moon

Home visit - 3 May 2021
Ida in bed. House cold.

TC from school, 5 May 2021
Not been in for a week.

10.5.21 office
Dad came in shouting.

Mtg w police (12 May 2021)
Dad known for assault in 2017.
""",
    ),
    "months in Roman figures": (
        "2023-03-02 2023-04-18 2023-09-06 2023-12-30 2024-01-08",
        (
            "H.R.  DAYBOOK re Rosie, b. 4.v.09\n\n"
            "2.iii.23 Thu  >  Seen at school, well. Says her gran is poorly.\n"
            "18.iv.23 Tue  >  No reply at the flat. Card left.\n"
            "6.ix.23 Wed   >  New school. She likes it so far.\n"
            "30.xii.23 Sat >  Rang out of hours, had words with her mum.\n"
            "8.i.24 Mon    >  Seen at home. All calm.\n"
        ),
    ),
    "a weekday written on to six figures": (
        "2024-05-20 2024-05-21 2024-05-23 2024-06-02",
        (
            "BRACKENCARE LTD * client Rosie T * calls AM and TEA\n"
            "---------------------------------------\n"
            "MON200524  PD      0805-0840     wash and porridge, chatty.\n"
            "TUE210524  --      MISSED TEA    nobody on the rota\n"
            "THU230524  PD+AL   0800-0835     two up, very quiet today.\n"
            "SUN020624  AL      0810-0838     out with her gran when we came.\n"
        ),
    ),
}
