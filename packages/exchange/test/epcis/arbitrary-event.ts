import fc from 'fast-check'

/** Prefixes that the events below use. */
export const PREFIXES = { rail: 'https://rail.example.org/epcis/', port: 'https://port.example.org/epcis#' }

const serial = fc.integer({ min: 1, max: 99_999 })
const thing = fc.oneof(
  fc.constantFrom(
    'urn:epc:id:bic:CSQU3054383',
    'urn:epc:id:imovn:9198355',
    'https://id.rail.example.org/wagon/94576811',
  ),
  serial.map((number) => `urn:epc:id:sgtin:4870001.099914.${number}`),
  serial.map((number) => `https://id.example.org/8004/4870001${number}?seen=1`),
  serial.map((number) => `urn:epc:id:giai:4870001.W${number}`),
)
const things = fc.uniqueArray(thing, { minLength: 1, maxLength: 4 })
const time = fc
  .record({
    at: fc.integer({ min: 0, max: 4_000_000 }),
    fraction: fc.constantFrom('', '.5', '.1234', '.1235', '.99951'),
    zone: fc.constantFrom('Z', '+05:00', '+04:00', '-03:30'),
  })
  .map(({ at, fraction, zone }) =>
    new Date(1_760_000_000_000 + at * 1000).toISOString().replace('.000Z', fraction + zone),
  )
const number = fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.constantFrom(0.5, 12.25, 1300.125, -7.75))
const place = fc.record({ id: serial.map((each) => `urn:epc:id:sgln:4870001.0000${each % 10}.${each}`) })
const leaf = fc.oneof(
  fc.constantFrom(
    'AB 103',
    'ә',
    '😀',
    '\ufb01',
    'yes & no',
    '<b>',
    '7',
    '2.50',
    '',
    'urn:epc:id:giai:4870001.7',
    '2026-11-02T06:40:00+05:00',
  ),
  fc.boolean(),
  number,
)
const name = fc.constantFrom('rail:train', 'rail:seal', 'port:berth', 'port:note', 'rail:b', 'rail:a')
const { extensions } = fc.letrec<{ value: unknown; extensions: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(fc.oneof(leaf, tie('extensions')), { minLength: 1, maxLength: 3 }),
    tie('extensions'),
  ),
  extensions: fc.dictionary(name, tie('value'), { maxKeys: 3 }),
}))
const quantities = fc.array(
  fc.record(
    {
      epcClass: serial.map((each) => `urn:epc:class:lgtin:4870001.099914.L${each}`),
      quantity: number,
      uom: fc.constant('KGM'),
    },
    { requiredKeys: ['epcClass'] },
  ),
  { minLength: 1, maxLength: 3 },
)
const withExtensions = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.tuple(arbitrary, extensions).map(([value, extra]) => ({ ...value, ...extra }))
const sensors = fc.array(
  withExtensions(
    fc.record(
      {
        sensorMetadata: withExtensions(fc.record({ time, deviceID: thing }, { requiredKeys: [] })),
        sensorReport: fc.array(
          withExtensions(
            fc.record(
              {
                type: fc.constantFrom('Temperature', 'Speed', 'https://port.example.org/swell'),
                value: number,
                minValue: number,
                component: fc.constantFrom('latitude', 'x'),
                booleanValue: fc.boolean(),
                stringValue: fc.constantFrom('NW', '1.0'),
                time,
              },
              { requiredKeys: ['type'] },
            ),
          ),
          { minLength: 1, maxLength: 2 },
        ),
      },
      { requiredKeys: ['sensorReport'] },
    ),
  ),
  { minLength: 1, maxLength: 2 },
)
const party = (role: string) =>
  fc.array(
    fc.record({
      type: fc.constantFrom('owning_party', 'possessing_party', 'location'),
      [role]: serial.map((each) => `urn:epc:id:pgln:4870001.0000${each % 10}`),
    }),
    { minLength: 1, maxLength: 3 },
  )

const core = {
  eventTime: time,
  eventTimeZoneOffset: fc.constantFrom('+05:00', '+04:00', '-03:30'),
  recordTime: time,
  eventID: fc.uuid().map((id) => `urn:uuid:${id}`),
  certificationInfo: fc.oneof(thing, things),
  bizStep: fc.constantFrom('loading', 'unloading', 'departing', 'https://port.example.org/steps/lashing'),
  disposition: fc.constantFrom('in_transit', 'damaged'),
  readPoint: withExtensions(place),
  bizLocation: withExtensions(place),
  bizTransactionList: fc.array(
    fc.record({ type: fc.constantFrom('bol', 'po'), bizTransaction: thing }, { requiredKeys: ['bizTransaction'] }),
    { minLength: 1, maxLength: 3 },
  ),
  sourceList: party('source'),
  destinationList: party('destination'),
  sensorElementList: sensors,
  errorDeclaration: fc.record({ declarationTime: time }),
}
const persistentDisposition = fc.record({ set: fc.constant(['damaged', 'active']), unset: fc.constant(['conformant']) })
const needs = ['type', 'eventTime', 'eventTimeZoneOffset'] as const

/** Events of the corridor with whatever fields and extensions, in plain JSON. */
export const arbitraryEvent: fc.Arbitrary<Record<string, unknown>> = withExtensions(
  fc.oneof(
    fc.record(
      {
        type: fc.constant('ObjectEvent'),
        action: fc.constant('ADD'),
        epcList: things,
        quantityList: quantities,
        ilmd: extensions.filter((each) => Object.keys(each).length > 0),
        persistentDisposition,
        ...core,
      },
      { requiredKeys: [...needs, 'action', 'epcList'] },
    ),
    fc.record(
      {
        type: fc.constant('AggregationEvent'),
        action: fc.constantFrom('ADD', 'DELETE'),
        parentID: thing,
        childEPCs: things,
        childQuantityList: quantities,
        ...core,
      },
      { requiredKeys: [...needs, 'action', 'childEPCs'] },
    ),
    fc.record(
      {
        type: fc.constant('TransformationEvent'),
        inputEPCList: things,
        inputQuantityList: quantities,
        outputEPCList: things,
        outputQuantityList: quantities,
        transformationID: thing,
        ...core,
      },
      { requiredKeys: [...needs, 'inputEPCList', 'outputEPCList'] },
    ),
  ),
)
