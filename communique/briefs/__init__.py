"""What a dossier says to a reader: sentences, each with the words that carry it in a footnote."""
