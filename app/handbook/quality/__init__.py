"""How well the search finds: questions with known answers, asked of any handbook."""

from app.handbook.quality.asking import Asked, Asker, ask, tops
from app.handbook.quality.figures import Figures, Percentiles, figures, percentiles
from app.handbook.quality.folder import folder_entries
from app.handbook.quality.questions import BadQuestions, Question, read_questions
from app.handbook.quality.repository import repository_entries

__all__ = [
    "Asked",
    "Asker",
    "BadQuestions",
    "Figures",
    "Percentiles",
    "Question",
    "ask",
    "figures",
    "folder_entries",
    "percentiles",
    "read_questions",
    "repository_entries",
    "tops",
]
