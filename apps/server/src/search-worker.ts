import { parentPort, workerData } from 'node:worker_threads'
import { handOverAnswer, problemOf } from '@karavan/api'
import type { EquipmentKind } from '@karavan/model'
import { editionOf, latestHandOver, layOut, plan, profile } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import { OverlaidWorlds } from './overlaid-worlds.js'
import { Reaches } from './reach.js'
import type { SearchResult, SearchTask } from './search.js'

const { overlay, asOf } = workerData as { overlay: string | undefined; asOf: number }
const world = loadWorld(overlay, asOf)
const overlaid = new OverlaidWorlds(world)

/** Equipment of the first questions that people ask; between them they use every mode. */
const OFTEN_ASKED: readonly EquipmentKind[] = ['40HC', 'wagon-open', 'truck', 'wagon-hopper']

const reaches = new Reaches(world, OFTEN_ASKED)

function search(task: SearchTask): string {
  if (task.kind === 'reach') return JSON.stringify(reaches.of(task.row, task.equipment))
  const { query, notes } = task
  const { network, snapshot } = overlaid.of(task.overlay, query.cargo.equipment)
  if (task.kind === 'plan') {
    return JSON.stringify(plan(query, network, snapshot, notes))
  }
  if (task.kind === 'profile') {
    return JSON.stringify(profile(query, task.span, network, snapshot, notes))
  }
  const found = latestHandOver(query, task.arriveBy, task.chance, network, snapshot)
  return JSON.stringify(handOverAnswer(found, query, editionOf(network, snapshot), notes))
}

parentPort?.on('message', ({ id, task }: { id: number; task: SearchTask }) => {
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
parentPort?.postMessage({ ready: true })

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
