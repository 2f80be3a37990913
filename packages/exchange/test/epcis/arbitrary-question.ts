import fc from 'fast-check'

/** What short names of the events below stand for. */
export const SPACES = { rail: 'https://rail.example.org/epcis/', port: 'https://port.example.org/epcis#' }

/** Things by the URN that names each, with every spelling of it; few, so that events and questions often meet. */
export const THINGS: Readonly<Record<string, readonly string[]>> = {
  'urn:epc:id:sgtin:4012345.098765.1': [
    'urn:epc:id:sgtin:4012345.098765.1',
    'https://id.gs1.org/01/04012345987652/21/1',
    'https://shop.example.org/p/01/04012345987652/21/1?seen=1',
  ],
  'urn:epc:id:sgtin:4012345.098766.1': [
    'urn:epc:id:sgtin:4012345.098766.1',
    'https://id.gs1.org/gtin/04012345987669/ser/1',
  ],
  'urn:epc:id:giai:4870001.W1': ['urn:epc:id:giai:4870001.W1', 'https://rail.example.org/8004/4870001W1'],
  'urn:epc:id:giai:4870001.W2': ['urn:epc:id:giai:4870001.W2', 'https://id.gs1.org/8004/4870001W2'],
  'urn:epc:id:bic:CSQU3054383': ['urn:epc:id:bic:CSQU3054383'],
  'urn:karavan:wagon8:60635208': ['urn:karavan:wagon8:60635208'],
}
export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'urn:epc:class:lgtin:4012345.098765.L1': [
    'urn:epc:class:lgtin:4012345.098765.L1',
    'https://id.gs1.org/01/04012345987652/10/L1',
  ],
  'urn:epc:class:lgtin:4012345.098765.L2': ['urn:epc:class:lgtin:4012345.098765.L2'],
  'urn:epc:idpat:sgtin:4012345.098765.*': [
    'urn:epc:idpat:sgtin:4012345.098765.*',
    'https://id.gs1.org/01/04012345987652',
  ],
}
export const PLACES: Readonly<Record<string, readonly string[]>> = {
  'urn:epc:id:sgln:4870001.00001.0': ['urn:epc:id:sgln:4870001.00001.0', 'https://port.example.org/414/4870001000011'],
  'urn:epc:id:sgln:4870001.00001.9': ['urn:epc:id:sgln:4870001.00001.9', 'https://id.gs1.org/414/4870001000011/254/9'],
  'https://port.example.org/berth/3': ['https://port.example.org/berth/3'],
}
const PATTERNS = [
  'urn:epc:idpat:sgtin:4012345.098765.*',
  'urn:epc:idpat:sgtin:4012345.*.*',
  'urn:epc:idpat:sgtin:*.*.*',
  'urn:epc:idpat:giai:4870001.*',
  'urn:epc:idpat:bic:*',
  'urn:epc:class:lgtin:4012345.098765.*',
]

const spelled = (of: Readonly<Record<string, readonly string[]>>) => fc.constantFrom(...Object.values(of).flat())
const some = <Value>(one: fc.Arbitrary<Value>, most = 3) => fc.array(one, { minLength: 1, maxLength: most })
const TIMES = [
  '2026-11-02T00:00:00Z',
  '2026-11-02T05:00:00+05:00',
  '2026-11-02T00:00:00.001Z',
  '2026-11-03T00:00:00-01:00',
]
const time = fc.constantFrom(...TIMES)
const number = fc.constantFrom(-1, 0, 4, 4.5, 1000)
const step = fc.constantFrom(
  'loading',
  'cbv:BizStep-loading',
  'https://ref.gs1.org/cbv/BizStep-loading',
  'departing',
  'https://port.example.org/steps/lashing',
)
const state = fc.constantFrom('damaged', 'https://ref.gs1.org/cbv/Disp-damaged', 'in_transit')

const scalar = fc.constantFrom<unknown>(4, 4.5, '4', '4.50', 'AB', '', true, ...TIMES, 'urn:epc:id:giai:4870001.W1')
const FIELDS = ['rail:train', 'port:berth']
const { fields } = fc.letrec<{ fields: Record<string, unknown>; value: unknown }>((tie) => ({
  fields: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { minKeys: 1, maxKeys: 2 }),
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(fc.oneof(scalar, tie('fields')), { maxLength: 2 }),
    tie('fields'),
  ),
}))
const withFields = <Value extends object>(one: fc.Arbitrary<Value>) =>
  fc.tuple(one, fields).map(([object, extra]): object => ({ ...extra, ...object }))
