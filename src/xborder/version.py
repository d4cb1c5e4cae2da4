"""The version of the library, which every quote carries."""

VERSION = "0.1.0"
