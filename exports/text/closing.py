"""The closing sections: who may be one person, what could not be read, what was left out or withheld, what was read."""

from collections.abc import Iterator

from exports import sentences, terms
from exports.redactions import withheld as by_reason
from exports.text.entry import cited
from exports.text.page import Page, item, wrapped

_SHORT_HASH = 12


def may_be_one(page: Page) -> Iterator[str]:
    """Who may be one person: for a reviewer to say."""
    for each in page.chronology.proposals:
        basis, against = ("; ".join(map(page.told, reasons)) for reasons in (each.basis, each.against))
        said = page.say("may_be", one=page.name(each.one), other=page.name(each.other), basis=basis)
        yield from item(said, page.say("against", entries=against) if against else "")


def problems(page: Page) -> Iterator[str]:
    """What could not be read or trusted, and where."""
    for problem in page.chronology.problems:
        yield from item(
            f"{cited(page, problem.source)}: {of_reading(page, problem.message)} ({page.say(problem.severity)})"
        )


def of_reading(page: Page, text: str) -> str:
    """What reading says of a source, in the document's language where there are words for it."""
    return sentences.of_reading(text, page.chronology.language)


def ignored(page: Page) -> Iterator[str]:
    """What was left out on purpose, by the rule that names it."""
    for rule in page.chronology.ignored:
        said = page.say("times", count=rule.count, path=rule.path, reason=of_reading(page, rule.reason))
        yield from item(f"{rule.document}: {said}")


def withheld(page: Page) -> Iterator[str]:
    """What was taken out for the recipient: why, what stands for it and how often; never what it was."""
    found = by_reason(page.chronology)
    if found:
        yield from wrapped(page.say("withheld_intro"), "  ")
    for each in found:
        yield from item(page.say(f"withheld_{each.reason}", count=each.count))
        margin = max(len(kind.placeholder) for kind in each.kinds) + 2
        for kind in each.kinds:
            yield from wrapped(f"{kind.says} ({kind.count})", f"      {kind.placeholder.ljust(margin)}")


def sources(page: Page) -> Iterator[str]:
    """What was read, by which reader, and the totals that must reconcile."""
    for read in page.chronology.documents:
        totals = page.say(
            "of_found",
            accounted=read.accounted,
            found=read.found,
            unit=terms.code(read.unit, page.chronology.language),
            accounts=read.accounts,
        )
        yield from item(f"{read.name} ({read.importer}; {totals}) sha256 {read.sha256[:_SHORT_HASH]}")


def abbreviations(page: Page) -> Iterator[str]:
    """What the abbreviations in the words above are used for."""
    found = page.abbreviations
    if found:
        yield from wrapped(page.say("abbreviations_intro"), "  ")
    margin = max((len(each.short) for each in found), default=0) + 2
    for each in found:
        meant = page.say("meant_or").join(each.meanings) or page.say("meant_unknown")
        yield from wrapped(meant, f"  {each.short.ljust(margin)}")
