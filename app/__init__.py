"""Duban 督办: how a government keeps its promises."""
