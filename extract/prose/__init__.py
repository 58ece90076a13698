"""Prose about the real world: sentences in which each name, date, season and quotation is one letter.

A rule then reads grammar: `The Hollow was cast as Mara in March 2019` is `¤ was cast as ¤ in ¤`.
"""
