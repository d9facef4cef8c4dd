"""What deputies do beyond suggestions and bills, and tell their voters of: the sources of the record of duty (M16)."""

from yishi.rulebook.deputy_activities.activities import DEPUTY_ACTIVITY as DEPUTY_ACTIVITY
from yishi.rulebook.deputy_activities.voter_reports import VOTER_REPORT as VOTER_REPORT
