from linting import good_pdf, good_text

__all__ = ["good_pdf", "good_text"]
