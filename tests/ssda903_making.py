"""Invented SSDA903 returns for tests, in either form, and what was read of them."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from importers.ssda903 import Ssda903
from importers.ssda903.tables import HEADER, tables

ORDER = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "social_worker": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "liberty": "CHILD,DOB,DOLO_START,DOLO_END",
}
BORN = "04/05/2012"
Cells = Mapping[str, str]


def header(**cells: str) -> dict[str, str]:
    """One child as the header has them."""
    given = {"CHILD": "101", "SEX": "F", "DOB": BORN, "ETHNIC": "WBRI", "UPN": "A123456789012"}
    return {**given, **cells}


def episode(**cells: str) -> dict[str, str]:
    """The start of a first episode that goes on."""
    given = {
        "CHILD": "101",
        "DECOM": "01/06/2017",
        "RNE": "S",
        "LS": "C1",
        "CIN": "N1",
        "PLACE": "U6",
        "PLACE_PROVIDER": "PR1",
        "PL_POST": "ZZ1 1ZZ",
        "URN": "SC000001",
    }
    return {**given, **cells}


def row(**cells: str) -> dict[str, str]:
    """A row of any other table."""
    return {"CHILD": "101", "DOB": BORN, **cells}


def separated(name: str, rows: Sequence[Cells]) -> bytes:
    """A table as a file."""
    columns = ORDER[name].split(",")
    lines = [ORDER[name], *(",".join(f'"{cells.get(column, "")}"' for column in columns) for cells in rows)]
    return "\n".join(lines).encode()


def documents(folder: str = "", **given: Sequence[Cells]) -> list[Document]:
    """The files of one return."""
    return [Document(f"{folder}{name}.csv", content=separated(name, rows)) for name, rows in given.items()]


def read(folder: str = "", **given: Sequence[Cells]) -> list[Read]:
    """What the importer makes of a return."""
    files = documents(folder, **given)

    assert all(Ssda903().recognises(file).certainty is Certainty.CERTAIN for file in files)
    return list(Ssda903().read(files))


def told(*episodes: Cells) -> list[Read]:
    """What it makes of the episodes of one child with a header."""
    return read(header=[header()], episodes=list(episodes))


_EMPTY_TAGS = ("UPN", "UASC")
_HEAD = ("CHILDID", "UPN", "SEX", "DOB", "ETHNIC", "UASC", "DUC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR")
_MORE = ("SEX_ADOPTR", "LS_ADOPTR", "IN_TOUCH", "ACTIV", "ACCOM")
_GROUPS = ("missing", "reviews", "MOTHER", "MC_DOB", "prev_perm", "oc2", "placed_adoption")
_EPISODE = ("DECOM", "RNE", "LS", "CIN", "PL", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC")


def markup(**given: Sequence[Cells]) -> bytes:
    """The same return in its XML form, in the order that the published schema of 2021 wants."""
    children = "".join(_child(head, given) for head in given["header"])
    return f'<?xml version="1.0" encoding="us-ascii"?>\n<EXPSSDA903>{children}</EXPSSDA903>'.encode("ascii")


def _child(head: Cells, given: Mapping[str, Sequence[Cells]]) -> str:
    own = {
        name: [cells for cells in rows if cells["CHILD"] == head["CHILD"]]
        for name, rows in given.items()
        if name != HEADER
    }
    flat = {**head, "CHILDID": head["CHILD"], "UASC": "1" if own.get("uasc") else "0"}
    for name in ("uasc", "ad1", "oc3"):
        for cells in own.get(name, ()):
            flat |= {column: text for column, text in cells.items() if column not in ("CHILD", "DOB", "SEX")}
    said = "".join(_leaf(name, flat) for name in (*_HEAD, *_MORE))
    for name in _GROUPS:
        said += _leaf(name, flat) if name.isupper() else "".join(_group(name, cells) for cells in own.get(name, ()))
    episodes = "".join(_group("episodes", cells) for cells in own.get("episodes", ()))
    return f"<CHILD><HEADER>{said}</HEADER>{episodes}</CHILD>"


def _leaf(name: str, cells: Cells) -> str:
    text = cells.get(name, "")
    if not text and name not in _EMPTY_TAGS:
        return ""
    return f"<{name}>{escape(text)}</{name}>" if text else f"<{name}/>"


def _group(name: str, cells: Cells) -> str:
    table = tables()[name]
    tag = table.xml.rpartition("/")[2]
    if name == "episodes":
        flat = {**cells, "PL": cells["PLACE"]}
        said = "".join(f"<{column}>{escape(flat.get(column, ''))}</{column}>" for column in _EPISODE)
        reason = cells.get("REASON_PLACE_CHANGE", "")
        return f"<{tag}>{said}<REASON_PLACE_CHANGE>{reason}</REASON_PLACE_CHANGE></{tag}>"
    columns = [column for column in ORDER[name].split(",") if column not in ("CHILD", "DOB")]
    return (
        f"<{tag}>"
        + "".join(f"<{column}>{escape(cells.get(column, ''))}</{column}>" for column in columns)
        + f"</{tag}>"
    )
