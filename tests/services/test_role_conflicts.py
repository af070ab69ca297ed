"""Roles that exclude each other are not given to one person, however they are given."""

from __future__ import annotations

from app.services import projects
from app.services.role_conflicts import conflict
from app.store import Store
from tests.conftest import Place
from tests.services.changed import changed_office
from tests.services.desk import refuses
from tests.services.published import Office


def test_who_leads_a_project_is_not_made_its_reviewer(hall: Office) -> None:
    hall.idea()
    hall.person("Robin", "PM", project=hall.project())
    with refuses("roles-exclude"):
        projects.add_member(hall.work(hall.paula), hall.project().number, "QRV", hall.robin)
    projects.add_member(hall.work(hall.paula), hall.project().number, "QRV", hall.ellen)


def test_it_counts_whichever_of_the_two_roles_says_so(hall: Office) -> None:
    hall.idea()
    hall.person("Ellen", "QRV", project=hall.project())
    with refuses("roles-exclude"):
        projects.add_member(hall.work(hall.paula), hall.project().number, "SPO", hall.ellen)


def test_who_starts_a_form_names_nobody_for_two_roles_that_exclude_each_other(hall: Office) -> None:
    hall.idea()
    number = hall.project().number
    with refuses("roles-exclude"):
        hall.start(hall.robin, "gate-g0", number, PM=hall.mirjam)  # she is the sponsor
    hall.start(hall.robin, "gate-g0", number, PM=hall.robin)


def test_two_people_can_change_places_in_one_go(hall: Office) -> None:
    hall.idea()
    project = hall.project()
    hall.person("Robin", "PM", project=project)
    projects.fill_roles(hall.work(hall.paula), project, {"PM": hall.mirjam, "SPO": hall.robin})


def test_some_roles_exclude_each_other_in_larger_projects_only(store: Store, place: Place) -> None:
    changes = {"processes/roles.yml": (("excludes: [PM]", "excludes: [{role: PM, classes: [M]}]"),)}
    with changed_office(store, place, changes) as office:
        office.idea(100_000)
        project = office.project()
        office.person("Mirjam", "SPO", project=project)
        for size, message in (("M", "roles-exclude"), ("S", None), (None, None)):
            project.project_class = size
            office.session.flush()
            found = conflict(office.work(office.paula), project.id, "PM", office.mirjam.id)
            assert (found.id if found else None) == message


def test_nobody_gives_a_role_to_himself(hall: Office) -> None:
    hall.idea()
    project = hall.project()
    with refuses("may-not-give-yourself"):
        projects.add_member(hall.work(hall.paula), project.number, "PM", hall.paula)
    projects.add_member(hall.work(hall.mirjam), project.number, "PM", hall.paula)