const place = withFields(fc.record({ id: spelled(PLACES) }))
const quantities = some(
  fc.record(
    { epcClass: spelled(CLASSES), quantity: number, uom: fc.constantFrom('KGM', 'GRM', 'LTR') },
    { requiredKeys: ['epcClass'] },
  ),
)
const things = some(spelled(THINGS))
const report = withFields(
  fc.record(
    {
      type: fc.constantFrom('Temperature', 'Speed', 'https://port.example.org/swell'),
      value: number,
      uom: fc.constantFrom('CEL', 'KEL'),
      minValue: number,
      percRank: number,
      deviceID: spelled(THINGS),
      stringValue: fc.constantFrom('4', '4.0'),
      booleanValue: fc.boolean(),
      hexBinaryValue: fc.constantFrom('f0', 'F0', '0A'),
      time,
    },
    { requiredKeys: ['type'] },
  ),
)
const metadata = withFields(
  fc.record({ time, startTime: time, deviceID: spelled(THINGS), bizRules: spelled(PLACES) }, { requiredKeys: [] }),
)
const owners = (item: string) =>
  some(fc.record({ type: fc.constantFrom('owning_party', 'location', 'cbv:SDT-location'), [item]: spelled(PLACES) }))

/** Events in plain JSON, of few things at few places, so that questions often fit. */
export const arbitraryStored = fc.record({
  recordTime: fc.constantFrom(...TIMES).map(Date.parse),
  namespaces: fc.constant(SPACES),
  event: withFields(
    fc.record(
      {
        type: fc.constantFrom('ObjectEvent', 'AggregationEvent', 'TransformationEvent', 'rail:Derailment'),
        eventTime: time,
        eventTimeZoneOffset: fc.constant('+05:00'),
        eventID: fc.constantFrom('urn:x:1', 'urn:x:2'),
        action: fc.constantFrom('ADD', 'OBSERVE'),
        bizStep: step,
        disposition: state,
        persistentDisposition: fc.record({ set: some(state), unset: some(state) }, { requiredKeys: [] }),
        readPoint: place,
        bizLocation: place,
        epcList: things,
        childEPCs: things,
        parentID: spelled(THINGS),
        inputEPCList: things,
        outputEPCList: things,
        transformationID: spelled(THINGS),
        quantityList: quantities,
        childQuantityList: quantities,
        inputQuantityList: quantities,
        outputQuantityList: quantities,
        bizTransactionList: some(
          fc.record(
            { type: fc.constantFrom('bol', 'cbv:BTT-po'), bizTransaction: spelled(THINGS) },
            { requiredKeys: ['bizTransaction'] },
          ),
        ),
        sourceList: owners('source'),
        destinationList: owners('destination'),
        ilmd: fields,
        errorDeclaration: withFields(
          fc.record(
            {
              declarationTime: time,
              reason: fc.constantFrom('incorrect_data', 'cbv:ER-did_not_occur'),
              correctiveEventIDs: some(fc.constantFrom('urn:x:1', 'urn:x:2')),
            },
            { requiredKeys: ['declarationTime'] },
          ),
        ),
        sensorElementList: some(
          withFields(
            fc.record({ sensorMetadata: metadata, sensorReport: some(report, 2) }, { requiredKeys: ['sensorReport'] }),
          ),
          2,
        ),
      },
      { requiredKeys: ['type', 'eventTime', 'eventTimeZoneOffset'] },
    ),
  ),
})

const list = (one: fc.Arbitrary<string>) => some(one, 2).map((values) => values.join('|'))
const numbers = list(number.map(String))
const patterns = list(fc.oneof(spelled(THINGS), spelled(CLASSES), fc.constantFrom(...PATTERNS)))
const scalars = list(fc.constantFrom('4', '4.5', '4.50', 'AB', 'true', ...TIMES, 'https://id.gs1.org/8004/4870001W1'))
const bound = fc.oneof(number.map(String), time)

