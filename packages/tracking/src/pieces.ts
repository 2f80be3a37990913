import type { EpochMinutes } from '@karavan/core'
import { type Consignment, consignmentUri } from '@karavan/model'
import type { Aboard } from './aboard.js'
import { canonicalUri, type Saying } from './saying.js'
import { groupBy } from './spans.js'
import type { Naming } from './stowages.js'

/** A piece of equipment that milestones are counted for; null stands for a consignment whose equipment is not known. */
export type PieceId = string | null

/** That a piece left the others, or came to them. */
interface Parting extends Pick<Consignment['partings'][number], 'kind' | 'at'> {
  readonly id: string
}

/** The equipment that goods travel in, and when it was of the consignment. */
export class Pieces {
  /** Equipment that only carries other equipment is none. */
  readonly ids: readonly PieceId[]
  private readonly references: ReadonlySet<string>
  /** When goods were in a piece. */
  private readonly fillings: ReadonlyMap<string, Consignment['loadings']>
  /** When a piece left the others, or came to them, in the order of time. */
  private readonly partings: ReadonlyMap<string, readonly Parting[]>

  constructor(
    consignment: Consignment,
    private readonly naming: Naming,
    private readonly aboard: Aboard,
  ) {
    const { consignmentId, utilizedEquipment, includedItems, loadings, partings, references } = consignment
    const ids = utilizedEquipment.map(({ equipmentId }) => equipmentId)
    const carriers = new Set(loadings.filter(({ what }) => ids.includes(what)).map(({ on }) => on))
    const own = ids.filter((id) => !carriers.has(id))
    this.ids = own.length > 0 ? own : [null]
    const papers = references.flatMap(({ uri }) => uri ?? [])
    this.references = new Set([consignmentUri(consignmentId), ...papers].map(canonicalUri))
    const items = new Set(includedItems.map(({ itemId }) => itemId))
    const filled = loadings.filter(({ what }) => items.has(what))
    this.fillings = groupBy(filled, ({ on }) => on)
    const inOrder = [...partings].sort((a, b) => a.at - b.at)
    const each = inOrder.flatMap(({ what, kind, at }) => [...new Set(what)].map((id) => ({ id, kind, at })))
    this.partings = groupBy(each, ({ id }) => id)
  }

  /** The pieces that a word is about without moving them: goods were put into them, or taken out. */
  filled({ type, action, parent, telling }: Saying): readonly PieceId[] {
    const isFilling = type === 'AggregationEvent' && action !== 'OBSERVE' && parent !== null
    const piece = isFilling ? this.naming(parent) : null
    return this.ids.filter((id) => id !== null && id === piece && this.belongs(id, telling.at))
  }

  /**
   * The pieces that a word is about, of those that were in the consignment at its time. What names the things on a carrier is
   * about these: that another's box is on the same wagon is nobody's business here.
   */
  of(saying: Saying): readonly PieceId[] {
    const { at } = saying.telling
    const { type, action, parent, things, transactions } = saying
    const isOfThings = type === 'AggregationEvent' && (action === 'ADD' || things.length > 0)
    const subjects = [...things, ...(parent === null || isOfThings ? [] : [parent])].map(this.naming)
    const isWhole = subjects.length === 0 && transactions.some((uri) => this.references.has(uri))
    const about = new Set(subjects.flatMap((subject) => [subject, ...this.aboard.on(subject, at)]))
    return this.ids.filter((id) => (isWhole || (id !== null && about.has(id))) && this.belongs(id, at))
  }

  /** Whether a piece was in the consignment: its goods loaded in it, and it not yet parted from the others. */
  belongs(id: PieceId, at: EpochMinutes): boolean {
    if (id === null) return true
    const filled = this.fillings.get(id) ?? []
    const isFilled = filled.some(({ from, until }) => from <= at && (until === null || at <= until))
    if (filled.length > 0 && !isFilled) return false
    const own = this.partings.get(id) ?? []
    const last = own.findLast((parting) => (parting.kind === 'split' ? parting.at < at : parting.at <= at))
    return last === undefined ? own[0]?.kind !== 'merge' : last.kind === 'merge'
  }
}
