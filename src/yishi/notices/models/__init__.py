"""What is stored of notices: the notices, the outbox, what each person chose, the roads out."""

from yishi.notices.models.choices import Address, Choice, Feed
from yishi.notices.models.notice import Notice, Sweep
from yishi.notices.models.outbox import Delivery, Enclosed, Hook

__all__ = ["Address", "Choice", "Delivery", "Enclosed", "Feed", "Hook", "Notice", "Sweep"]
