"""The order of suggestions that came to put words in at one place."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("suggestion", sa.Column("rank", sa.Integer(), server_default="0", nullable=False))
