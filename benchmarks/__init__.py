"""Speed, as ratios measured in one run against a named alternative, each with what it got right on what it timed."""
