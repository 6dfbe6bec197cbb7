"""From findings to threads: which of them are about one real thing, with reasons and dates."""
