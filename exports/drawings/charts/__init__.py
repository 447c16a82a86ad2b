"""Small charts: bars with their numbers, where these show at a glance what a sentence and its entries say."""
