"""A sample organisation to look around in, told by the same services that people use."""

from app.services.demo.lifecycle import Sample, ensure, people, start_over

__all__ = ["Sample", "ensure", "people", "start_over"]
