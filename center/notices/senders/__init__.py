"""The channels that notices leave by."""
