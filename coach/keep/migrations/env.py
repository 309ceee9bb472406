"""Runs migrations on the connection that the library hands over, inside the library's own transaction."""

from __future__ import annotations

from alembic import context

from coach.keep.schema import VERSION_TABLE

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=False)
context.run_migrations()
