"""From bytes to reports, with every unreadable piece told by name, line and remedy."""
