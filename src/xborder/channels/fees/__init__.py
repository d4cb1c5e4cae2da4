"""Fees: scales, fees, schedules, and what they come to for an order."""
