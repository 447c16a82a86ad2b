"""Makes `chronology/prose/taught.toml` from the sentences of `corpus/taught/`: what each word weighs for each kind.

    make taught

A logistic regression by scikit-learn over what `chronology.prose.taught` weighs a sentence by. Rare things are weighed more, as
they tell more; what stands in one sentence alone is not weighed. The weights are rounded to steps of one and kept as characters. It prints
how well the sentences of each writer are told by the weights of all others.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.taught_sentences import GENERAL, KINDS, RECORDS, SORTS, every_sentence, made_from
from chronology.prose import taught
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.sure import bear_out
from chronology.prose.telling import Telling

_TABLE = Path(taught.__file__).with_name("taught.toml")
_WEIGHS = {"w": 1.0, "b": 1.0, "c": 0.35, "@": 1.0}
_STRONG = 30.0
_LEAST_OFTEN = 2
_MOST = 43
_OF_A_RECORD = 0.35


class Weigher:
    """Sentences as what they are weighed by."""

    def __init__(self, texts: Sequence[str]) -> None:
        held = [_counted(text) for text in texts]
        often = Counter(chain.from_iterable(counts for counts, _ in held))
        self.rarity = {name: math.log(len(texts) / n) + 1 for name, n in often.items() if n >= _LEAST_OFTEN}
        self._columns = DictVectorizer()
        self.taught = self._columns.fit_transform([self._weighed(*each) for each in held])

    @property
    def names(self) -> Sequence[str]:
        """What stands in each column."""
        return list(self._columns.get_feature_names_out())

    def of(self, texts: Iterable[str]) -> object:
        """Other sentences in the same columns."""
        return self._columns.transform([self._weighed(*_counted(text)) for text in texts])

    def _weighed(self, counts: Mapping[str, int], words: int) -> dict[str, float]:
        share = 1 / (6 * math.sqrt(max(words, taught.FEWEST)))
        return {
            name: self.rarity[name] * _WEIGHS[name[0]] * n * share for name, n in counts.items() if name in self.rarity
        }


def _counted(text: str) -> tuple[Mapping[str, int], int]:
    words = taught.words_of(folded(text))
    counts = Counter(chain.from_iterable(map(taught.features, words)))
    counts.update(chain.from_iterable(taught.features_of_pair(*pair) for pair in pairwise(words)))
    return counts, len(words)


def learned(every: Sequence[tuple[str, str, str]]) -> tuple[Weigher, LogisticRegression]:
    """The columns and the weights in them. A sentence of a record counts less than one that was written for this."""
    weigher = Weigher([sentence for sentence, _, _ in every])
    counts = [_OF_A_RECORD if writer == RECORDS else 1.0 for _, _, writer in every]
    labels = [label for _, label, _ in every]
    return weigher, LogisticRegression(C=_STRONG, max_iter=800).fit(weigher.taught, labels, sample_weight=counts)


def table(weigher: Weigher, model: LogisticRegression) -> str:
    """The table as it is kept."""
    labels = [str(label) for label in model.classes_]
    scale = np.array([weigher.rarity[name] * _WEIGHS[name[0]] for name in weigher.names]) / 6
    weights = model.coef_ * scale
    unit = float(np.abs(weights).max()) / _MOST
    # A few weigh far more than all others: they are cut, so that the steps are fine enough for the rest.
    unit = min(unit, float(np.quantile(np.abs(weights).max(axis=0), 0.999)) / _MOST)
    steps = np.clip(np.rint(weights / unit), -_MOST, _MOST).astype(int)
    rows = [
        f"{name}\t{''.join(chr(taught.ZERO + each) for each in column)}"
        for name, column in zip(weigher.names, steps.T, strict=True)
        if np.abs(column).max() > 1
    ]
    kinds = "\n".join(f'{label} = "{kind}"' for label, kind in KINDS.items())
    general = "\n".join(f'{sort} = "{label}"' for sort, label in GENERAL.items())
    sorts = "\n".join(f'{label} = "{sort}"' for label, sort in SORTS.items())
    return (
        "# Made by `make taught` from benchmarks/corpus/taught/; not to be written by hand.\n"
        f'made_from = "{made_from()}"\n'
        f"labels = {labels}\n"
        f"base = {[round(float(each), 3) for each in model.intercept_]}\n"
        f"unit = {unit:.6f}\n"
        f"weights = '''\n" + "\n".join(rows) + "\n'''\n"
        f"\n[kinds]\n{kinds}\n\n[sorts]\n{sorts}\n\n[general]\n{general}\n"
    )


def told_by_others() -> Iterator[str]:
    """Of each writer's sentences: how many grave ones the weights of all others tell, and how many plain ones they take for grave."""
    every = list(every_sentence())
    by_writer: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for sentence, label, writer in every:
        by_writer[writer].append((sentence, label))
    for writer, own in by_writer.items():
        weigher, model = learned([each for each in every if each[2] != writer])
        likely = model.predict_proba(weigher.of(s for s, _ in own))
        nothing = list(model.classes_).index("none")
        names = [label for label in model.classes_ if label != "none"]
        best = [names[row.argmax()] for row in np.delete(likely, nothing, axis=1)]
        grave = [
            (1 - row[nothing] >= 0.7, SORTS[told] == SORTS.get(label))
            for row, told, (_, label) in zip(likely, best, own, strict=True)
            if label != "none"
        ]
        plain = [1 - row[nothing] >= 0.7 for row, (_, label) in zip(likely, own, strict=True) if label == "none"]
        yield (
            f"{writer}: {sum(told and right for told, right in grave)} of {len(grave)} told as of their sort, "
            f"{sum(told for told, _ in grave)} as grave; {sum(plain)} of {len(plain)} plain ones as grave"
        )


