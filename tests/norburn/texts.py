"""The words of Norburn's five documents: a fictional authority, told in our own words. Each tuple holds a document's
pages."""

REPORT_2019 = (
    """Norburn Borough Council
Inspection of children's social care services
Inspection dates: 4 November 2019 to 15 November 2019
Lead inspector: Rowan Applegarth

Judgement Grade
The impact of leaders on social work practice Requires improvement to be good
The experiences and progress of children who need help and protection Requires improvement to be good
Overall effectiveness Requires improvement to be good

What needs to improve
1. The take-up, timeliness and use of return home interviews for children who go missing.
2. Knowledge of private fostering among staff and partners, so that notifications are made.
3. Management oversight of social work, so that decisions are recorded and followed up.
""",
    """4. The quality of case recording, so that a child's story can be followed.

The experiences and progress of children who need help and protection
12. Most children are seen quickly when somebody is worried about them. Too many children who go missing are
not offered a return home interview, and what is learnt from the few that are held is seldom used.
13. Few private fostering notifications reach the authority. This was also said at the monitoring visit in May
2018.
14. Supervision notes rarely say why a decision was made, and managers do not check that it is carried
""",
    """out. Case records are often out of date.
""",
)

# A tab between columns; an empty first column belongs to the recommendation above it.
PLAN_2020 = (
    """Norburn Borough Council: improvement plan after the inspection of November 2019
Updated October 2020
Recommendation | Action | Owner | By when | Progress
1. Return home interviews: take-up, timeliness and use
| Employ two workers who only hold return home interviews | Head of Service, Safeguarding | March 2020 \
| Completed. Take-up was 58% in April, 71% in June and 83% in August.
| Share what children say with the police every month | Head of Service, Safeguarding; Missing Co-ordinator \
| June 2020, revised to January 2021 | In progress. The first report is drafted.
Expected outcome: every child who goes missing is offered a talk within three days
2. Private fostering: staff and partners know what to do
| Run a campaign in schools and surgeries | Communications Manager | September 2020 | Nothing yet.
Expected outcome: more notifications are received
3. Management oversight of social work
| Managers sign each decision in the record | Team Managers | April 2020 | Completed in February 2020 and ongoing.
| Audit oversight together with the work identified within recommendation 1 | Principal Social Worker | Ongoing \
| Every quarter.
Beyond the inspection
| Print a newsletter for carers | Communications Manager | Spring 2021 | Two of four have gone out.
""".replace(" | ", "\t").replace("| ", "\t"),
)

LETTER_2021 = (
    """14 July 2021
Focused visit to Norburn Borough Council children's services
Dear Director,
This letter summarises the findings of a visit on 8 and 9 June 2021. Her Majesty's Inspectors were Rowan Applegarth and
Ines Calloway. Inspectors looked at the arrangements for children who go missing, a concern at the last inspection in
November 2019.

What needs to improve in this area of social work practice
Return home interviews: how soon they are held and whether they change plans.
Social workers' access to the documents of children placed elsewhere.

Findings
Return home interviews are still held too late for many children. Managers now record why they decide as they
""",
    """do, and check that it happens. The county's pilot of 2017 is no longer mentioned.
Yours sincerely
Ines Calloway
""",
)

LETTER_2022 = (
    """22 March 2022
Joint targeted area inspection of the response to exploitation in Norburn
This inspection took place from 17 January 2022 to 21 January 2022. It was carried out by Ofsted, the Care Quality
Commission and His Majesty's Inspectorate of Constabulary.

Areas for priority action
The police and the council should, without delay:
make sure that every missing episode is reported to the front door on the same day.

Areas for improvement
The consistency of return home interviews.
The quality of case recording across agencies.

Headline findings
1. Children who return after being missing do not always get an interview, and partners wait too
long. Partners know each other well.

Next steps
The council should send a written statement of proposed action to Ofsted by 30 June 2022.
""",
)

REPORT_2025 = (
    """Norburn Borough Council
Inspection of local authority children's services
Inspection dates: 3 to 14 March 2025
Lead inspector: Theo Marchbanks

The impact of leaders on social work practice Good
The experiences and progress of children who need help and protection Good
Overall effectiveness Good

What needs to improve
Management oversight of assessments, so that drift is noticed.

The experiences and progress of children who need help and protection: good
7. Return home conversations now take place promptly for almost all children. They are well-
recorded, and what children say shapes their safety plans.
8. Managers in the assessment teams do not always notice drift.
""",
)
