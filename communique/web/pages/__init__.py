"""The pages of the desk, each a question to a day's shelf and the sheet that answers it."""
