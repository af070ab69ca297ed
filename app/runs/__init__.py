"""The walk: values, path, events and state of a run, without HTTP or SQL."""
