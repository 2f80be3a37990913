import { foldText, type IdentifierReading, readDecimal, readIdentifier } from '@karavan/core'
import { CLOCK_TOLERANCE_MINUTES, type EpcisEvent, type JsonObject, type JsonValue, karavanUri } from '@karavan/model'
import type { Refusal, Remark } from '../received.js'
import type { WagonColumn } from './columns.js'
import { type DateContext, inZone, type LocalTime, readLocalTime, type ZonedTime } from './local-time.js'
import { operationOf } from './operations.js'
import type { ReportedStation, WagonReportPorts } from './ports.js'
import type { WagonRefusal, WagonRemark } from './remarks.js'

/** A row of a report with what it is read by. */
export interface RowContext {
  readonly cell: (column: WagonColumn) => string
  readonly header: (column: WagonColumn) => string
  readonly pointer: (column: WagonColumn) => string
  readonly dates: DateContext
  readonly zone: string
  readonly ports: WagonReportPorts
}

interface ReadPlace {
  readonly id: string
  readonly zone: string | null
}

/** Reads one row into events, and gathers what is odd or wrong in it. */
export class RowReader {
  readonly remarks: Remark<WagonRemark>[] = []
  readonly refused: Refusal<WagonRefusal>[] = []
  /** Whether the time was read in a zone that the report does not write behind it. */
  zoneSupplied = false
  readonly #row: RowContext

  constructor(row: RowContext) {
    this.#row = row
  }

  /** The operation on the wagon, and the containers that it carries; none of a row that is refused or passed over. */
  read(): readonly EpcisEvent[] {
    const { cell } = this.#row
    if (cell('wagon') === '' && (cell('operation') === '' || cell('operationDate') === '')) {
      this.#remark('rowPassedOver', 'wagon', 'no wagon and no operation: taken for a title')
      return []
    }
    const wagon = this.#wagon()
    const place = this.#place('stationCode', 'stationName')
    if (place === null) this.#refuse('stationMissing', 'stationName', 'expected the station of the operation')
    const time = this.#time(place)
    if (wagon === null || place === null || time === null) return []
    return this.#events(wagon, place, time)
  }

