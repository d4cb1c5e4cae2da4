"""Currency risk for a merchant: rates, exposure, hedges, programmes, risk, margin, accounting."""
