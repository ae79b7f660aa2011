"""The workspace on disk: engine, tables, journal, actions, queries, search, files, backup and migrations."""
