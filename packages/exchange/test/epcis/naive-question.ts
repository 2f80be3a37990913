import { CLASSES, PLACES, SPACES, THINGS } from './arbitrary-question.js'

// Written from the sentences of EPCIS 2.0, section 8.2.7.1, for the events and questions of `arbitrary-question` alone: what
// is one thing is looked up in its lists.

type Fields = Readonly<Record<string, unknown>>

interface Measured extends Fields {
  readonly epcClass: string
  readonly uom?: string
}

interface Declaration extends Fields {
  readonly declarationTime: string
  readonly reason?: string
  readonly correctiveEventIDs?: readonly string[]
}

interface Sensed extends Fields {
  readonly type?: string
  readonly uom?: string
  readonly time?: string
  readonly startTime?: string
  readonly stringValue?: string
  readonly hexBinaryValue?: string
}

interface Sensor extends Fields {
  readonly sensorMetadata?: Sensed
  readonly sensorReport: readonly Sensed[]
}

interface PlainEvent extends Fields {
  readonly type: string
  readonly eventTime: string
  readonly eventID?: string
  readonly action?: string
  readonly bizStep?: string
  readonly disposition?: string
  readonly persistentDisposition?: Readonly<Record<string, readonly string[]>>
  readonly readPoint?: { readonly id: string }
  readonly bizLocation?: { readonly id: string }
  readonly parentID?: string
  readonly transformationID?: string
  readonly errorDeclaration?: Declaration
  readonly sensorElementList?: readonly Sensor[]
}

interface Stored {
  readonly event: PlainEvent
  readonly recordTime: number
}

function list<Item>(event: Fields, name: string): readonly Item[] {
  return (event[name] ?? []) as readonly Item[]
}

/** Whether an event of plain JSON fits every parameter of a question. */
export function plainlyFits(question: Readonly<Record<string, string>>, stored: object): boolean {
  const { event, recordTime } = stored as Stored // As the generator makes them.
  return Object.entries(question).every(([name, value]) =>
    asks(name, value.split('|').filter(Boolean), { event, recordTime }),
  )
}

