import type { JsonNumber, JsonObject, JsonValue } from './json.js'

/** Fields of users and vendors: a prefix and a name, or a whole IRI. They are kept as they came. */
interface Extensions {
  readonly [name: `${string}:${string}`]: JsonValue
}

/** A time with its offset, `2026-11-02T06:40:00+05:00`. */
type DateTime = string

/** An EPC URN, a GS1 Digital Link or any other URI. */
type Uri = string

/** A word of the Core Business Vocabulary, bare (`loading`, `in_transit`), or a URI of another vocabulary. */
type Word = string

/** What kind of thing happened; users may define others by URI. */
export type EpcisEventType =
  | 'ObjectEvent'
  | 'AggregationEvent'
  | 'TransactionEvent'
  | 'TransformationEvent'
  | 'AssociationEvent'

/** What an event says of the life of its things: their beginning, a time in it, their end. */
export type EpcisAction = 'ADD' | 'OBSERVE' | 'DELETE'

/** Says of an event that was reported before that it is wrong; the event itself is never changed. */
export interface ErrorDeclaration extends Extensions {
  readonly declarationTime: DateTime
  readonly reason?: Word
  readonly correctiveEventIDs?: readonly Uri[]
}

export interface QuantityElement {
  readonly epcClass: Uri
  readonly quantity?: JsonNumber
  /** Unit after UN/ECE Recommendation 20; without it, pieces. */
  readonly uom?: string
}

export interface EpcisPlace extends Extensions {
  readonly id: Uri
}

export interface BizTransaction {
  readonly type?: Word
  readonly bizTransaction: Uri
}

export interface EpcisSource {
  readonly type: Word
  readonly source: Uri
}

export interface EpcisDestination {
  readonly type: Word
  readonly destination: Uri
}

export interface SensorMetadata extends Extensions {
  readonly time?: DateTime
  readonly startTime?: DateTime
  readonly endTime?: DateTime
  readonly deviceID?: Uri
  readonly deviceMetadata?: Uri
  readonly rawData?: Uri
  readonly dataProcessingMethod?: Uri
  readonly bizRules?: Uri
}

export interface SensorReport extends Extensions {
  readonly type: Word
  readonly exception?: Word
  readonly deviceID?: Uri
  readonly deviceMetadata?: Uri
  readonly rawData?: Uri
  readonly dataProcessingMethod?: Uri
  readonly bizRules?: Uri
  readonly time?: DateTime
  readonly microorganism?: Uri
  readonly chemicalSubstance?: Uri
  readonly value?: JsonNumber
  readonly component?: Word
  readonly stringValue?: string
  readonly booleanValue?: boolean
  readonly hexBinaryValue?: string
  readonly uriValue?: Uri
  readonly minValue?: JsonNumber
  readonly maxValue?: JsonNumber
  readonly meanValue?: JsonNumber
  readonly sDev?: JsonNumber
  readonly percRank?: JsonNumber
  readonly percValue?: JsonNumber
  readonly uom?: string
  readonly coordinateReferenceSystem?: Uri
}

export interface SensorElement extends Extensions {
  readonly sensorMetadata?: SensorMetadata
  readonly sensorReport: readonly SensorReport[]
}

interface EventCore extends Extensions {
  readonly eventTime: DateTime
  /** Offset of the place and time of the event, `+05:00`. */
  readonly eventTimeZoneOffset: string
  /** When a repository took it in. */
  readonly recordTime?: DateTime
  readonly eventID?: Uri
  readonly certificationInfo?: Uri | readonly Uri[]
  readonly errorDeclaration?: ErrorDeclaration
  readonly bizStep?: Word
  readonly disposition?: Word
  readonly readPoint?: EpcisPlace
  readonly bizLocation?: EpcisPlace
  readonly bizTransactionList?: readonly BizTransaction[]
  readonly sourceList?: readonly EpcisSource[]
  readonly destinationList?: readonly EpcisDestination[]
  readonly sensorElementList?: readonly SensorElement[]
}

interface PersistentDisposition {
  readonly set?: readonly Word[]
  readonly unset?: readonly Word[]
}

/** Something happened to one or more things: seen at a gate, through customs, damaged. */
export interface ObjectEvent extends EventCore {
  readonly type: 'ObjectEvent'
  readonly action: EpcisAction
  readonly epcList?: readonly Uri[]
  readonly quantityList?: readonly QuantityElement[]
  readonly persistentDisposition?: PersistentDisposition
  /** Master data of instances and lots; only where they begin (`ADD`). */
  readonly ilmd?: JsonObject
}

/** Things were put into, onto or taken off another for a time: a container on a wagon. */
export interface AggregationEvent extends EventCore {
  readonly type: 'AggregationEvent'
  readonly action: EpcisAction
  readonly parentID?: Uri
  readonly childEPCs?: readonly Uri[]
  readonly childQuantityList?: readonly QuantityElement[]
}

/** Things were tied to a business transaction: a consignment note was issued. */
export interface TransactionEvent extends EventCore {
  readonly type: 'TransactionEvent'
  readonly action: EpcisAction
  readonly bizTransactionList: readonly BizTransaction[]
  readonly parentID?: Uri
  readonly epcList?: readonly Uri[]
  readonly quantityList?: readonly QuantityElement[]
}

/** Things were used up and others came of them. */
export interface TransformationEvent extends EventCore {
  readonly type: 'TransformationEvent'
  readonly inputEPCList?: readonly Uri[]
  readonly inputQuantityList?: readonly QuantityElement[]
  readonly outputEPCList?: readonly Uri[]
  readonly outputQuantityList?: readonly QuantityElement[]
  readonly transformationID?: Uri
  readonly persistentDisposition?: PersistentDisposition
  readonly ilmd?: JsonObject
}

/** Things were fixed to another: a seal on a container, a tracker on a wagon. */
export interface AssociationEvent extends EventCore {
  readonly type: 'AssociationEvent'
  readonly action: EpcisAction
  readonly parentID: Uri
  readonly childEPCs?: readonly Uri[]
  readonly childQuantityList?: readonly QuantityElement[]
}

/** An event of a kind that users or vendors define, by the URI of that kind. */
export interface ExtendedEvent extends EventCore {
  readonly type: `${string}:${string}`
}

/** An event of EPCIS 2.0 in its JSON form. */
export type EpcisEvent =
  | ObjectEvent
  | AggregationEvent
  | TransactionEvent
  | TransformationEvent
  | AssociationEvent
  | ExtendedEvent
