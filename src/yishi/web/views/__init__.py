"""The views, by whom they serve; importing this package declares every page."""

from yishi.web.views import doing as doing
from yishi.web.views import handbook as handbook
from yishi.web.views import homes as homes
from yishi.web.views import imports as imports
from yishi.web.views import lists as lists
from yishi.web.views import matters as matters
from yishi.web.views import people as people
from yishi.web.views import portal as portal
from yishi.web.views import practice as practice
from yishi.web.views import proof as proof
from yishi.web.views import readings as readings
from yishi.web.views import registers as registers
from yishi.web.views import setup as setup
from yishi.web.views import sign_in as sign_in
from yishi.web.views import units as units
from yishi.web.views import workdays as workdays
