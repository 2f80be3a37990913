import type { EquipmentKind, MilestoneKind } from '@karavan/model'

/** A milestone of a sample: its kind, and the leg of the plan, from 0; the last where there are fewer. */
export interface Mark {
  readonly kind: MilestoneKind
  readonly leg: number
}

/** What a sample is there to show. */
interface Twists {
  /** Nobody says anything after it. */
  readonly silentAfter?: Mark
  /** The forwarder says that it happened hours earlier than the carrier says. */
  readonly doubted?: Mark
  /** First told with a wrong time, which is then declared erroneous. */
  readonly corrected?: Mark
  /** The number of the first box is told with a wrong check digit. */
  readonly misspelt?: Mark
  /** What the port says is sent on by the forwarder: the same event from two. */
  readonly forwarded?: true
  /** Everything after it comes so much later, days; held by customs where that is so. */
  readonly delayed?: Mark & { readonly days: number; readonly byCustoms: boolean }
  /** The last piece goes on by itself after it. */
  readonly split?: Mark & { readonly other: string }
  /** It is the piece that was split off another sample, whose way it shares until then. */
  readonly splitOff?: { readonly from: string }
}

/** A consignment that is made up. */
export interface Sample extends Twists {
  readonly consignmentId: string
  readonly from: string
  readonly to: string
  readonly equipment: EquipmentKind
  readonly units: number
  readonly tonnes: number
  readonly description: string
  readonly hs: string
  readonly gng: string | null
  readonly packages: { readonly quantity: number; readonly kind: string } | null
  readonly dangerousGoods: {
    readonly unNumber: string
    readonly hazardClass: string
    readonly packingGroup: string
  } | null
  readonly consignor: string
  readonly consignee: string
  readonly paper: { readonly type: string; readonly number: string }
  /** Number of the first piece, without check digit; that of the second is one more. */
  readonly serial: number
  /** When the goods were ready, days before today; negative for those to come. */
  readonly readyDaysAgo: number
  /** Where it is about now: what it passed, and how many days ago. */
  readonly near: Mark & { readonly daysAgo: number }
}

const PLAIN = { gng: null, packages: null, dangerousGoods: null }

const ALTYNKOL_POTI: Omit<Sample, 'consignmentId'> = {
  ...PLAIN,
  from: 'KZ-ALTYNKOL',
  to: 'GE-POTI',
  equipment: '40HC',
  units: 2,
  tonnes: 38,
  description: 'Household appliances',
  hs: '8450',
  packages: { quantity: 412, kind: 'CT' },
  consignor: 'Sample Appliances',
  consignee: 'Sample Trading',
  paper: { type: 'SMGS', number: 'SAMPLE-0107' },
  serial: 410_221,
  readyDaysAgo: 16,
  near: { kind: 'departure', leg: 1, daysAgo: 2.2 },
}

/** The samples, in the order in which they are made. */
export const CAST: readonly Sample[] = [
  {
    ...ALTYNKOL_POTI,
    consignmentId: 'sample-altynkol-poti',
    forwarded: true,
    split: { kind: 'unloading', leg: 0, other: 'sample-altynkol-poti-2' },
  },
  {
    ...ALTYNKOL_POTI,
    consignmentId: 'sample-altynkol-poti-2',
    splitOff: { from: 'sample-altynkol-poti' },
    delayed: { kind: 'unloading', leg: 0, days: 1, byCustoms: false },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-shandong-baku',
    from: 'CN-QINGDAO',
    to: 'Baku',
    equipment: '40HC',
    units: 3,
    tonnes: 54,
    description: 'Solar panels',
    hs: '8541',
    packages: { quantity: 1860, kind: 'PX' },
    consignor: 'Sample Panels',
    consignee: 'Sample Energy',
    paper: { type: 'booking', number: 'SAMPLE-0106' },
    serial: 553_018,
    readyDaysAgo: -3,
    near: { kind: 'departure', leg: 0, daysAgo: -4 },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-almaty-tbilisi',
    from: 'Almaty',
    to: 'Tbilisi',
    equipment: 'truck',
    units: 1,
    tonnes: 17,
    description: 'Spare parts',
    hs: '8708',
    packages: { quantity: 33, kind: 'PX' },
    consignor: 'Sample Motors',
    consignee: 'Sample Garage',
    paper: { type: 'CMR', number: 'SAMPLE-0103' },
    serial: 1,
    readyDaysAgo: 15,
    near: { kind: 'delivery', leg: 2, daysAgo: 3 },
    corrected: { kind: 'arrival', leg: 1 },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-kostanay-poti',
    from: 'Kostanay',
    to: 'Poti',
    equipment: 'wagon-covered',
    units: 3,
    tonnes: 180,
    description: 'Wheat in bulk bags',
    hs: '1001',
    gng: '10019900',
    packages: { quantity: 180, kind: 'BG' },
    consignor: 'Sample Mill',
    consignee: 'Sample Foods',
    paper: { type: 'SMGS', number: 'SAMPLE-0102' },
    serial: 804_127,
    readyDaysAgo: 18,
    near: { kind: 'arrival', leg: 0, daysAgo: 8 },
    silentAfter: { kind: 'arrival', leg: 0 },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-atyrau-batumi',
    from: 'Atyrau',
    to: 'Batumi',
    equipment: 'wagon-tank',
    units: 2,
    tonnes: 120,
    description: 'Paraxylene',
    hs: '290243',
    gng: '29024300',
    dangerousGoods: { unNumber: '1307', hazardClass: '3', packingGroup: 'III' },
    consignor: 'Sample Chemicals',
    consignee: 'Sample Terminal Buyer',
    paper: { type: 'SMGS', number: 'SAMPLE-0104' },
    serial: 319_406,
    readyDaysAgo: 21,
    near: { kind: 'borderEntry', leg: 2, daysAgo: 1.7 },
    delayed: { kind: 'borderEntry', leg: 2, days: 4, byCustoms: true },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-yiwu-klaipeda',
    from: 'CN-YIWU',
    to: 'LT-KLAIPEDA',
    equipment: '40HC',
    units: 1,
    tonnes: 14,
    description: 'Toys',
    hs: '9503',
    packages: { quantity: 1130, kind: 'CT' },
    consignor: 'Sample Toys',
    consignee: 'Sample Stores',
    paper: { type: 'CIM/SMGS', number: 'SAMPLE-0105' },
    serial: 270_644,
    readyDaysAgo: 14,
    near: { kind: 'departure', leg: 1, daysAgo: 3.5 },
    misspelt: { kind: 'departure', leg: 0 },
  },
  {
    ...PLAIN,
    consignmentId: 'sample-xian-istanbul',
    from: 'CN-XIAN',
    to: 'TR-ISTANBUL',
    equipment: '40HC',
    units: 2,
    tonnes: 30,
    description: 'Computers',
    hs: '8471',
    packages: { quantity: 960, kind: 'CT' },
    consignor: 'Sample Electronics',
    consignee: 'Sample Imports',
    paper: { type: 'SMGS', number: 'SAMPLE-0101' },
    serial: 118_302,
    readyDaysAgo: 26,
    near: { kind: 'departure', leg: 1, daysAgo: 2.5 },
    doubted: { kind: 'departure', leg: 1 },
  },
]
