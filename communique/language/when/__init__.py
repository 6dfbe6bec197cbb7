"""Words that name a time, and the days that they mean."""
