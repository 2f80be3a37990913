import { eachOrFaults } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { checkEntered, standingFigures, supersedingCheck } from '@karavan/statistics'
import { loadFigures } from '../bundled-figures.js'
import type { Storage } from '../storage.js'
import { partedBy } from './parted-by.js'
import { type FiguresKept, type FigureVersion, unknownFigure } from './stored-figures.js'

type Shelf = Pick<Storage, 'made' | 'figures'>

/** How figures are kept. */
export interface KeepHow {
  readonly by: string
  readonly why: string | null
  /** Only says what would be kept. */
  readonly check: boolean
  /** Where each stands, for messages. */
  readonly at: (index: number) => string
  /** Whether the network has a Location of an id. */
  readonly isLocation: (id: string) => boolean
}

/** A figure, who kept or withdrew it when, and what stands in its place. */
export interface FigureHistory {
  readonly figure: Observation
  /** Id of the figure that supersedes it; null where none does. */
  readonly supersededBy: string | null
  /** None of a figure that comes with the project. */
  readonly versions: readonly FigureVersion[]
}

/**
 * Keeps figures beside those of the project, all or none. Those that are there, just so, are known; of one that is there with another
 * remark or source the new words are kept as its next version.
 * @throws {StructuredError} FIGURE_ROW_INVALID of unknown places, amounts that cannot be, and what may not be superseded, one fault of each
 * figure that is refused; DATABASE_*
 */
export async function keepFigures(shelf: Shelf, figures: readonly Observation[], how: KeepHow): Promise<FiguresKept> {
  const bundled = loadFigures()
  const kept = shelf.made() ? await (await shelf.figures()).read() : []
  const checkSuperseding = supersedingCheck(figures, [...bundled, ...kept])
  eachOrFaults(figures, (figure, i) => {
    checkEntered(figure, how.isLocation, how.at(i))
    checkSuperseding(figure, how.at(i))
  })
  const own = new Set(bundled.map(({ id }) => id))
  const unlike = [...new Map(figures.map((figure) => [figure.id, figure])).values()]
  const known = unlike.filter(({ id }) => own.has(id)).map(({ id }) => id)
  const others = unlike.filter(({ id }) => !own.has(id))
  if (others.length === 0) return { added: [], known }
  if (!how.check) {
    const done = await (await shelf.figures()).keep(others, how.by, how.why)
    return { added: done.added, known: [...known, ...done.known] }
  }
  const { added, same } = partedBy(others, kept)
  return { added: added.map(({ id }) => id), known: [...known, ...same.map(({ id }) => id)] }
}

/** @throws {StructuredError} FIGURE_UNKNOWN, DATABASE_* */
export async function figureHistory(shelf: Shelf, id: string): Promise<FigureHistory> {
  const stored = shelf.made() ? await shelf.figures() : null
  const versions = stored === null ? [] : await stored.versions(id)
  const kept = stored === null ? [] : await stored.read()
  const bundled = loadFigures()
  const figure = bundled.find((one) => one.id === id) ?? versions.findLast(({ body }) => body !== null)?.body ?? null
  if (figure === null) throw unknownFigure(id)
  const isStanding = standingFigures(bundled, kept).some((one) => one.id === id)
  const successor = [...kept, ...bundled].findLast(({ supersedes }) => supersedes === id)
  return { figure, supersededBy: isStanding ? null : (successor?.id ?? null), versions }
}
