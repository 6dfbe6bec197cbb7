"""What a dossier says to a program."""
