"""What a run comes to: its fetches counted, its outcome named."""

from collections import Counter
from dataclasses import dataclass, field, replace

from archive.records import Outcome, Run
from archive.times import now

TELLING = 3  # documents that must all fail before it says something of the source

ANSWERED = (  # a page came back, whatever it was good for
    Outcome.RELEVANT,
    Outcome.IRRELEVANT,
    Outcome.LISTING,
    Outcome.EMPTY,
    Outcome.PAGE_CHANGED,
    Outcome.NOT_A_FEED,
)
FAILED = (
    Outcome.EMPTY,
    Outcome.PAGE_CHANGED,
    Outcome.NOT_A_FEED,
    Outcome.TIME_OUT,
    Outcome.TOO_LARGE,
    Outcome.FAILED,
)
BLOCKED = (Outcome.BLOCKED, Outcome.FORBIDDEN_BY_ROBOTS)
READ = (Outcome.RELEVANT, Outcome.IRRELEVANT, Outcome.NOT_MODIFIED)


@dataclass(kw_only=True)
class Tally:
    """Counts that grow while a run lasts."""

    fetches: Counter[Outcome] = field(default_factory=Counter)  # every one, retries too
    kept: Counter[str] = field(default_factory=Counter)  # documents new, changed, unchanged
    listings: Counter[Outcome] = field(default_factory=Counter)  # as each ended
    documents: Counter[Outcome] = field(default_factory=Counter)  # as each ended
    trouble: tuple[Outcome, str] | None = None  # the first that befell the run as a whole

    def finished(self, run: Run) -> Run:
        """The run as it ends now."""
        outcome, message = self._ending(run.source)
        return replace(
            run,
            finished_at=now(),
            outcome=outcome,
            message=message,
            asked=self.fetches.total() - self.fetches[Outcome.FORBIDDEN_BY_ROBOTS],
            fetched=self._count(ANSWERED),
            not_modified=self.fetches[Outcome.NOT_MODIFIED],
            new=self.kept["new"],
            changed=self.kept["changed"],
            unchanged=self.kept["unchanged"],
            irrelevant=self.fetches[Outcome.IRRELEVANT],
            gone=self.fetches[Outcome.GONE],
            blocked=self._count(BLOCKED),
            failed=self._count(FAILED),
        )

    def _ending(self, source: str) -> tuple[Outcome, str | None]:
        if self.trouble is not None:
            return self.trouble
        lost = Counter({one: self.documents[one] for one in (*FAILED, *BLOCKED)})
        if lost.total() >= TELLING and not any(self.documents[one] for one in READ):
            return lost.most_common(1)[0][0], (
                f"{source}: none of {lost.total()} documents could be read"
            )
        if self.listings[Outcome.NOT_MODIFIED] and not self._count(ANSWERED):
            return Outcome.NOT_MODIFIED, None
        return Outcome.OK, None

    def _count(self, outcomes: tuple[Outcome, ...]) -> int:
        return sum(self.fetches[outcome] for outcome in outcomes)
