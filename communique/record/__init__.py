"""The store of reports and findings. The only folder that knows SQL."""
