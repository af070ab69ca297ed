"""What people do with a form, from its start to its record: each verb one transaction's worth of work."""
