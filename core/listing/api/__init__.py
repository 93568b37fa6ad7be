"""The pages as JSON: ``/api`` before the address of a list or of a record is its data.

The rows are those of the page: the same view answers, by the same query and columns.
"""
