"""VAT, GST and sales tax: who accounts for it, where, at what rate, in which return."""
