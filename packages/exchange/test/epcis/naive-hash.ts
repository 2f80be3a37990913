import { canonicalGs1 } from '@karavan/core'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Members = { [name: string]: Json }

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** The canonical text of an event by the rules one after another, from plain JSON: slow, and nothing shared. */
export function naivePreHash(event: Members, bound: Record<string, string>, ignored: readonly string[] = []): string {
  const known: Record<string, string> = {
    cbv: 'https://ref.gs1.org/cbv/',
    gs1: 'https://gs1.org/voc/',
    cbvmda: 'urn:epcglobal:cbv:mda:',
    ...bound,
  }

  const scalar = (value: Json, kind?: string): string => {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (typeof value !== 'string') throw new Error('not a scalar')
    const text = value.trim()
    if (kind !== undefined && /^\w+$/.test(text)) return kind + text
    const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text)
    if (time !== null) {
      const [, second = '', fraction = '', zone = ''] = time
      const thousandths = Math.round(Math.floor(Number(`0${fraction}`) * 10_000 + 1e-6) / 10)
      return new Date(Date.parse(second + zone) + thousandths).toISOString()
    }
    if (/^-?\d+\.\d+$/.test(text)) return text.replace(/0+$/, '').replace(/\.$/, '')
    const short = /^(cbv|gs1|epcis):(.*)$/.exec(text)
    const before: Record<string, string | undefined> = {
      cbv: known['cbv'],
      epcis: 'https://ref.gs1.org/epcis/',
      ...bound,
    }
    if (short !== null && before[short[1] ?? ''] !== undefined) return `${before[short[1] ?? '']}${short[2]}`
    return canonicalGs1(text) ?? text
  }

  const full = (name: string): string => {
    const [, prefix = '', local = ''] = /^([^:]+):(.*)$/.exec(name) ?? []
    const namespace = known[prefix]
    return namespace === undefined ? name : `{${namespace}}${local}`
  }

  const extension = (name: string, value: Json): string => {
    if (ignored.includes(name)) return ''
    if (Array.isArray(value)) {
      return value
        .map((each) => extension(name, each))
        .sort(byBytes)
        .join('')
    }
    if (value !== null && typeof value === 'object') return full(name) + extensions(value)
    return value === null || value === '' ? full(name) : `${full(name)}=${scalar(value)}`
  }
  const extensions = (object: Members, except: readonly string[] = []): string =>
    Object.entries(object)
      .filter(([name]) => !except.includes(name))
      .map(([name, value]) => extension(name, value))
      .sort(byBytes)
      .join('')

  const fields = (object: Members, order: string, kinds: Record<string, string> = {}): string => {
    const names = order.split(' ')
    const standard = names.filter((name) => name in object)
    return (
      standard.map((name) => `${name}=${scalar(object[name] ?? null, kinds[name])}`).join('') +
      extensions(object, names)
    )
  }
  const list = (name: string, item: (each: Members) => string): string => {
    const items = ((event[name] ?? []) as Members[]).map(item).sort(byBytes)
    return items.length === 0 ? '' : name + items.join('')
  }
  const texts = (name: string, item: string): string => {
    const items = ((event[name] ?? []) as string[]).map((each) => `${item}=${scalar(each)}`).sort(byBytes)
    return items.length === 0 ? '' : name + items.join('')
  }
  const quantities = (name: string) => list(name, (each) => `quantityElement${fields(each, 'epcClass quantity uom')}`)
  const one = (name: string, kind?: string) => (name in event ? `${name}=${scalar(event[name] ?? null, kind)}` : '')
  const place = (name: string) => (name in event ? name + fields(event[name] as Members, 'id') : '')
  const words = (name: string) =>
    (((event['persistentDisposition'] as Members | undefined)?.[name] ?? []) as string[])
      .map((each) => `${name}=${scalar(each, 'https://ref.gs1.org/cbv/Disp-')}`)
      .sort(byBytes)
      .join('')

  const sensor = (element: Members): string => {
    const metadata = element['sensorMetadata'] as Members | undefined
    const reports = (element['sensorReport'] as Members[]).map(
      (report) =>
        `sensorReport${fields(
          report,
          'type exception deviceID deviceMetadata rawData dataProcessingMethod time microorganism chemicalSubstance value component stringValue booleanValue hexBinaryValue uriValue minValue maxValue meanValue sDev percRank percValue uom coordinateReferenceSystem',
          {
            type: 'https://gs1.org/voc/',
            exception: 'https://gs1.org/voc/',
            component: 'https://ref.gs1.org/cbv/Comp-',
          },
        )}`,
    )
    const sources = 'time startTime endTime deviceID deviceMetadata rawData dataProcessingMethod bizRules'
    const inner = metadata === undefined ? '' : fields(metadata, sources)
    const told = inner === '' ? '' : `sensorMetadata${inner}`
    return `sensorElement${told}${reports.sort(byBytes).join('')}${extensions(element, ['sensorMetadata', 'sensorReport'])}`
  }

  const certificates = [event['certificationInfo'] ?? []].flat().map((each) => `certificationInfo=${scalar(each)}`)
  const persistent = words('set') + words('unset')
  const ordered = [
    `eventType=${event['type']}`,
    one('eventTime'),
    `eventTimeZoneOffset=${event['eventTimeZoneOffset']}`,
    certificates.sort(byBytes).join(''),
    texts('epcList', 'epc'),
    one('parentID'),
    texts('inputEPCList', 'epc'),
    texts('childEPCs', 'epc'),
    quantities('quantityList'),
    quantities('childQuantityList'),
    quantities('inputQuantityList'),
    texts('outputEPCList', 'epc'),
    quantities('outputQuantityList'),
    one('action'),
    one('transformationID'),
    one('bizStep', 'https://ref.gs1.org/cbv/BizStep-'),
    one('disposition', 'https://ref.gs1.org/cbv/Disp-'),
    persistent === '' ? '' : `persistentDisposition${persistent}`,
    place('readPoint'),
    place('bizLocation'),
    list('sensorElementList', sensor),
  ]
  const party = { type: 'https://ref.gs1.org/cbv/SDT-' }
  const standard = [
    list('bizTransactionList', (each) => fields(each, 'type bizTransaction', { type: 'https://ref.gs1.org/cbv/BTT-' })),
    list('sourceList', (each) => fields(each, 'type source', party)),
    list('destinationList', (each) => fields(each, 'type destination', party)),
    'ilmd' in event ? `ilmd${extensions(event['ilmd'] as Members)}` : '',
  ]
  const own = Object.entries(event).filter(([name]) => name.includes(':'))
  const rest = [...standard, ...own.map(([name, value]) => extension(name, value))].sort(byBytes)
  return [...ordered, ...rest].join('')
}
