"""What a document of few pages says shorter: entries in a line or run in, findings, people and sources in brief."""
