import type { Charge, ChargePurpose, Consignment, Milestone, Story, Telling } from '@karavan/model'
import type { PieceId } from '../pieces.js'
import { compareText } from '../settle.js'
import type { Measured } from './passage.js'

/** CPMM tells what a section costs for so many tonnes over so many kilometres. */
const [UNIT_TONNES, UNIT_KM] = [20, 500]

/** What was paid, as words that were taken say: each event once. */
interface Paid {
  readonly amount: number
  readonly currency: string
  readonly pieces: ReadonlySet<PieceId>
  readonly events: readonly string[]
}

/** What it cost a piece of equipment to get over a border or through a port: what was paid there, over the pieces for which it was. */
export function crossingCost({ milestones, others }: Story, place: string): Measured {
  const beside = others.filter((other) => other.place === place && other.why !== 'ahead')
  const words = [
    ...wordsOf(milestones.filter((milestone) => milestone.place === place)),
    ...beside.flatMap(({ telling, equipment }) => equipment.map((piece) => ({ telling, piece }))),
  ]
  const paid = paidFor('crossing', words)
  return 'why' in paid ? paid : measuredBy(paid, paid.amount / paid.pieces.size)
}

/**
 * What a leg cost for 20 t over 500 km. The mass of the goods is spread evenly over the pieces, and counts of those for which it was paid.
 * @param km - null where it is not known
 */
export function carriageCost(
  { milestones }: Story,
  leg: number,
  km: number | null,
  { includedItems, utilizedEquipment }: Pick<Consignment, 'includedItems' | 'utilizedEquipment'>,
): Measured {
  const paid = paidFor('carriage', wordsOf(milestones.filter((milestone) => milestone.leg === leg)))
  if ('why' in paid) return paid
  if (km === null) return { why: 'distanceUnknown' }
  const masses = includedItems.map(({ grossKg }) => grossKg)
  const known = masses.flatMap((mass) => mass ?? [])
  const tonnes = known.reduce((sum, mass) => sum + mass, 0) / 1000
  if (known.length < masses.length || tonnes <= 0) return { why: 'massUnknown' }
  const all = Math.max(1, utilizedEquipment.length)
  const share = paid.pieces.has(null) ? 1 : paid.pieces.size / all
  return measuredBy(paid, (paid.amount * UNIT_TONNES * UNIT_KM) / (tonnes * share * km))
}

function measuredBy({ pieces, events, currency }: Paid, value: number): Measured {
  return { value, pieces: pieces.size, events, currency }
}

interface PieceWord {
  readonly telling: Telling
  readonly piece: PieceId
}

function wordsOf(milestones: readonly Pick<Milestone, 'pieces'>[]): readonly PieceWord[] {
  return milestones.flatMap(({ pieces }) =>
    pieces.flatMap(({ equipmentId, ACT }) => (ACT === null ? [] : [{ telling: ACT.taken, piece: equipmentId }])),
  )
}

function paidFor(purpose: ChargePurpose, words: readonly PieceWord[]): Paid | Extract<Measured, { why: unknown }> {
  const events = new Map<string, readonly Charge[]>()
  const pieces = new Set<PieceId>()
  for (const { telling, piece } of words) {
    const own = (telling.charges ?? []).filter((charge) => charge.purpose === purpose)
    if (telling.classifier !== 'ACT' || own.length === 0) continue
    events.set(telling.contentHash, own)
    pieces.add(piece)
  }
  const charges = [...events.values()].flat()
  const [first] = charges
  if (first === undefined) return { why: 'costNotTold' }
  if (charges.some(({ currency }) => currency !== first.currency)) return { why: 'currenciesMixed' }
  const amount = charges.reduce((sum, charge) => sum + charge.amount, 0)
  return { amount, currency: first.currency, pieces, events: [...events.keys()].sort(compareText) }
}
