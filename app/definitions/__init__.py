"""What the PMO wrote: processes, checklists and rules, loaded and checked."""
