import type { ChargePurpose, Consignment, Milestone, MilestoneKind, Story, Telling } from '@karavan/model'
import type { PieceId } from '../pieces.js'
import { compareText, settle } from '../settle.js'
import type { Measured } from './passage.js'

/** CPMM tells what a section costs for so many tonnes over so many kilometres. */
const [UNIT_TONNES, UNIT_KM] = [20, 500]

/** What was paid: each event once, its charges parted evenly by the pieces that it is about. */
interface Paid {
  /** For the pieces of which it is told. */
  readonly amount: number
  readonly currency: string
  readonly pieces: ReadonlySet<PieceId>
  readonly events: readonly string[]
}

/** What it cost a piece of equipment to get over a border or through a port: the mean of those for which something was paid there. */
export function crossingCost(story: Story, place: string): Measured {
  const here = story.milestones.filter((milestone) => milestone.place === place)
  const paid = paidFor([['crossing', [...wordsOf(here), ...wordsBeside(story, place)]]], story)
  return 'why' in paid ? paid : measuredBy(paid, paid.amount / paid.pieces.size)
}

/**
 * What a leg cost for 20 t over 500 km: its carriage, and what was paid at the borders on it. The mass of the goods is spread evenly over
 * the pieces, and counts of those for which it was paid.
 * @param km - null where it is not known
 */
export function sectionCost(
  story: Story,
  leg: number,
  km: number | null,
  { includedItems, utilizedEquipment }: Pick<Consignment, 'includedItems' | 'utilizedEquipment'>,
): Measured {
  const own = story.milestones.filter((milestone) => milestone.leg === leg)
  const carried = ['carriage', wordsOf(own)] as const
  const crossed = ['crossing', wordsOf(own.filter(({ kind }) => AT_BORDERS.has(kind)))] as const
  const carriage = paidFor([carried], story)
  const paid = 'why' in carriage ? carriage : paidFor([carried, crossed], story)
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

/** What else is told at the ends of a leg is told of the ports there. */
const AT_BORDERS: ReadonlySet<MilestoneKind> = new Set(['borderExit', 'borderEntry', 'gaugeChange'])

function measuredBy({ pieces, events, currency }: Paid, value: number): Measured {
  return { value, pieces: pieces.size, events, currency }
}

/** A word that is taken about a piece. */
interface PieceWord {
  readonly telling: Telling
  readonly piece: PieceId
}

function wordsOf(milestones: readonly Pick<Milestone, 'pieces'>[]): readonly PieceWord[] {
  return milestones.flatMap(({ pieces }) =>
    pieces.flatMap(({ equipmentId, ACT }) => (ACT === null ? [] : [{ telling: ACT.taken, piece: equipmentId }])),
  )
}

/** Of what no milestone tells at a place: for each step and piece the word that is taken. */
function wordsBeside({ others, asOf }: Pick<Story, 'others' | 'asOf'>, place: string): readonly PieceWord[] {
  const about = new Map<string, { readonly piece: PieceId; readonly tellings: Telling[] }>()
  for (const { telling, place: where, bizStep, equipment, why } of others) {
    if (where !== place || telling.classifier !== 'ACT' || NO_FACTS.has(why)) continue
    for (const piece of equipment) {
      const key = JSON.stringify([bizStep, piece])
      const known = about.get(key) ?? { piece, tellings: [] }
      about.set(key, known)
      known.tellings.push(telling)
    }
  }
  return [...about.values()].flatMap(({ piece, tellings }) => {
    const settled = settle(tellings, () => false, asOf)
    return settled === null ? [] : [{ telling: settled.taken, piece }]
  })
}

/** Other events of which nothing is known to have happened. */
const NO_FACTS: ReadonlySet<Story['others'][number]['why']> = new Set(['ahead', 'timeOutside'])

function paidFor(
  asked: readonly (readonly [purpose: ChargePurpose, words: readonly PieceWord[]])[],
  story: Story,
): Paid | Extract<Measured, { why: unknown }> {
  const about = piecesByEvent(story)
  const seen = new Set<string>()
  const events = new Set<string>()
  const pieces = new Set<PieceId>()
  const currencies = new Set<string>()
  let amount = 0
  for (const [purpose, words] of asked) {
    for (const { telling, piece } of words) {
      const { contentHash, charges = [] } = telling
      const own = charges.filter((charge) => charge.purpose === purpose)
      const word = JSON.stringify([purpose, contentHash, piece])
      if (own.length === 0 || seen.has(word)) continue
      seen.add(word)
      events.add(contentHash)
      pieces.add(piece)
      for (const charge of own) {
        currencies.add(charge.currency)
        amount += charge.amount / Math.max(1, about.get(contentHash)?.size ?? 1)
      }
    }
  }
  const [currency, another] = currencies
  if (currency === undefined) return { why: 'costNotTold' }
  if (another !== undefined) return { why: 'currenciesMixed' }
  return { amount, currency, pieces, events: [...events].sort(compareText) }
}

/** The pieces that each event is about, whether its word is taken or not. */
function piecesByEvent({
  milestones,
  others,
}: Pick<Story, 'milestones' | 'others'>): ReadonlyMap<string, ReadonlySet<PieceId>> {
  const about = new Map<string, Set<PieceId>>()
  const add = ({ contentHash }: Telling, piece: PieceId) => {
    const known = about.get(contentHash) ?? new Set()
    about.set(contentHash, known.add(piece))
  }
  for (const { pieces } of milestones)
    for (const { equipmentId, ACT } of pieces)
      for (const telling of ACT === null ? [] : [ACT.taken, ...ACT.others]) add(telling, equipmentId)
  for (const { telling, equipment } of others) for (const piece of equipment) add(telling, piece)
  return about
}
