import { type IdentifierScheme, readIdentifier } from '@karavan/core'
import { type BizTransaction, type EpcisEvent, type JsonObject, type JsonValue, karavanUri } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import type { Remark } from '../received.js'
import { BIZ_STEPS, DOCUMENT_STEPS, SAID_BY_EPCIS } from './codes.js'
import type { DcsaRemark } from './errors.js'
import { type DcsaEventType, TYPE_CODES } from './schema.js'

/** URIs of identifiers that EPC has schemes for; others are our own. */
const EPC_OF: Readonly<Partial<Record<IdentifierScheme, string>>> = {
  container: 'urn:epc:id:bic:',
  imo: 'urn:epc:id:imovn:',
}

/** Makes an event of EPCIS of one that fits the schema, and gathers what is odd in it. */
export class EventReader {
  readonly remarks: Remark<DcsaRemark>[] = []
  readonly #event: JsonObject
  readonly #pointer: string
  readonly #type: DcsaEventType
  readonly #code: string

  constructor(event: JsonObject, pointer: string) {
    this.#event = event
    this.#pointer = pointer
    this.#type = event['eventType'] as DcsaEventType // The schema has read it.
    this.#code = textOf(event, TYPE_CODES[this.#type])
  }

  read(): EpcisEvent {
    const kept = Object.entries(this.#event).filter(([name]) => !SAID_BY_EPCIS.some((said) => said === name))
    const core = {
      ...this.#when(),
      ...this.#what(),
      ...this.#where(),
      'karavan:dcsa': Object.fromEntries(kept),
    }
    const transactions = this.#transactions()
    const papers = transactions.length === 0 ? {} : { bizTransactionList: transactions }
    const equipment = this.#equipment()
    if (this.#type === 'SHIPMENT') {
      return {
        type: 'TransactionEvent',
        ...core,
        action: this.#documentAction(),
        bizTransactionList: transactions,
        epcList: equipment,
      }
    }
    const vessel = this.#vessel()
    if (this.#type === 'TRANSPORT') {
      return {
        type: 'ObjectEvent',
        ...core,
        ...papers,
        action: 'OBSERVE',
        epcList: [...new Set([...vessel, ...equipment])],
      }
    }
    const [parentID] = vessel
    const isLoading = this.#code === 'LOAD' || this.#code === 'DISC'
    if (!isLoading || !this.#isActual() || parentID === undefined || equipment.length === 0) {
      return { type: 'ObjectEvent', ...core, ...papers, action: 'OBSERVE', epcList: equipment }
    }
    const action = this.#code === 'LOAD' ? 'ADD' : 'DELETE'
    return { type: 'AggregationEvent', ...core, ...papers, parentID, action, childEPCs: equipment }
  }

  #when() {
    const [id, created] = [this.#event['eventID'], this.#event['eventCreatedDateTime']]
    const eventTime = textOf(this.#event, 'eventDateTime')
    const classifier = textOf(this.#event, 'eventClassifierCode')
    return {
      ...(typeof id === 'string' ? { eventID: `urn:uuid:${id}` } : {}),
      ...(typeof created === 'string' ? { recordTime: created } : {}),
      eventTime,
      eventTimeZoneOffset: /z$/i.test(eventTime) ? '+00:00' : eventTime.slice(-6),
      'karavan:eventClassifierCode': classifier,
    }
  }

  #what() {
    const steps = this.#type === 'SHIPMENT' ? DOCUMENT_STEPS : BIZ_STEPS
    const bizStep = Object.hasOwn(steps, this.#code) ? steps[this.#code] : undefined
    if (bizStep === undefined) {
      const text = `received ${this.#code}, which version 2.2 does not have: kept without a business step`
      this.#remark('codeUnknown', `/${TYPE_CODES[this.#type]}`, text)
    }
    const indicator = textOf(this.#event, 'emptyIndicatorCode')
    return {
      ...(bizStep == null ? {} : { bizStep }),
      'karavan:eventTypeCode': bizStep === undefined ? 'unknown' : this.#code,
      ...(indicator === '' ? {} : { 'karavan:load': indicator === 'LADEN' ? 'full' : 'empty' }),
    }
  }

  /** Where it happened: at the location of the event, or else of the call. */
  #where(): { readonly readPoint?: { readonly id: string; readonly [name: `karavan:${string}`]: string } } {
    const places = ['/eventLocation', '/transportCall', '/transportCall/location'] as const
    for (const path of places) {
      const place = path.slice(1).split('/').reduce<JsonValue | undefined>(memberOf, this.#event)
      if (!isObject(place)) continue
      const code = textOf(place, 'UNLocationCode')
      const name = textOf(place, 'locationName') || textOf(place, 'otherFacility')
      if (code === '' && name === '') continue
      const terminal = textOf(place, 'facilityCode')
      const id =
        code === '' ? karavanUri('place', name) : this.#uri('unLocode', code, 'place', `${path}/UNLocationCode`)
      return {
        readPoint: {
          id,
          ...(terminal === '' ? {} : { 'karavan:terminal': terminal }),
          ...(name === '' ? {} : { 'karavan:name': name }),
        },
      }
    }
    return {}
  }

  #vessel(): readonly string[] {
    const call = this.#event['transportCall']
    const vessel = isObject(call) ? call['vessel'] : undefined
    if (!isObject(vessel)) return []
    return [this.#uri('imo', textOf(vessel, 'vesselIMONumber'), 'vessel', '/transportCall/vessel/vesselIMONumber')]
  }

  /** The equipment that the event is of; where it names none, that of its references. */
  #equipment(): readonly string[] {
    const own = textOf(this.#event, 'equipmentReference')
    if (own !== '') return [this.#uri('container', own, 'equipment', '/equipmentReference')]
    const found = pairs(this.#event, 'references', 'referenceType', 'referenceValue').filter(
      ({ type }) => type === 'EQ',
    )
    return [
      ...new Set(
        found.map(({ value, index }) =>
          this.#uri('container', value, 'equipment', `/references/${index}/referenceValue`),
        ),
      ),
    ]
  }

  #transactions(): readonly BizTransaction[] {
    const document = textOf(this.#event, 'documentID')
    const own = document === '' ? [] : [{ type: textOf(this.#event, 'documentTypeCode'), value: document }]
    const documents = pairs(this.#event, 'documentReferences', 'documentReferenceType', 'documentReferenceValue')
    const references = pairs(this.#event, 'references', 'referenceType', 'referenceValue')
    return [
      ...[...own, ...documents].map(({ type, value }): BizTransaction => {
        const bizTransaction = karavanUri('document', type, value)
        return type === 'TRD' ? { type: 'bol', bizTransaction } : { bizTransaction }
      }),
      ...references
        .filter(({ type }) => type !== 'EQ')
        .map(({ type, value }): BizTransaction => {
          const bizTransaction = karavanUri('reference', type, value)
          return type === 'PO' ? { type: 'po', bizTransaction } : { bizTransaction }
        }),
    ]
  }

  #documentAction(): 'ADD' | 'OBSERVE' | 'DELETE' {
    if (!this.#isActual()) return 'OBSERVE'
    if (this.#code === 'ISSU') return 'ADD'
    return this.#code === 'VOID' || this.#code === 'SURR' ? 'DELETE' : 'OBSERVE'
  }

  /** A plan begins, ends and aggregates nothing: what is expected is only seen in it. */
  #isActual(): boolean {
    return this.#event['eventClassifierCode'] === 'ACT'
  }

  #uri(scheme: IdentifierScheme, text: string, otherwise: string, pointer: string): string {
    const read = readIdentifier(scheme, text)
    if (read.verdict === 'malformed') {
      this.#remark('identifierMalformed', pointer, `received ${text}: kept as it is`)
      return karavanUri(otherwise, text)
    }
    if (read.verdict === 'checkDigitWrong') {
      this.#remark(
        'checkDigitWrong',
        pointer,
        `received ${text}; its check digit would be ${read.computed}: kept as it is`,
      )
    }
    const epc = EPC_OF[scheme]
    return epc === undefined ? karavanUri(scheme, read.value) : epc + read.value
  }

  #remark(code: DcsaRemark, pointer: string, text: string): void {
    this.remarks.push({ code, text, pointer: this.#pointer + pointer })
  }
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) ? value[name] : undefined
}

function textOf(object: JsonObject, name: string): string {
  const value = object[name]
  return typeof value === 'string' ? value : ''
}

/** The items of a list of pairs of type and value. */
function pairs(event: JsonObject, list: string, type: string, value: string) {
  const items = event[list]
  if (!isList(items)) return []
  return items.flatMap((item, index) =>
    isObject(item) && textOf(item, value) !== ''
      ? [{ type: textOf(item, type), value: textOf(item, value), index }]
      : [],
  )
}
