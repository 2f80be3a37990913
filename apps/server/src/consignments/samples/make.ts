import { DAY_MINUTES, type EpochMinutes, formatInstant, seededRandom } from '@karavan/core'
import {
  type ChosenPlan,
  type Consignment,
  choosePlan,
  EQUIPMENT,
  type Parting,
  type PlanAnswer,
  readConsignment,
} from '@karavan/model'
import type { EventPlaces, Network } from '@karavan/network'
import { readQuestion } from '@karavan/planner'
import type { Search } from '../../search.js'
import type { Mark, Sample } from './cast.js'
import { type Deed, drawCourse, isAt } from './course.js'
import { readLog, type SampleLog } from './log.js'
import { boxNumber, misspelt, wagonNumber } from './numbers.js'
import { partiesOf } from './parties.js'
import { messagesOf } from './reports.js'

/** What samples are made with. */
export interface Workshop {
  readonly network: () => Network
  readonly search: Pick<Search, 'run'>
  readonly places: EventPlaces
}

/** A sample as it was made. */
export interface MadeSample {
  readonly consignment: Consignment
  readonly enteredAt: Date
  readonly log: SampleLog
}

/** Time of day at which a sample stands where it is to be shown. */
const NOON = DAY_MINUTES / 2

/**
 * Makes a sample for a day: plans it, draws how it went, and has that reported. The same day makes the same.
 * @param today - the first minute of the day
 * @throws {Error} where there is no plan for it
 */
export async function makeSample(sample: Sample, today: EpochMinutes, workshop: Workshop): Promise<MadeSample> {
  const { network, places } = workshop
  const plan = await planOf(sample, today, workshop)
  const fitted = fittedTo(sample, plan.legs.length)
  const random = seededRandom(seedOf(sample.splitOff?.from ?? sample.consignmentId, today))
  const near = { ...fitted.near, at: today + NOON - Math.round(fitted.near.daysAgo * DAY_MINUTES) }
  const course = drawCourse(plan, random, near, fitted.delayed)
  const consignment = consignmentOf(fitted, plan, course)
  const { locations } = network()
  const messages = messagesOf({ sample: fitted, consignment, course, locations, places, random })
  return {
    consignment,
    enteredAt: new Date(formatInstant(plan.chosenAt)),
    log: readLog(sample.consignmentId, messages, places),
  }
}

async function planOf(sample: Sample, today: EpochMinutes, { network, search }: Workshop): Promise<ChosenPlan> {
  const { from, to, equipment, units, tonnes, hs, dangerousGoods, readyDaysAgo } = sample
  const ready = today + 8 * 60 - readyDaysAgo * DAY_MINUTES
  const dg = dangerousGoods === null ? {} : { dg: dangerousGoods.hazardClass }
  const asked = {
    from,
    to,
    equipment,
    units,
    tonnes,
    goods: hs,
    avoid: 'RU',
    ready: formatInstant(ready),
    history: true,
  }
  const question = readQuestion({ ...asked, ...dg }, network(), today)
  const result = await search.run({ kind: 'plan', ...question, overlay: question.overlay })
  if ('dropped' in result) throw new Error('nobody waits for its plan')
  if ('problem' in result) throw new Error(result.problem.detail ?? result.problem.title)
  const [first] = (JSON.parse(result.answer) as PlanAnswer).plans
  if (first === undefined) throw new Error(`there is no way from ${from} to ${to}`)
  return choosePlan(first, ready, Math.min(ready, today) - 2 * DAY_MINUTES)
}

/** A sample whose marks are on legs that its plan has. */
function fittedTo(sample: Sample, legs: number): Sample {
  const fit = <M extends Mark>(mark: M): M => ({ ...mark, leg: Math.min(mark.leg, legs - 1) })
  const twists = (['silentAfter', 'doubted', 'corrected', 'misspelt', 'delayed', 'split'] as const).flatMap((twist) => {
    const mark = sample[twist]
    return mark === undefined ? [] : [[twist, fit(mark)] as const]
  })
  return { ...sample, near: fit(sample.near), ...Object.fromEntries(twists) }
}

function consignmentOf(sample: Sample, plan: ChosenPlan, course: readonly Deed[]): Consignment {
  const { description, hs, gng, packages, dangerousGoods, tonnes, paper } = sample
  const [from, to] = [plan.legs[0]?.from, plan.legs.at(-1)?.to]
  return readConsignment({
    consignmentId: sample.consignmentId,
    parties: partiesOf(plan, sample),
    carrierAcceptanceLocation: from,
    consigneeReceiptLocation: to,
    includedItems: [{ itemId: 'goods', description, hs, gng, packages, grossKg: tonnes * 1000, dangerousGoods }],
    utilizedEquipment: equipmentOf(sample),
    references: [paper],
    plan,
    partings: partingsOf(sample, course),
  })
}

function equipmentOf({ units, equipment, serial, misspelt: mark, splitOff }: Sample) {
  const all = Array.from({ length: units }, (_, i) => {
    const number = numberOf(equipment, serial + i)
    const uris = mark !== undefined && i === 0 ? [`urn:epc:id:bic:${misspelt(number.value)}`] : []
    return { equipmentId: `unit-${i + 1}`, kind: equipment, number, uris, seals: [] }
  })
  return splitOff === undefined ? all : all.slice(-1)
}

function numberOf(equipment: Sample['equipment'], serial: number) {
  const { family } = EQUIPMENT[equipment]
  if (family === 'container') return { scheme: 'container', value: boxNumber(serial) }
  if (family === 'vehicle') return { scheme: 'plate', value: `SAMPLE ${serial}` }
  return { scheme: 'wagon8', value: wagonNumber(equipment === 'wagon-tank' ? 7 : 2, serial) }
}

/** The last piece goes on by itself an hour after a milestone. */
function partingsOf({ split, splitOff, delayed, units }: Sample, course: readonly Deed[]): readonly Parting[] {
  const mark = split ?? (splitOff === undefined ? undefined : delayed)
  const deed = course.find((each) => isAt(each, mark))
  const other = split?.other ?? splitOff?.from
  if (deed === undefined || other === undefined) return []
  const reason = 'The ship had room for one.'
  return [{ kind: split === undefined ? 'merge' : 'split', at: deed.at + 60, what: [`unit-${units}`], other, reason }]
}

/** A number for a text and a day (FNV-1a). */
function seedOf(text: string, today: EpochMinutes): number {
  let seed = 0x811c9dc5 ^ Math.floor(today / DAY_MINUTES)
  for (const character of text) seed = Math.imul(seed ^ character.charCodeAt(0), 0x01000193)
  return seed >>> 0
}
