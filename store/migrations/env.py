"""Alembic's entry: run the revisions on the connection that the caller opened and will commit."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
