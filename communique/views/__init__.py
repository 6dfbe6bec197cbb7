"""What a dossier shows of itself: plain values without words of ours, for every face to put."""