function asks(name: string, values: string[], { event, recordTime }: Stored): boolean {
  const [asked = ''] = values
  const sensors = event.sensorElementList ?? []
  const reports = sensors.flatMap((sensor) => sensor.sensorReport)
  const metadata = sensors.flatMap(({ sensorMetadata }) => (sensorMetadata === undefined ? [] : [sensorMetadata]))
  const both = [...metadata, ...reports]
  const quantities = (...names: string[]) => names.flatMap((each) => list<Measured>(event, each))
  const classes = (...names: string[]) => quantities(...names).map((each) => each.epcClass)
  const declaration = event.errorDeclaration
  switch (name) {
    case 'eventType':
      return values.some((each) => fullName(each) === fullName(event.type))
    case 'GE_eventTime':
      return Date.parse(event.eventTime) >= Date.parse(asked)
    case 'LT_eventTime':
      return Date.parse(event.eventTime) < Date.parse(asked)
    case 'GE_recordTime':
      return recordTime >= Date.parse(asked)
    case 'LT_recordTime':
      return recordTime < Date.parse(asked)
    case 'EQ_action':
      return values.includes(event.action ?? '')
    case 'EQ_bizStep':
      return event.bizStep !== undefined && values.some((each) => bare(each) === bare(event.bizStep ?? ''))
    case 'EQ_disposition':
      return event.disposition !== undefined && values.some((each) => bare(each) === bare(event.disposition ?? ''))
    case 'EQ_persistentDisposition_set':
    case 'EQ_persistentDisposition_unset': {
      const held = event.persistentDisposition?.[name.split('_')[2] ?? ''] ?? []
      return held.some((each) => values.some((value) => bare(value) === bare(each)))
    }
    case 'EQ_readPoint':
    case 'WD_readPoint':
      return isOneOf(event.readPoint?.id, values)
    case 'EQ_bizLocation':
    case 'WD_bizLocation':
      return isOneOf(event.bizLocation?.id, values)
    case 'EQ_transformationID':
      return isOneOf(event.transformationID, values)
    case 'MATCH_epc':
      return matches([...list<string>(event, 'epcList'), ...list<string>(event, 'childEPCs')], values)
    case 'MATCH_parentID':
      return matches([event.parentID ?? []].flat(), values)
    case 'MATCH_inputEPC':
      return matches(list(event, 'inputEPCList'), values)
    case 'MATCH_outputEPC':
      return matches(list(event, 'outputEPCList'), values)
    case 'MATCH_anyEPC':
      return ['MATCH_epc', 'MATCH_parentID', 'MATCH_inputEPC', 'MATCH_outputEPC'].some((each) =>
        asks(each, values, { event, recordTime }),
      )
    case 'MATCH_epcClass':
      return matches(classes('quantityList', 'childQuantityList'), values)
    case 'MATCH_inputEPCClass':
      return matches(classes('inputQuantityList'), values)
    case 'MATCH_outputEPCClass':
      return matches(classes('outputQuantityList'), values)
    case 'MATCH_anyEPCClass':
      return ['MATCH_epcClass', 'MATCH_inputEPCClass', 'MATCH_outputEPCClass'].some((each) =>
        asks(each, values, { event, recordTime }),
      )
    case 'EQ_eventID':
      return values.includes(event.eventID ?? '')
    case 'EXISTS_errorDeclaration':
      return asked === 'false' || declaration !== undefined
    case 'EXISTS_sensorElementList':
      return asked === 'false' || sensors.length > 0
    case 'GE_errorDeclarationTime':
      return declaration !== undefined && Date.parse(declaration.declarationTime) >= Date.parse(asked)
    case 'LT_errorDeclaration_Time':
      return declaration !== undefined && Date.parse(declaration.declarationTime) < Date.parse(asked)
    case 'EQ_errorReason':
      return declaration?.reason !== undefined && values.includes(bare(declaration.reason))
    case 'EQ_correctiveEventID':
      return (declaration?.correctiveEventIDs ?? []).some((id) => values.includes(id))
    case 'GE_time':
      return both.some((each) => each.time !== undefined && Date.parse(each.time) >= Date.parse(asked))
    case 'LT_time':
      return both.some((each) => each.time !== undefined && Date.parse(each.time) < Date.parse(asked))
    case 'LT_startTime':
      return metadata.some((each) => Date.parse(each.startTime ?? '') < Date.parse(asked))
    case 'EQ_type':
      return reports.some((each) => values.some((value) => value.replace('gs1:', '') === each.type))
    case 'EQ_deviceID':
    case 'EQ_bizRules':
      return both.some((each) => isOneOf(each[name.slice(3)] as string, values))
    case 'EQ_stringValue':
      return reports.some((each) => values.includes(each.stringValue ?? ''))
    case 'EQ_booleanValue':
      return reports.some((each) => String(each['booleanValue']) === asked)
    case 'EQ_hexBinaryValue':
      return reports.some((each) => values.some((value) => value.toUpperCase() === each.hexBinaryValue?.toUpperCase()))
    case 'HASATTR_readPoint':
    case 'EQATTR_bizLocation_city':
      return false
  }
  const typed = /^EQ_(bizTransaction|source|destination)_(.+)$/.exec(name)
  if (typed !== null) {
    const [, item = '', type] = typed
    return list<Fields>(event, `${item}List`).some(
      (each) =>
        each['type'] !== undefined && bare(each['type'] as string) === type && isOneOf(each[item] as string, values),
    )
  }
  const amount = /^(..)_(quantity|value|minValue|percRank)(?:_(KGM|CEL))?$/.exec(name)
  if (amount !== null) {
    const [, relation = '', field = '', unit] = amount
    const held =
      field === 'quantity'
        ? quantities('quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList')
        : reports
    return held.some((each: Fields) => {
      const value = each[field] as number | undefined
      if (value === undefined) return false
      const measured = unit === undefined ? value : turned(value, each['uom'] as string | undefined, unit)
      return values.some((asked) => measured !== undefined && stands(relation, measured, Number(asked)))
    })
  }
  return asksField(name, values, event)
}

/** By hand: 1 kg is 1000 g, 0 °C are 273.15 K. */
function turned(value: number, own: string | undefined, unit: string): number | undefined {
  if (own === unit) return value
  if (own === 'GRM' && unit === 'KGM') return value / 1000
  if (own === 'KEL' && unit === 'CEL') return Math.round((value - 273.15) * 100) / 100
  return undefined
}

