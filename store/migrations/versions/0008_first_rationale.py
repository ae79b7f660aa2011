"""Second scores keep the reason of the first score as it was when they were given."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("second_score", sa.Column("first_rationale", sa.Text(), server_default="", nullable=False))
