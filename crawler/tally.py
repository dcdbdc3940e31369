"""What a run comes to: its endings counted, its outcome named."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from archive.records import ANSWERED, BARRED, FAILURES, READ, Outcome, Run
from archive.times import now

LOSSES = (*FAILURES, *BARRED, Outcome.GONE)  # of a document that a run asked for and did not read


@dataclass(kw_only=True)
class Tally:
    """Counts that grow while a run lasts. An address counts once, however often it was retried."""

    asked: int = 0  # requests sent, retries and redirects too
    kept: Counter[str] = field(default_factory=Counter)  # documents new, changed, unchanged
    listings: Counter[Outcome] = field(default_factory=Counter)  # as each ended
    documents: Counter[Outcome] = field(default_factory=Counter)  # as each ended
    removed: int = 0  # documents of ours that are gone: no loss, but what we look again for
    samples: dict[Outcome, str] = field(default_factory=dict)  # the first document lost so
    trouble: tuple[Outcome, str] | None = None  # the first that befell the run as a whole

    def finished(self, run: Run) -> Run:
        """The run as it ends now."""
        ended = self.listings + self.documents
        outcome, message = self._ending(run.source)
        return replace(
            run,
            finished_at=now(),
            outcome=outcome,
            message=message,
            asked=self.asked,
            fetched=_count(ended, ANSWERED),
            not_modified=ended[Outcome.NOT_MODIFIED],
            new=self.kept["new"],
            changed=self.kept["changed"],
            unchanged=self.kept["unchanged"],
            irrelevant=ended[Outcome.IRRELEVANT],
            gone=ended[Outcome.GONE],
            blocked=_count(ended, BARRED),
            failed=_count(ended, FAILURES),
        )

    def _ending(self, source: str) -> tuple[Outcome, str | None]:
        if self.trouble is not None:
            return self.trouble
        lost = Counter({one: self.documents[one] for one in LOSSES})
        lost[Outcome.GONE] -= self.removed
        if lost.total() and not _count(self.documents, (*READ, Outcome.NOT_MODIFIED)):
            outcome = lost.most_common(1)[0][0]
            return outcome, (
                f"{source}: none of {lost.total()} documents asked for could be read"
                f" ({lost[outcome]} {outcome}), such as {self.samples[outcome]}"
            )
        if self.listings[Outcome.NOT_MODIFIED] and not _count(
            self.listings + self.documents, ANSWERED
        ):
            return Outcome.NOT_MODIFIED, None
        return Outcome.OK, None


def _count(ended: Counter[Outcome], outcomes: Collection[Outcome]) -> int:
    return sum(ended[outcome] for outcome in outcomes)