function stands(relation: string, value: number, asked: number): boolean {
  if (relation === 'EQ') return value === asked
  if (relation === 'GT') return value > asked
  if (relation === 'GE') return value >= asked
  return relation === 'LT' ? value < asked : value <= asked
}

function asksField(name: string, values: string[], event: PlainEvent): boolean {
  const sensors = event.sensorElementList ?? []
  const [relation = ''] = name.split('_')
  let rest = name.slice(relation.length + 1)
  const inner = rest.startsWith('INNER_')
  if (inner) rest = rest.slice(6)
  let held: unknown[] = [event]
  const regions: [string, unknown[]][] = [
    ['ILMD_', [event['ilmd']]],
    ['ERROR_DECLARATION_', [event.errorDeclaration]],
    ['SENSORELEMENT_', [...sensors]],
    ['SENSORMETADATA_', sensors.map((sensor) => sensor.sensorMetadata)],
    ['SENSORREPORT_', sensors.flatMap((sensor) => sensor.sensorReport)],
    ['readPoint_', [event.readPoint]],
    ['bizLocation_', [event.bizLocation]],
  ]
  for (const [region, objects] of regions) {
    if (!rest.startsWith(region)) continue
    held = objects
    rest = rest.slice(region.length)
  }
  const outer = held.flatMap((object) => Object.entries(object ?? {}).filter(([key]) => key.includes(':')))
  const found = (inner ? outer.flatMap(([, value]) => below(value)) : outer)
    .filter(([key]) => fullName(key) === fullName(rest))
    .map(([, value]) => value)
  if (relation === 'EXISTS') return found.some((value) => !isEmpty(value))
  const scalars = found.flat().filter((value) => typeof value !== 'object')
  return scalars.some((value) => values.some((asked) => standsAs(relation, value, asked)))
}

function below(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap(below)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]): [string, unknown][] => [[key, member], ...below(member)])
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty)
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}

function standsAs(relation: string, value: unknown, asked: string): boolean {
  const isTime = /T.*:/
  const text = String(value)
  if (isTime.test(asked)) return isTime.test(text) && stands(relation, Date.parse(text), Date.parse(asked))
  if (/^-?\d/.test(asked)) return /^[\d.-]+$/.test(text) && stands(relation, Number(text), Number(asked))
  return relation === 'EQ' && isOneOf(text, [asked])
}

/** A word without what stands before it in other spellings. */
function bare(word: string): string {
  return word.replace(/^(?:urn:epcglobal:cbv:[a-z]+:|(?:cbv:|https:\/\/ref\.gs1\.org\/cbv\/)[A-Za-z]+-)/, '')
}

function fullName(name: string): string {
  const [prefix = '', local = ''] = name.split(':')
  const space = (SPACES as Record<string, string>)[prefix]
  return (space === undefined ? name : space + local).replaceAll('#', '')
}

/** What a spelling names. */
function thing(spelling: string): string {
  const known = [THINGS, CLASSES, PLACES].flatMap((each) => Object.entries(each))
  return (
    known.find(([, spellings]) => spellings.includes(spelling))?.[0] ??
    spelling.replace('https://id.gs1.org/8004/4870001W1', 'urn:epc:id:giai:4870001.W1')
  )
}

function isOneOf(spelling: string | undefined, asked: string[]): boolean {
  return spelling !== undefined && asked.some((each) => thing(each) === thing(spelling))
}

/** Each field of a pattern is that of the name, or `*`; a pattern with its serial number open is the class of all, too. */
function matches(names: readonly string[], asked: readonly string[]): boolean {
  return names.some((name) =>
    asked.some((pattern) => {
      if (thing(pattern) === thing(name)) return true
      if (!pattern.includes('*')) return false
      const [, , , key, fields = ''] = thing(pattern).split(':')
      const [, , kind, ownKey, ownFields = ''] = thing(name).split(':')
      const own = ownFields.split('.')
      return (
        kind !== undefined &&
        key === ownKey &&
        fields.split('.').every((field, at) => field === '*' || field === own[at])
      )
    }),
  )
}