  #events(
    wagon: string,
    place: ReadPlace,
    { zoned, local }: { zoned: ZonedTime; local: LocalTime },
  ): readonly EpcisEvent[] {
    const { cell } = this.#row
    const operation = operationOf(cell('operation'))
    if (operation === null) {
      this.#remark(
        'operationUnknown',
        'operation',
        `received «${cell('operation')}»: kept as it is, without a business step`,
      )
    }
    const origin = this.#place('originCode', 'originName')
    const destination = this.#place('destinationCode', 'destinationName')
    const waybill = cell('waybill')
    const shared = {
      eventTime: zoned.eventTime,
      eventTimeZoneOffset: zoned.offset,
      ...(operation === null ? {} : { bizStep: operation.bizStep, disposition: operation.disposition }),
      readPoint: { id: place.id, ...this.#texts({ stationCode: 'esr', stationName: 'station', railway: 'railway' }) },
      ...(waybill === ''
        ? {}
        : { bizTransactionList: [{ type: 'bol', bizTransaction: karavanUri('waybill', waybill) }] }),
      ...(origin === null ? {} : { sourceList: [{ type: 'location', source: origin.id }] }),
      ...(destination === null ? {} : { destinationList: [{ type: 'location', destination: destination.id }] }),
      'karavan:eventClassifierCode': 'ACT',
      ...(local.ahead === null ? { 'karavan:zone': 'supplied' } : {}),
      ...(local.isDateOnly ? { 'karavan:precision': 'day' } : {}),
      ...this.#texts({ operation: 'operation', trainIndex: 'trainIndex', trainNumber: 'trainNumber' }),
    }
    const onWagon = this.#containers()
    const seen: EpcisEvent = {
      type: 'ObjectEvent',
      ...shared,
      action: 'OBSERVE',
      epcList: [wagon],
      ...this.#texts({
        originName: 'origin',
        destinationName: 'destination',
        departureDate: 'departureDate',
        cargoName: 'cargo',
        cargoCode: 'etsng',
      }),
      ...this.#loaded(),
      ...this.#measures(),
    }
    if (onWagon.length === 0) return [seen]
    const action = operation?.load ?? 'OBSERVE'
    return [seen, { type: 'AggregationEvent', ...shared, action, parentID: wagon, childEPCs: onWagon }]
  }

  #wagon(): string | null {
    const text = this.#row.cell('wagon')
    if (text === '')
      return this.#refuse('wagonMissing', 'wagon', 'received an operation without wagon; expected its number')
    const digits = text.replace(/[\s\-\u00a0]/g, '')
    const isShort = /^(?:\d{7}|\d{11})$/.test(digits)
    if (isShort) {
      this.#remark(
        'zeroLost',
        'wagon',
        `received ${digits.length} digits, «${text}»: kept as they are; format the column as text`,
      )
      return karavanUri('equipment', digits)
    }
    const reading = readIdentifier(digits.length === 12 ? 'wagon12' : 'wagon8', text)
    if (reading.verdict === 'malformed') {
      const advice = /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(digits)
        ? '; a spreadsheet has shortened it: format the column as text'
        : ''
      return this.#refuse('wagonMalformed', 'wagon', `received «${text}», expected 8 or 12 digits${advice}`)
    }
    this.#checkDigit(reading, 'wagon')
    return karavanUri(reading.scheme, reading.value)
  }

  #time(place: ReadPlace | null): { readonly zoned: ZonedTime; readonly local: LocalTime } | null {
    const { cell, dates, ports } = this.#row
    const [date, time] = [cell('operationDate'), cell('operationTime')]
    if (date === '') return this.#refuse('dateMissing', 'operationDate', 'expected the date of the operation')
    const local = readLocalTime(date, time, dates)
    if (local === null) {
      const received = time === '' ? `«${date}»` : `«${date}» and «${time}»`
      return this.#refuse(
        'dateInvalid',
        'operationDate',
        `received ${received}, expected a date such as 20.11.2026 14:05`,
      )
    }
    const zone = this.#row.zone === 'place' ? place?.zone : this.#row.zone
    if (place === null) return null
    if (zone == null && local.ahead === null) {
      const advice = 'name the zone of the times in the mapping, or the station among the places'
      return this.#refuse('zoneUnknown', 'operationDate', `the zone of the station is not known: ${advice}`)
    }
    this.zoneSupplied = local.ahead === null
    const zoned = inZone(local, zone ?? 'UTC')
    if (local.isYearSupplied) {
      this.#remark(
        'yearSupplied',
        'operationDate',
        `received «${date}»; the report gave ${zoned.eventTime.slice(0, 4)}`,
      )
    }
    if (local.isDateOnly)
      this.#remark('timeMissing', 'operationDate', `received «${date}» without a time: the day as a whole`)
    if (local.isSerial) {
      this.#remark(
        'serialDate',
        'operationDate',
        `received «${date}», read as the day number of a spreadsheet: ${zoned.eventTime}`,
      )
    }
    if (zoned.instant > ports.receivedAt + CLOCK_TOLERANCE_MINUTES) {
      this.#remark('inFuture', 'operationDate', `${zoned.eventTime} had not come when the report was received`)
    }
    return { zoned, local }
  }

  /** The place of a station by its columns of code and name, of which either may hold both; null where they are empty. */
  #place(codeColumn: WagonColumn, nameColumn: WagonColumn): ReadPlace | null {
    const station = stationOf(this.#row.cell(codeColumn), this.#row.cell(nameColumn))
    if (station === null) return null
    const from = this.#row.cell(codeColumn) === '' ? nameColumn : codeColumn
    if (station.esr !== null) this.#checkStation(station.esr, from)
    const place = this.#row.ports.place(station)
    if (place !== null) return place
    const { esr, name } = station
    this.#remark(
      'stationUnknown',
      from,
      `${[esr, name].filter(Boolean).join(' ')}: no single place has this code or name`,
    )
    return { id: esr === null ? karavanUri('station', name ?? '') : karavanUri('esrStation', esr), zone: null }
  }

  #checkStation(esr: string, column: WagonColumn): void {
    const reading = readIdentifier('esrStation', esr)
    if (reading.verdict === 'valid' && esr.length === 6) return
    const text = `received the station ${esr}`
    if (esr.length === 5 && readIdentifier('esrStation', `0${esr}`).verdict === 'valid') {
      this.#remark('zeroLost', column, `${text}: five digits, kept as they are; a leading zero may be lost`)
    } else this.#checkDigit(reading, column)
  }

  #containers(): readonly string[] {
    const text = this.#row.cell('containers')
    if (!/\d/.test(text)) return []
    const found = pieces(text).map((piece) => {
      const reading = readIdentifier('container', piece)
      if (reading.verdict === 'malformed') {
        this.#remark('containerMalformed', 'containers', `received «${piece}»: kept as it is`)
        return karavanUri('equipment', piece)
      }
      this.#checkDigit(reading, 'containers')
      return `urn:epc:id:bic:${reading.value}`
    })
    return [...new Set(found)]
  }

  #checkDigit(reading: IdentifierReading, column: WagonColumn): void {
    if (reading.verdict !== 'checkDigitWrong') return
    const { value, computed } = reading
    this.#remark('checkDigitWrong', column, `received ${value}; its check digit would be ${computed}: kept as it is`)
  }

  /** Cells as they came, by our own name of each. */
  #texts(names: Readonly<Partial<Record<WagonColumn, string>>>): Record<`karavan:${string}`, JsonValue> {
    const filled = Object.entries(names).map(([column, name]) => [name, this.#row.cell(column as WagonColumn)] as const)
    return Object.fromEntries(filled.flatMap(([name, text]) => (text === '' ? [] : [[`karavan:${name}`, text]])))
  }

  #loaded(): Record<`karavan:${string}`, JsonValue> {
    const text = this.#row.cell('loaded')
    const folded = foldText(text)
    if (/^(?:гр|г$|loaded|full)/.test(folded)) return { 'karavan:load': 'full' }
    if (/^(?:пор|п$|empty)/.test(folded)) return { 'karavan:load': 'empty' }
    return this.#texts({ loaded: 'state' })
  }

  #measures(): Record<`karavan:${string}`, JsonValue> {
    const { cell, header } = this.#row
    const unit = /кг|kg/i.test(header('mass'))
      ? 'KGM'
      : /(?:^|[^\p{L}])(?:тн?(?:онн\p{L}*)?|t|tons?|tonnes?)(?!\p{L})/iu.test(header('mass'))
        ? 'TNE'
        : null
    const measure = (text: string, uom: string | null): JsonObject => ({
      'karavan:value': amount(text),
      ...(uom === null ? {} : { 'karavan:uom': uom }),
    })
    return {
      ...(cell('mass') === '' ? {} : { 'karavan:mass': measure(cell('mass'), unit) }),
      ...(cell('remainingKm') === '' ? {} : { 'karavan:remainingDistance': measure(cell('remainingKm'), 'KMT') }),
    }
  }

  #remark(code: WagonRemark, column: WagonColumn, text: string): void {
    this.remarks.push({ code, text, ...this.#cell(column) })
  }

  #refuse(code: WagonRefusal, column: WagonColumn, text: string): null {
    this.refused.push({ code, text, ...this.#cell(column) })
    return null
  }

  #cell(column: WagonColumn): { readonly pointer: string; readonly received?: string } {
    const received = this.#row.cell(column)
    return { pointer: this.#row.pointer(column), ...(received === '' ? {} : { received }) }
  }
}

/** A number in either spelling of the decimal sign; a text that is none stays as it is. */
function amount(text: string): JsonValue {
  const value = readDecimal(text.replace(/\s/g, '').replace(',', '.'))
  return Number.isNaN(value) ? text : value
}

/** `АКТАУ-ПОРТ (663404)` in one cell, or code and name in two. */
function stationOf(code: string, name: string): ReportedStation | null {
  const inCode = /(?<!\d)\d{5,6}(?!\d)/.exec(code)?.[0]
  const inName = /(?<!\d)\d{5,6}(?!\d)/.exec(name)?.[0]
  const esr = inCode ?? inName ?? null
  const rest = (text: string, found: string | undefined) =>
    found === undefined
      ? text
      : text
          .replace(found, '')
          .replace(/\(\s*\)|\[\s*\]/g, '')
          .replace(/^[\s\-,]+|[\s\-,]+$/g, '')
  const named = rest(name, inName) || rest(code, inCode)
  return esr === null && named === '' ? null : { esr, name: named || null }
}

/** The numbers of a cell; blanks part them only where what they part are whole numbers. */
function pieces(text: string): readonly string[] {
  return text.split(/[,;/\n]+/).flatMap((part) => {
    const piece = part.trim()
    const words = piece.split(/\s+/)
    const isWhole = words.every((word) => /^\p{L}{4}\d{6,7}$/u.test(word))
    return piece === '' ? [] : isWhole ? words : [piece]
  })
}
