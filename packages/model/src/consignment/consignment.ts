import type { EpochMinutes, Identifier, PartialDate } from '@karavan/core'
import { karavanUri } from '../epcis/index.js'
import type { EquipmentKind } from '../equipment.js'
import type { LocationId } from '../network.js'
import type { ArrivalCurve, Leg, TransportPlan } from '../plan.js'

/** What a party is to a consignment (UN/CEFACT: consignor, consignee and carrier trade party …). */
export const PARTY_ROLES = [
  'consignor',
  'consignee',
  'freightForwarder',
  'notifiedParty',
  'carrier',
  'terminalOperator',
  'customsAuthority',
  'customsAgent',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** How parties are numbered. */
export type PartyScheme = 'gln' | 'bin' | 'iin' | 'eori'

/** A number that has been checked, and by which rule. */
export type CheckedIdentifier<Scheme extends PartyScheme | 'container' | 'wagon8' | 'wagon12'> = {
  readonly [S in Scheme]: { readonly scheme: S; readonly value: Identifier<S> }
}[Scheme]

export interface ConsignmentParty {
  /** Ours; the sender of a report is named by it. One party may stand in several roles. */
  readonly partyId: string
  readonly role: PartyRole
  readonly name: string
  readonly identifiers: readonly CheckedIdentifier<PartyScheme>[]
  /** Legs of the chosen plan that a carrier runs, from 0. */
  readonly legs: readonly number[]
  /** Where a terminal or a customs authority does its work. */
  readonly locations: readonly LocationId[]
}

/** Packages of one kind. */
export interface Packages {
  readonly quantity: number
  /** Kind of package after UN/ECE Recommendation 21: `BX`, `PX`. */
  readonly kind: string | null
}

export interface DangerousGoods {
  readonly unNumber: Identifier<'unNumber'>
  /** Class of the UN Model Regulations, 1–9 with divisions such as `2.1`. */
  readonly hazardClass: string
  readonly packingGroup: 'I' | 'II' | 'III' | null
}

/** Goods of one kind (UN/CEFACT: included consignment item). */
export interface ConsignmentItem {
  /** Ours, within the consignment. */
  readonly itemId: string
  readonly description: string
  /** Harmonized System, 2 to 10 digits. */
  readonly hs: string | null
  /** Harmonised Nomenclature of Goods of SMGS (GNG), 8 digits. */
  readonly gng: string | null
  readonly packages: Packages | null
  /** Goods with their packages, kilograms, above 0. */
  readonly grossKg: number | null
  readonly dangerousGoods: DangerousGoods | null
}

/** Number of a box, wagon or vehicle; plates have no check digit. */
export type EquipmentNumber =
  | CheckedIdentifier<'container' | 'wagon8' | 'wagon12'>
  | { readonly scheme: 'plate'; readonly value: string }

/** A box, wagon or vehicle that goods travel in or on (UN/CEFACT: utilized transport equipment). */
export interface TransportEquipment {
  /** Ours, within the consignment. */
  readonly equipmentId: string
  readonly kind: EquipmentKind
  readonly number: EquipmentNumber
  /** How events name it besides {@link equipmentUri}. */
  readonly uris: readonly string[]
  readonly seals: readonly string[]
}

/** That goods or a piece of equipment were in or on another for a time, as the parties say. */
export interface Loading {
  /** Id of an item or of a piece of equipment. */
  readonly what: string
  /** Id of a piece of equipment. */
  readonly on: string
  readonly from: EpochMinutes
  /** Null while it is there. */
  readonly until: EpochMinutes | null
}

export const REFERENCE_TYPES = [
  'SMGS',
  'CIM',
  'CIM/SMGS',
  'CMR',
  'billOfLading',
  'seaWaybill',
  'booking',
  'TIR',
  'MRN',
  'order',
  'other',
] as const
export type ReferenceType = (typeof REFERENCE_TYPES)[number]

/** A number under which somebody keeps the consignment. */
export interface ConsignmentReference {
  readonly type: ReferenceType
  readonly number: string
  /** Who keeps it so; null where the number says it. */
  readonly issuer: string | null
  /** How events name it (`bizTransaction`); null where none do. */
  readonly uri: string | null
}

/** A document that is kept elsewhere (UN/CEFACT: associated referenced document). */
export interface ReferencedDocument {
  readonly type: string
  readonly number: string
  readonly issuer: string
  readonly issued: PartialDate
  /** SHA-256 of its bytes, hexadecimal; null where nobody has them. */
  readonly sha256: string | null
  /** Where it can be had. */
  readonly address: string | null
}

/** A leg of the chosen plan, as far as what happens is measured by it. */
export interface ChosenLeg extends Pick<Leg, 'mode' | 'from' | 'to' | 'service' | 'operator' | 'stages' | 'via'> {
  /** Left out of plans that were chosen before it was kept. */
  readonly crosses?: Leg['crosses']
  /** Missing from plans that were chosen before it was kept. */
  readonly distanceKm?: Pick<Leg['distanceKm'], 'value' | 'basis'>
}

/** The plan by which the consignment goes, as it was when it was chosen. */
export interface ChosenPlan
  extends Pick<
    TransportPlan,
    'planId' | 'wayId' | 'stages' | 'arrival' | 'borders' | 'networkVersion' | 'conditionsVersion'
  > {
  readonly chosenAt: EpochMinutes
  /** When the goods were to be ready at the origin. */
  readonly ready: EpochMinutes
  readonly legs: readonly ChosenLeg[]
  /** Of a plan that was made on the way; left out of those from the origin. */
  readonly takenUp?: TakenUp
  /** The way that was taken up last; left out of plans from the origin, and of those that were made before it was kept. */
  readonly takenWay?: TakenWay
  /** Of a plan that took the place of another on the way: when nine in ten were to be there by the one that was chosen at first. */
  readonly promisedBy?: EpochMinutes
}

/** Where on the way another plan was taken up: what is before it stays as it was planned first. */
export interface TakenUp {
  /** The stage with which the new way begins. */
  readonly stageId: string
  /** When the goods are ready for it, by what was known as the plan was chosen. */
  readonly ready: ArrivalCurve
}

/** The way that was taken up from where goods were, as it was found from there: by this the network is asked for it again. */
export interface TakenWay {
  readonly wayId: string
  /** Where it begins. */
  readonly from: LocationId
  /** The first leg of the plan that is of it, from 0. */
  readonly leg: number
  /** Its first stage; those behind are of it too, and the one that says that another way is taken stands among them. */
  readonly stageId: string
}

/** That a part of the goods went on by itself, or came from another consignment. */
export interface Parting {
  /** `split`: it left this consignment; `merge`: it joined it. */
  readonly kind: 'split' | 'merge'
  readonly at: EpochMinutes
  /** Ids of the items and the equipment that left or joined. */
  readonly what: readonly string[]
  /** The consignment it went to or came from. */
  readonly other: string
  readonly reason: string
}

/**
 * Goods under one transport contract (UN/CEFACT Multimodal Transport Reference Data Model: consignment). It says what was
 * agreed and entered; what happened is told by events.
 */
export interface Consignment {
  readonly consignmentId: string
  readonly parties: readonly ConsignmentParty[]
  readonly carrierAcceptanceLocation: LocationId
  readonly consigneeReceiptLocation: LocationId
  readonly includedItems: readonly ConsignmentItem[]
  readonly utilizedEquipment: readonly TransportEquipment[]
  readonly loadings: readonly Loading[]
  readonly references: readonly ConsignmentReference[]
  readonly referencedDocuments: readonly ReferencedDocument[]
  /** Null until one is chosen. */
  readonly plan: ChosenPlan | null
  /** The latest that the consignee wants them; null where nobody says. */
  readonly deliverBy: EpochMinutes | null
  readonly partings: readonly Parting[]
}

/**
 * How an event names a piece of equipment: boxes by the EPC of BIC (`urn:epc:id:bic:`); wagons and vehicles, for which there
 * is no EPC without a company prefix, by a URN of our own.
 */
export function equipmentUri({ scheme, value }: EquipmentNumber): string {
  return scheme === 'container' ? `urn:epc:id:bic:${value}` : karavanUri(scheme, value)
}

/** How an event names the consignment itself, as a business transaction. */
export function consignmentUri(consignmentId: string): string {
  return karavanUri('consignment', consignmentId)
}

/** Freezes a plan for a consignment. */
export function choosePlan(plan: TransportPlan, ready: EpochMinutes, chosenAt: EpochMinutes): ChosenPlan {
  const { planId, wayId, stages, arrival, borders, networkVersion, conditionsVersion } = plan
  const legs = plan.legs.map(({ mode, from, to, service, operator, stages, via, crosses, distanceKm }) => ({
    mode,
    from,
    to,
    service,
    operator,
    stages,
    via,
    crosses,
    distanceKm: { value: distanceKm.value, basis: distanceKm.basis },
  }))
  return { planId, wayId, stages, arrival, borders, networkVersion, conditionsVersion, chosenAt, ready, legs }
}

/** Countries that a leg runs through; of a plan that does not say them, those of its places and borders. */
export function crossesOf(leg: ChosenLeg, { borders }: Pick<ChosenPlan, 'borders'>): Leg['crosses'] {
  if (leg.crosses !== undefined) return leg.crosses
  const places = [leg.from, ...leg.via, leg.to]
  const beside = borders.filter(({ place }) => places.includes(place)).flatMap(({ from, to }) => [from, to])
  return [...new Set([...places.map((place) => place.slice(0, 2)), ...beside])]
}

/** The consignment that a piece of equipment goes on as, of which it was split off by then; null while it is of this one. */
export function goesOnAs(
  { partings }: Pick<Consignment, 'partings'>,
  equipmentId: string,
  now: EpochMinutes,
): string | null {
  const past = partings.filter(({ what, at }) => what.includes(equipmentId) && at <= now)
  const last = past.reduce<Parting | null>(
    (latest, each) => (latest === null || each.at >= latest.at ? each : latest),
    null,
  )
  return last?.kind === 'split' ? last.other : null
}
