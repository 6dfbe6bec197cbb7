"""From a report to what it says. The only folder that knows the parser and the trained models."""
