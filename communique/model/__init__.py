"""Frozen, typed values: what a report, a finding, a party and a thread are. No I/O."""
