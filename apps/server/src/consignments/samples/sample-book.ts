import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { locateFor } from '@karavan/network'
import { type InForce, type ListedConsignment, pageOf } from '@karavan/storage'
import { digestOf, estimateNow, gatherStory, Kernels } from '@karavan/tracking'
import type { ConsignmentBook } from '../book.js'
import { CAST, type Sample } from './cast.js'
import { type MadeSample, makeSample, type Workshop } from './make.js'

export interface SampleBookParts extends Workshop {
  readonly now: () => EpochMinutes
  readonly inForce: (now: EpochMinutes) => InForce
  /** Told why a sample is left out. */
  readonly leftOut: (consignmentId: string, error: unknown) => void
}

const ENTERED = { enteredBy: 'sample', enteredFrom: 'sample', why: null, erased: null }

/**
 * Consignments that are made up to show how things look, for the day that it is. They are made when they are first asked for,
 * one after another, and kept in memory only.
 */
export function sampleBook({ now, inForce, leftOut, ...workshop }: SampleBookParts): ConsignmentBook {
  let day = new SampleDay(0, [], workshop, leftOut)
  const today = () => {
    const first = now() - (now() % DAY_MINUTES)
    if (day.first !== first) day = new SampleDay(first, CAST, workshop, leftOut)
    return day
  }
  const kernels = new Kernels()
  const gather = (made: MadeSample, at: EpochMinutes) =>
    gatherStory(made.log.at(at), made.consignment, locateFor(workshop.places, made.consignment), at)
  const told = new WeakMap<MadeSample, { readonly at: EpochMinutes; readonly entry: ListedConsignment }>()
  const listed = async (made: MadeSample, at: EpochMinutes): Promise<ListedConsignment> => {
    const known = told.get(made)
    if (known?.at === at) return known.entry
    const { consignment, enteredAt } = made
    const { story } = await gather(made, at)
    const estimate = estimateNow({ consignment, story, now: at, ...inForce(at), kernels })
    const kept = estimate === null ? null : { ...estimate, moved: null }
    const entry = { consignment, version: 1, enteredAt, digest: digestOf(story, consignment), estimate: kept }
    told.set(made, { at, entry })
    return entry
  }
  const received = (ids: readonly string[]) =>
    today()
      .ready.flatMap(({ log }) => log.messages)
      .filter(({ messageId, receivedAt }) => ids.includes(messageId) && receivedAt.getTime() <= now() * 60_000)

  return {
    sample: true,
    coming: () => today().coming,
    list: async (question) =>
      pageOf(await Promise.all(today().ready.map((made) => listed(made, question.now))), question),
    estimate: async (id, at) => {
      const made = await today().find(id)
      return made === null ? null : (await listed(made, at)).estimate
    },
    read: async (id) => {
      const made = await today().find(id)
      if (made === null) return null
      const { consignment, enteredAt } = made
      return { version: 1, consignment, enteredAt, ...ENTERED }
    },
    versions: async (id) => {
      const made = await today().find(id)
      return made === null ? [] : [{ version: 1, consignment: made.consignment, enteredAt: made.enteredAt, ...ENTERED }]
    },
    gather: async (consignment, at) => {
      const made = await today().find(consignment.consignmentId)
      if (made === null) throw new RangeError(`not a sample: ${consignment.consignmentId}`)
      return gather(made, at)
    },
    messages: async (ids) =>
      received(ids)
        .map(({ bytes: _, ...message }) => message)
        .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime()),
    tellsMore: async () => false,
    bytes: async (id) => received([id])[0]?.bytes ?? null,
  }
}

/** The samples of one day, as they become ready. */
class SampleDay {
  readonly #made = new Map<string, MadeSample>()
  readonly #leftOut = new Set<string>()
  #making: Promise<void> | null = null

  constructor(
    readonly first: EpochMinutes,
    private readonly cast: readonly Sample[],
    private readonly workshop: Workshop,
    private readonly leftOut: SampleBookParts['leftOut'],
  ) {}

  /** Those that are made by now; begins to make them. */
  get ready(): readonly MadeSample[] {
    void this.#all()
    return [...this.#made.values()]
  }

  /** How many are not made yet. */
  get coming(): number {
    return this.cast.length - this.#made.size - this.#leftOut.size
  }

  /** A sample by its id, once it is made; null where there is none. */
  async find(id: string): Promise<MadeSample | null> {
    if (!this.cast.some(({ consignmentId }) => consignmentId === id)) return null
    if (!this.#made.has(id)) await this.#all()
    return this.#made.get(id) ?? null
  }

  #all(): Promise<void> {
    this.#making ??= this.#make()
    return this.#making
  }

  async #make(): Promise<void> {
    for (const sample of this.cast) {
      try {
        this.#made.set(sample.consignmentId, await makeSample(sample, this.first, this.workshop))
      } catch (error) {
        this.#leftOut.add(sample.consignmentId)
        this.leftOut(sample.consignmentId, error)
      }
    }
  }
}
