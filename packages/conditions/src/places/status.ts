import { DAY_MINUTES, type EpochMinutes, momentSpan } from '@karavan/core'
import type { LocationId, Mode, PlaceState, StandingPlace, StatusReport } from '@karavan/model'

/** Days after which a word about a state that goes on is called old. */
const OLD_AFTER_DAYS = 7

/** A report with its dates as instants. */
interface Dated {
  readonly report: StatusReport
  readonly since: EpochMinutes
  /** First instant after it; null while it goes on. */
  readonly until: EpochMinutes | null
  readonly said: EpochMinutes
}

/** A piece of time for which a report is the last word about its place. */
interface ReportedSpan {
  readonly report: StatusReport
  readonly from: EpochMinutes
  /** First instant after it. */
  readonly until: EpochMinutes
}

/** Reports by place, the last said first, with the dates they stand for; reports without a date are left out. */
export class StatusLog {
  private readonly byPlace = new Map<LocationId, Dated[]>()

  constructor(reports: Iterable<StatusReport>) {
    for (const report of reports) {
      const [since, until, said] = [
        momentSpan(report.since),
        report.until && momentSpan(report.until),
        momentSpan(report.said),
      ]
      if (since === null) continue
      const list = this.byPlace.get(report.place) ?? []
      list.push({
        report,
        since: since.from,
        until: typeof until === 'object' && until !== null ? until.until : null,
        said: said?.from ?? since.from,
      })
      this.byPlace.set(report.place, list)
    }
    for (const list of this.byPlace.values())
      list.sort((a, b) => b.said - a.said || b.since - a.since || (a.report.id < b.report.id ? -1 : 1))
  }

  places(): readonly LocationId[] {
    return [...this.byPlace.keys()].sort()
  }

  /** What the last word about a place says of an instant; null where nobody said anything of it. */
  at(place: LocationId, mode: Mode | null, at: EpochMinutes): StandingPlace | null {
    const dated = (this.byPlace.get(place) ?? []).find((one) => looksAt(one.report, mode) && covers(one, at))
    if (dated === undefined) return null
    const ageDays = Math.max(0, Math.floor((at - dated.said) / DAY_MINUTES))
    return {
      place,
      state: dated.report.state,
      report: dated.report,
      ageDays,
      old: dated.until === null && ageDays > OLD_AFTER_DAYS,
    }
  }

  /** What is said of a stretch of time, piece by piece; of the gaps between them nobody says anything. */
  spans(place: LocationId, mode: Mode | null, from: EpochMinutes, until: EpochMinutes): readonly ReportedSpan[] {
    const looking = (this.byPlace.get(place) ?? []).filter(({ report }) => looksAt(report, mode))
    const marks = looking.flatMap((one) => [one.since, endOf(one)])
    const cuts = [...new Set([from, until, ...marks.filter((at) => at > from && at < until)])].sort((a, b) => a - b)
    return cuts.slice(1).flatMap((end, i): ReportedSpan[] => {
      const start = cuts[i] ?? end
      const said = looking.find((one) => covers(one, start))
      return said === undefined ? [] : [{ report: said.report, from: start, until: end }]
    })
  }

  /** Minutes of a stretch of time by what is said of them; those of which nobody says anything are in none. */
  minutes(
    place: LocationId,
    mode: Mode | null,
    from: EpochMinutes,
    until: EpochMinutes,
  ): Readonly<Record<PlaceState, number>> {
    const total = { open: 0, limited: 0, closed: 0 }
    for (const span of this.spans(place, mode, from, until)) total[span.report.state] += span.until - span.from
    return total
  }
}

function looksAt({ modes }: StatusReport, mode: Mode | null): boolean {
  return mode === null || modes.length === 0 || modes.includes(mode)
}

/** A state that goes on is believed until its expected end, or for a week after the word; announced before it begins, for a week of it. */
function endOf({ report, since, until, said }: Dated): EpochMinutes {
  if (until !== null) return until
  const expected = report.expectedUntil === null ? null : momentSpan(report.expectedUntil)
  return Math.max(since + 1, expected?.until ?? Math.max(said, since) + OLD_AFTER_DAYS * DAY_MINUTES)
}

function covers(one: Dated, at: EpochMinutes): boolean {
  return one.since <= at && at < endOf(one)
}