const parameter = <Name extends string>(names: readonly Name[], value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...names), value)
const compared = (...names: readonly string[]) =>
  fc.oneof(
    parameter(
      names.map((name) => `EQ_${name}`),
      numbers,
    ),
    parameter(
      names.flatMap((name) => ['GT', 'GE', 'LT', 'LE'].map((each) => `${each}_${name}`)),
      number.map(String),
    ),
  )
const REGIONS = [
  '',
  'ILMD_',
  'ERROR_DECLARATION_',
  'SENSORELEMENT_',
  'SENSORMETADATA_',
  'SENSORREPORT_',
  'readPoint_',
  'bizLocation_',
]
const extended = (relations: readonly string[], value: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom(...relations),
      fc.constantFrom('', 'INNER_'),
      fc.constantFrom(...REGIONS),
      fc.constantFrom(...FIELDS, 'https://rail.example.org/epcis/#train', 'https://port.example.org/epcis#berth'),
      value,
    )
    .map(([relation, inner, region, field, asked]) => [`${relation}_${inner}${region}${field}`, asked] as const)

const field = fc.oneof(
  extended(['EQ'], scalars),
  extended(['GT', 'GE', 'LT', 'LE'], bound),
  extended(['EXISTS'], fc.constant('')),
)
const one: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  parameter(
    ['eventType'],
    list(
      fc.constantFrom(
        'ObjectEvent',
        'TransformationEvent',
        'rail:Derailment',
        'https://rail.example.org/epcis/Derailment',
      ),
    ),
  ),
  parameter(['GE_eventTime', 'LT_eventTime', 'GE_recordTime', 'LT_recordTime'], time),
  parameter(['EQ_action'], list(fc.constantFrom('ADD', 'OBSERVE', 'DELETE'))),
  parameter(['EQ_bizStep'], list(fc.oneof(step, fc.constant('urn:epcglobal:cbv:bizstep:loading')))),
  parameter(['EQ_disposition', 'EQ_persistentDisposition_set', 'EQ_persistentDisposition_unset'], list(state)),
  parameter(['EQ_readPoint', 'WD_readPoint', 'EQ_bizLocation', 'WD_bizLocation', 'EQ_bizRules'], list(spelled(PLACES))),
  parameter(
    ['EQ_transformationID', 'EQ_bizTransaction_bol', 'EQ_bizTransaction_po', 'EQ_deviceID'],
    list(spelled(THINGS)),
  ),
  parameter(['EQ_source_location', 'EQ_destination_owning_party'], list(spelled(PLACES))),
  parameter(['MATCH_epc', 'MATCH_parentID', 'MATCH_inputEPC', 'MATCH_outputEPC', 'MATCH_anyEPC'], patterns),
  parameter(['MATCH_epcClass', 'MATCH_inputEPCClass', 'MATCH_outputEPCClass', 'MATCH_anyEPCClass'], patterns),
  compared('quantity', 'quantity_KGM', 'value_CEL', 'minValue_CEL', 'percRank'),
  parameter(['EQ_eventID', 'EQ_correctiveEventID'], list(fc.constantFrom('urn:x:1', 'urn:x:2'))),
  parameter(['EXISTS_errorDeclaration', 'EXISTS_sensorElementList'], fc.constantFrom('', 'true', 'false')),
  parameter(['GE_errorDeclarationTime', 'LT_errorDeclaration_Time', 'GE_time', 'LT_time', 'LT_startTime'], time),
  parameter(['EQ_errorReason'], list(fc.constantFrom('incorrect_data', 'did_not_occur'))),
  parameter(['EQ_type'], list(fc.constantFrom('Temperature', 'gs1:Speed', 'https://port.example.org/swell'))),
  parameter(['EQ_stringValue'], list(fc.constantFrom('4', '4.0'))),
  parameter(['EQ_booleanValue'], fc.constantFrom('true', 'false')),
  parameter(['EQ_hexBinaryValue'], list(fc.constantFrom('F0', '0a'))),
  field,
  parameter(['HASATTR_readPoint', 'EQATTR_bizLocation_city'], fc.constant('Aktau')),
)

/** Questions after one field of an extension. */
export const arbitraryFieldQuestion = field.map((found) => Object.fromEntries([found]))

/** Questions of one to three parameters. */
export const arbitraryQuestion = fc.array(one, { minLength: 1, maxLength: 3 }).map((found) => Object.fromEntries(found))
