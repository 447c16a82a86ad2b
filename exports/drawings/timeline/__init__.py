"""The timeline: what held above, what happened below, on one axis of days; values in `spans`, drawn in `chart`."""
