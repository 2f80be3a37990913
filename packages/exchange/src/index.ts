export type { DcsaErrorCode, DcsaRemark } from './dcsa-tnt/errors.js'
export { readDcsaEvents } from './dcsa-tnt/read.js'
export { type DcsaUnwritable, type WrittenDcsaEvents, writeDcsaEvents } from './dcsa-tnt/write.js'
export { type DcsaUnsaid, type NamedPlace, type WrittenDcsaStory, writeDcsaStory } from './dcsa-tnt/write-story.js'
export { type AnswerHead, type ApplicationFault, writeAperak, writeContrl } from './edifact/answer.js'
export {
  type EdifactMessage,
  type Interchange,
  readInterchange,
  type SyntaxFault,
} from './edifact/interchange.js'
export {
  applicationFaults,
  type KeptSegment,
  type ReadEdifactMessage,
  readMessages,
} from './edifact/read-messages.js'
export type { EdifactRefusalCode, EdifactRemarkCode, ZoneOf } from './edifact/reading.js'
export { type InterchangeHead, segment, stamp, type WrittenSegment, writeInterchange } from './edifact/write.js'
export {
  type EpcisErrorCode,
  EpcisInvalidError,
} from './epcis/errors.js'
export { contentHash, type Digest, type EventInContext, eventPreHash } from './epcis/event-hash.js'
export { type Namespaces, namespacesOf } from './epcis/namespaces.js'
export type { EpcisNote } from './epcis/notes.js'
export { writeEpcisAnswer, writeEpcisEvent } from './epcis/query/answer.js'
export type { EpcisNarrowing, EpcisQuery, NamePattern, StoredEpcisEvent, TimeRange } from './epcis/query/query.js'
export { readEpcisQuery } from './epcis/query/read.js'
export {
  EPCIS_SIZE_LIMIT,
  type EpcisOptions,
  type EpcisReading,
  type ReadEvent,
  readEpcis,
  writeEpcisJson,
  writeEpcisXml,
} from './epcis/read.js'
export { recordKey } from './epcis/record.js'
export { isUri } from './epcis/uri.js'
export { EPCIS_CONTEXT } from './epcis/vocabulary.js'
export { withoutIgnored } from './epcis/without-ignored.js'
export { type KeptEvent, type ToldEvents, writeEpcisStory } from './epcis/write-story.js'
export { writeAtom } from './feed/atom.js'
export type { Feed, FeedItem } from './feed/feed.js'
export { writeJsonFeed } from './feed/json-feed.js'
export type { GtfsErrorCode, GtfsFiles } from './gtfs/cells.js'
export { readGtfs } from './gtfs/read.js'
export { type GtfsWriteOptions, writeGtfs } from './gtfs/write.js'
export { type ToldMilestone, writeMilestone } from './intake/milestone.js'
export { readEpcisReport, readReport } from './intake/read-report.js'
export type { Report, ReportAnswer, ReportedEvent, ReportPorts } from './intake/report.js'
export { readJsonText, writeJsonLine } from './json/json-text.js'
export type { DocumentFault } from './json/shape.js'
export { KARAVAN_NAMESPACES } from './karavan-terms.js'
export type { ReadMessage, Refusal, Remark } from './received.js'
export { readSpreadsheet } from './spreadsheet/read.js'
export type { Sheet, SheetRow, SpreadsheetErrorCode, Workbook } from './spreadsheet/workbook.js'
export type { WagonColumn } from './wagon-report/columns.js'
export { type ColumnsMissing, ColumnsMissingError } from './wagon-report/columns-missing.js'
export type { WagonReportErrorCode } from './wagon-report/errors.js'
export { type MappingProposal, proposeMapping, readMapping, type WagonReportMapping } from './wagon-report/mapping.js'
export type { ReportedStation, WagonReportPorts } from './wagon-report/ports.js'
export { readWagonReport } from './wagon-report/read.js'
export type { ReportRow, WagonRefusal, WagonRemark, WagonReportReading } from './wagon-report/remarks.js'
