"""A second decision of VAT in the Union, written from the law alone."""
