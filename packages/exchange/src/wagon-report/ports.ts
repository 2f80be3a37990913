import type { EpochMinutes } from '@karavan/core'

/** A station as a report names it; at least one of the two is given. */
export interface ReportedStation {
  readonly esr: string | null
  readonly name: string | null
}

/** What a report does not say itself. */
export interface WagonReportPorts {
  /** The place of a station: the URI that events name it by, and its zone. Null where it is not known. */
  readonly place: (station: ReportedStation) => { readonly id: string; readonly zone: string } | null
  readonly receivedAt: EpochMinutes
}
