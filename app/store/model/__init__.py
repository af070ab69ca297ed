"""The tables, one class each."""

from app.store.model.administration import Administration, AdministrationUse
from app.store.model.edition import Bundle, Definition, Edition, EditionDefinition
from app.store.model.event import Event, Payload
from app.store.model.finding import SearchChange
from app.store.model.kinds import JsonValue, canonical, clean, new_id
from app.store.model.person import Attempt, Credential, Invitation, LoginSession, Person, RoleAssignment
from app.store.model.project import FactChange, Project, ProjectFact, ProjectMerge
from app.store.model.record import Counter, Lesson, RegisterRow, RowEvent, StoredFile
from app.store.model.row import Row
from app.store.model.run import Answer, Draft, Run

__all__ = [
    "Administration",
    "AdministrationUse",
    "Answer",
    "Attempt",
    "Bundle",
    "Counter",
    "Credential",
    "Definition",
    "Draft",
    "Edition",
    "EditionDefinition",
    "Event",
    "FactChange",
    "Invitation",
    "JsonValue",
    "Lesson",
    "LoginSession",
    "Payload",
    "Person",
    "Project",
    "ProjectFact",
    "ProjectMerge",
    "RegisterRow",
    "RoleAssignment",
    "Row",
    "RowEvent",
    "Run",
    "SearchChange",
    "StoredFile",
    "canonical",
    "clean",
    "new_id",
]
