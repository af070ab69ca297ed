"""Step to form: WTForms lives here."""
