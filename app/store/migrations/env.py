"""Where Alembic finds the connection that `app.store.migrate` hands over."""

from alembic import context

from app.store.model import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
