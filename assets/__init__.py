"""Rubrics, scripts, phrases, fonts, sounds and sample takes that ship with the product."""
