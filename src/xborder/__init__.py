"""xborder: exact, dated, sourced arithmetic for people who sell across borders."""
