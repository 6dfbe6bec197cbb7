"""Runs migrations on the connection that `record/engine.py` hands over."""

from alembic import context

from communique.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
)
context.run_migrations()
