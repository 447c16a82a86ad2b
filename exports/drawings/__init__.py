"""Drawings that know nothing of a page: made once, drawn on a board, which is a PDF's pen or an SVG."""
