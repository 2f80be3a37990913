import { parentPort, workerData } from 'node:worker_threads'
import {
  type FiguresPreviewAnswer,
  type FiguresReadAnswer,
  handOverAnswer,
  problemOf,
  type ReadingAnswer,
  readGoods,
} from '@karavan/api'
import { type Gazetteer, matchAnswer, proposedRow, readOrderText, registerWith } from '@karavan/conditions'
import type { PartialDate } from '@karavan/core'
import type { EquipmentKind } from '@karavan/model'
import { editionOf, latestHandOver, layOut, passagesOf, plan, profile, replan } from '@karavan/planner'
import {
  flatFigure,
  type NamedPlace,
  namedPlaces,
  previewTable,
  readArticle,
  seriesTitle,
  type TableMapping,
} from '@karavan/statistics'
import { loadGazetteer, loadGoods, loadWorld, type ThreadMessage, worldThen } from '@karavan/storage'
import { type Conditions, worldIn } from './living-world.js'
import { conditionsWithLoading } from './loading.js'
import { OverlaidWorlds } from './overlaid-worlds.js'
import { Reaches } from './reach.js'
import type { SearchResult, SearchTask } from './search.js'

const { overlay, asOf } = workerData as { overlay: string | undefined; asOf: number }
let world = loadWorld(overlay, asOf)
let overlaid = new OverlaidWorlds(world)

/** Equipment of the first questions that people ask; between them they use every mode. */
const OFTEN_ASKED: readonly EquipmentKind[] = ['40HC', 'wagon-open', 'truck', 'wagon-hopper']

let reaches = new Reaches(world, OFTEN_ASKED)

/** Takes new conditions; where they cannot be folded, the world stays as it was, as that of the server does. */
function take(conditions: Conditions): void {
  try {
    world = worldIn(world, conditions).world
  } catch (error) {
    console.error(error)
    return
  }
  overlaid = new OverlaidWorlds(world)
  reaches = new Reaches(world, OFTEN_ASKED)
  setImmediate(layOutAhead, OFTEN_ASKED)
}

let gazetteer: Gazetteer | undefined

function read(text: string): ReadingAnswer {
  gazetteer ??= loadGazetteer(world.network, readGoods(...loadGoods()))
  const proposal = readOrderText(text, gazetteer)
  const { cells, spans, inferred } = proposedRow(proposal)
  const { language, isOrder } = proposal
  const open = proposal.open.map((question) => question.text)
  const told = { open: proposal.open.map((question) => question.told.text) }
  return { language, isOrder: isOrder !== null, cells, spans, inferred, open, told } as ReadingAnswer
}

let places: readonly NamedPlace[] | undefined

function readFigures(text: string, date: PartialDate | null): FiguresReadAnswer {
  places ??= namedPlaces(world.network.locations.values())
  const placeName = (id: string) => world.network.locations.get(id)?.name ?? id
  const origin = { ...NO_ORIGIN, published: date ?? 'undated' }
  const figures = readArticle(text, { date, places }).map(({ why, ...figure }) => {
    const { span, quote, ...said } = figure
    const locator = { span, quote: quote.replaceAll(/\s+/g, ' ').trim() }
    return {
      ...figure,
      why: [...why],
      title: seriesTitle(figure.series, placeName),
      row: flatFigure({ ...said, id: '', origin, locator, supersedes: null, note: null }),
    }
  })
  return { figures }
}

/** Of a text of which nobody said yet where it stands. */
const NO_ORIGIN = { producer: null, via: null, title: null, read: null, source: '', row: null, licence: null }

function previewFigures(text: string, mapping: TableMapping | null): FiguresPreviewAnswer {
  const { columns, proposed, observations, refused } = previewTable(text, mapping)
  return {
    columns: [...columns],
    proposed: { ...proposed, wide: [...proposed.wide] },
    rows: observations.map((figure) => flatFigure(figure)),
    refused: [...refused],
  }
}

function search(task: SearchTask): string {
  if (task.kind === 'reach') return JSON.stringify(reaches.of(task.row, task.equipment))
  if (task.kind === 'read') return JSON.stringify(read(task.text))
  if (task.kind === 'article') return JSON.stringify(readFigures(task.text, task.date))
  if (task.kind === 'figureTable') return JSON.stringify(previewFigures(task.text, task.mapping))
  if (task.kind === 'loading') return JSON.stringify(conditionsWithLoading(world, task))
  const { query, notes } = task
  const asked = overlaid.of(task.overlay, query.cargo.equipment)
  const { network, snapshot } = asked
  const then = worldThen(asked, query.ready)
  const noted = [...notes, ...then.notes]
  if (task.kind === 'plan') return JSON.stringify(plan(query, network, then.world.snapshot, noted))
  if (task.kind === 'match') {
    const { plans } = plan(query, network, then.world.snapshot, noted)
    const ways = plans.map((one) => ({ plan: one, planned: passagesOf(one, query) }))
    const known = { register: registerWith(world.register, task.orders), reports: world.told.reports }
    return JSON.stringify(matchAnswer(ways, query.ready, known, task.now, noted))
  }
  if (task.kind === 'profile') {
    return JSON.stringify(profile(query, task.span, network, snapshot, notes))
  }
  if (task.kind === 'replan') return JSON.stringify(replan(query, task.inForce, network, snapshot, notes))
  const found = latestHandOver(query, task.arriveBy, task.chance, network, snapshot)
  return JSON.stringify(handOverAnswer(found, query, editionOf(network, snapshot), notes))
}

parentPort?.on('message', (message: ThreadMessage<SearchTask, Conditions>) => {
  if ('news' in message) return take(message.news)
  const { id, task } = message
  let result: SearchResult
  try {
    result = { answer: search(task) }
  } catch (error) {
    const problem = problemOf(error)
    if (problem.code === 'INTERNAL') console.error(error)
    result = { problem }
  }
  parentPort?.postMessage({ id, result })
})

/** One kind after another, so that a question in between does not wait for all; then the tables that overlays need. */
function layOutAhead([kind, ...others]: readonly EquipmentKind[]): void {
  if (kind === undefined) {
    world.tables()
    return
  }
  layOut(world.network, world.snapshot, kind)
  setImmediate(layOutAhead, others)
}
setImmediate(layOutAhead, OFTEN_ASKED)