def phrases_borne_out() -> Iterator[str]:
    """Of the phrases in each writer's sentences: how many are right, and of those that the weights of all others bear out (decision 0028)."""
    every = list(every_sentence())
    whole: Counter[str] = Counter()
    for writer in sorted({of for _, _, of in every} - {RECORDS}):
        weigher, model = learned([each for each in every if each[2] != writer])
        own = [(sentence, label) for sentence, label, of in every if of == writer]
        counts: Counter[str] = Counter()
        for (sentence, label), row in zip(own, model.predict_proba(weigher.of(s for s, _ in own)), strict=True):
            shares: dict[str, float] = defaultdict(float)
            for each, share in zip(model.classes_, row, strict=True):
                if each in SORTS:
                    shares[SORTS[each]] += share
            for sort in _sorts_named(sentence):
                borne = "borne out" if bear_out(sort, shares) else "not"
                counts[borne] += 1
                counts[f"{borne}, right"] += sort == SORTS.get(label)
        whole.update(counts)
        yield _borne(writer, counts)
    yield _borne("all", whole)


def _sorts_named(sentence: str) -> set[str]:
    """The sorts of grave thing that phrases and frames read in a sentence, its weights left out."""
    telling = Telling(folded(sentence))
    said = (said for span in sentences(sentence) for said in telling.said(span) if not said.by_weight)
    return {sort for one in said if (sort := taught.sort_of(one.kind))}


def _borne(writer: str, counts: Mapping[str, int]) -> str:
    of_all = counts["borne out"] + counts["not"]
    right = counts["borne out, right"] + counts["not, right"]
    return (
        f"{writer}: of {of_all} phrases {right} right; of {counts['borne out']} borne out {counts['borne out, right']} right, "
        f"of {counts['not']} others {counts['not, right']}"
    )


def main() -> None:
    """Write the table and print what it is worth."""
    every = list(every_sentence())
    _TABLE.write_text(table(*learned(every)), "utf-8")
    print(f"{len(every)} sentences; {_TABLE.stat().st_size // 1024} KiB")
    if "--worth" in sys.argv:
        for line in told_by_others():
            print(line)
        for line in phrases_borne_out():
            print(line)


if __name__ == "__main__":
    main()
