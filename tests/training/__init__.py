"""Tests of what the tables are fitted with."""
