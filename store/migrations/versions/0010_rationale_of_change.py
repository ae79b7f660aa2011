"""Changes of levels keep the rationale that stood when the level was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("score_change", sa.Column("rationale", sa.Text(), server_default="", nullable=False))
