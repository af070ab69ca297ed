"""The verbs: one transaction's worth of work each."""
