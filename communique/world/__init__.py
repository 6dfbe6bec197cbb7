"""What is known beforehand: states, their names, capitals and governments, groups and formats."""
