"""The Word file of a report: template, blocks, fields and package."""
