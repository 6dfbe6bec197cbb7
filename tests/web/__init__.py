"""The desk as a reader has it: pages, data, keys, and what a hostile report can't do."""
