"""Filters `model_name` and `model_meaning`, a kind of agreement in plain words, and `sentence`."""

from datasette import hookimpl

NAMES = {
    "task-force": "Task force",
    "jail-enforcement": "Jail enforcement",
    "warrant-service-officer": "Warrant service officer",
    "hybrid": "Hybrid",
    "tribal-task-force": "Tribal task force",
}
MEANINGS = {
    "task-force": "officers may question and arrest people over their immigration status while "
    "they do their usual work, on the street and on the road",
    "jail-enforcement": "officers question people who are held in the local jail about their "
    "immigration status and begin their deportation",
    "warrant-service-officer": "officers serve ICE’s own warrants on people who are held in the "
    "local jail; they do not question them",
    "hybrid": "ICE joins more than one kind in one agreement",
    "tribal-task-force": "a task force agreement with the police of a tribe",
}


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["model_name"] = model_name
    env.filters["model_meaning"] = MEANINGS.get
    env.filters["sentence"] = sentence


def model_name(model: str) -> str:
    """`Task force` for `task-force`; the words of a kind that we do not know."""
    return NAMES.get(model) or model.replace("-", " ").capitalize()


def sentence(words: str) -> str:
    """Words with a capital and a full stop; all other letters stay: "ICE" is no "ice"."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
