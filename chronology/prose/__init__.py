"""What words tell: kinds of event by their cue phrases, and how a sentence means them. Several importers read prose."""
