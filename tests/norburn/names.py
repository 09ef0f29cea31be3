"""The ids and themes of Norburn's documents, so that no test spells them twice."""

from typing import Final

REPORT_2019: Final = "norburn/2019-11-ilacs-standard-report"
PLAN_2020: Final = "norburn/2020-10-action-plan"
LETTER_2021: Final = "norburn/2021-06-focused-visit-letter"
LETTER_2022: Final = "norburn/2022-01-jtai-letter"
REPORT_2025: Final = "norburn/2025-03-ilacs-standard-report"

ILACS_2019: Final = "norburn/2019-11-ilacs-standard"
VISIT_2021: Final = "norburn/2021-06-focused-visit"
JTAI_2022: Final = "norburn/2022-01-jtai"
ILACS_2025: Final = "norburn/2025-03-ilacs-standard"
GAP_2018: Final = "norburn/2018-05-monitoring-visit"

RHI: Final = "return-home-interview"
MISSING: Final = "missing-children"
FOSTERING: Final = "private-fostering"
OVERSIGHT: Final = "management-oversight"
RECORDING: Final = "case-recording"

ISSUE_RHI: Final = "norburn/issue/2019-11-ilacs-standard-report/r1"
ISSUE_FOSTERING: Final = "norburn/issue/2019-11-ilacs-standard-report/r2"
ISSUE_OVERSIGHT: Final = "norburn/issue/2019-11-ilacs-standard-report/r3"
ISSUE_RECORDING: Final = "norburn/issue/2019-11-ilacs-standard-report/r4"
