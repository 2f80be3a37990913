import type { ReadMessage } from '../received.js'

/** What is odd in a report and was taken all the same. */
export type WagonRemark =
  /** A number whose check digit does not fit. */
  | 'checkDigitWrong'
  /** A number that is one digit short, as those are that lost a leading zero in a spreadsheet. */
  | 'zeroLost'
  | 'containerMalformed'
  /** Words of an operation that are not known; the event has no business step. */
  | 'operationUnknown'
  | 'stationUnknown'
  /** The times of the report have no zone; the mapping gave it. Once a report. */
  | 'zoneSupplied'
  | 'yearSupplied'
  /** A date without time of day. */
  | 'timeMissing'
  /** A date that stood as the number of a day. */
  | 'serialDate'
  | 'inFuture'
  /** A row without a wagon that is no total: a title between groups. */
  | 'rowPassedOver'
  /** A sheet without the columns of the mapping. */
  | 'sheetPassedOver'

/** Why there is no event of a row. */
export type WagonRefusal =
  | 'wagonMissing'
  | 'wagonMalformed'
  | 'dateMissing'
  | 'dateInvalid'
  | 'stationMissing'
  | 'zoneUnknown'

/** What a row says beside its events. */
export interface ReportRow {
  readonly pointer: string
  /** How many events were made of it. */
  readonly events: number
  /**
   * Headers with the cells that are in no event: how long the wagon has stood, and columns that the mapping does not name.
   * They change from day to day while the operation stays the same, so they would make one event two.
   */
  readonly beside: readonly (readonly [header: string, cell: string])[]
}

/** What a report says. */
export interface WagonReportReading extends ReadMessage<WagonRemark, WagonRefusal> {
  /** Rows of which events were made, in the order of the report. */
  readonly rows: readonly ReportRow[]
}
