"""Lessons at work: the library, which lessons fit a project, and what became of them there."""

from app.services.lessons.library import lesson_seen, lessons_seen

__all__ = ["lesson_seen", "lessons_seen"]
