"""Sites and payment providers whose fees are built in, one module each."""
