"""Landed cost: what a parcel costs at the buyer's door, who collects what, and by which law."""
