/**
 * What happened, in the codes of DCSA Track and Trace 2.2 for equipment and transport; CROS, border crossed, and HOLD and RELS,
 * held and released by an authority, go with them. `unknown` where a code of the message is not known.
 */
export type Happening =
  | 'ARRI'
  | 'DEPA'
  | 'LOAD'
  | 'DISC'
  | 'GTIN'
  | 'GTOT'
  | 'STRP'
  | 'PICK'
  | 'DROP'
  | 'RSEA'
  | 'CROS'
  | 'HOLD'
  | 'RELS'
  | 'unknown'

/** Planned, estimated, actual. */
export type Classifier = 'PLN' | 'EST' | 'ACT'

/** A table that is asked with texts of a message; a plain object would answer to the names of its own members too. */
export function tableOf<Value>(rows: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(rows))
}

/** Steps of the Core Business Vocabulary. */
export const BIZ_STEP_OF: Readonly<Record<Happening, string | null>> = {
  ARRI: 'arriving',
  DEPA: 'departing',
  LOAD: 'loading',
  DISC: 'unloading',
  GTIN: 'arriving',
  GTOT: 'departing',
  STRP: 'unpacking',
  PICK: 'collecting',
  DROP: 'receiving',
  RSEA: 'installing',
  CROS: 'transporting',
  HOLD: 'holding',
  RELS: 'accepting',
  unknown: null,
}

/** Transport status codes of UN/ECE Recommendation 24 that say what became of equipment or its transport. */
const RECOMMENDATION_24 = tableOf<Happening>({
  '1': 'ARRI',
  '12': 'RELS',
  '13': 'PICK',
  '16': 'CROS',
  '17': 'HOLD',
  '21': 'DROP',
  '22': 'DROP',
  '24': 'DEPA',
  '27': 'DEPA',
  '28': 'STRP',
  '29': 'DISC',
  '39': 'RELS',
  '40': 'ARRI',
  '48': 'LOAD',
})

/** Shipment status codes of ANSI X12 (data elements 157 and 1650), which lines and railways send in IFTSTA too. */
const X12 = tableOf<Happening>({
  A: 'ARRI',
  AE: 'LOAD',
  AF: 'PICK',
  AL: 'LOAD',
  AM: 'LOAD',
  AO: 'LOAD',
  AP: 'LOAD',
  AR: 'ARRI',
  CS: 'RSEA',
  CT: 'RELS',
  CU: 'RELS',
  D: 'DROP',
  I: 'GTIN',
  OA: 'GTOT',
  P: 'DEPA',
  RL: 'DEPA',
  UR: 'DISC',
  UV: 'DISC',
  VA: 'ARRI',
  VD: 'DEPA',
})

/** What a status code says; `own` where it is of a list other than that of the United Nations and is read as one of X12. */
export function happeningOfStatus(
  code: string,
  list: string,
  agency: string,
): { readonly what: Happening; readonly own: boolean } {
  const numbers = RECOMMENDATION_24.get(code)
  if (numbers !== undefined && list === '' && (agency === '' || agency === '6')) return { what: numbers, own: false }
  return { what: X12.get(code) ?? 'unknown', own: X12.has(code) && agency !== '116' }
}

/** Names of documents (1001) in BGM of CODECO and COARRI. */
export const REPORTS = tableOf<Happening>({
  '34': 'GTIN',
  '36': 'GTOT',
  '44': 'DISC',
  '46': 'LOAD',
  '270': 'LOAD',
})

/** Times of a transport (2005 in DTM). */
export const TRANSPORT_TIMES = tableOf<{ readonly what: Happening; readonly classifier: Classifier }>({
  '132': { what: 'ARRI', classifier: 'EST' },
  '133': { what: 'DEPA', classifier: 'EST' },
  '136': { what: 'DEPA', classifier: 'ACT' },
  '178': { what: 'ARRI', classifier: 'ACT' },
  '186': { what: 'DEPA', classifier: 'ACT' },
  '189': { what: 'DEPA', classifier: 'PLN' },
  '232': { what: 'ARRI', classifier: 'PLN' },
})

/** Modes of transport (8067). */
export const MODES = tableOf({ '1': 'sea', '2': 'rail', '3': 'road', '8': 'inlandWater' })

/** Full or empty (8169). */
export const LOADS = tableOf({ '4': 'empty', '5': 'full' })
