import { type Kernel, StructuredError } from '@karavan/core'
import { TEMPLATES } from '../messages/index.js'
import { MODES } from '../network.js'
import { stageChain } from '../stage-chain.js'
import type { ChosenPlan } from './consignment.js'
import { isObject, type Read, refuse } from './fields.js'

/** A chosen plan as a program wrote it: the laws of time of its stages are tried, its words are not read again. */
export const chosenPlan: Read<ChosenPlan> = (value, pointer) => {
  if (!isChosenPlan(value)) return refuse(pointer, value, 'a plan as it was chosen')
  const ids = value.stages.map(({ stageId }) => stageId)
  const known = new Set(ids)
  const twice = ids.findIndex((stageId, i) => ids.indexOf(stageId) < i)
  if (twice !== -1) return refuse(`${pointer}/stages/${twice}/stageId`, ids[twice], 'an id that no other stage has')
  for (const [i, { stages }] of value.legs.entries()) {
    const missing = stages.find((stage) => !known.has(stage))
    if (missing !== undefined) return refuse(`${pointer}/legs/${i}/stages`, missing, 'ids of stages of the plan')
  }
  const { takenUp, takenWay } = value
  if (takenUp !== undefined && !known.has(takenUp.stageId))
    return refuse(`${pointer}/takenUp/stageId`, takenUp.stageId, 'the id of a stage of the plan')
  if (takenWay !== undefined && !known.has(takenWay.stageId))
    return refuse(`${pointer}/takenWay/stageId`, takenWay.stageId, 'the id of a stage of the plan')
  if (takenWay !== undefined && value.legs[takenWay.leg] === undefined)
    return refuse(`${pointer}/takenWay/leg`, takenWay.leg, 'the number of a leg of the plan')
  for (const [i, stage] of value.stages.entries()) {
    const where = `${pointer}/stages/${i}/time`
    const [kernel] = lawsOf({ stages: [stage], arrival: value.arrival }, value.ready, where)
    if (kernel === undefined) return refuse(where, stage.time, 'a law of time')
  }
  return value
}

function lawsOf(plan: Pick<ChosenPlan, 'stages' | 'arrival'>, ready: number, where: string): readonly Kernel[] {
  try {
    return stageChain(plan, ready).kernels
  } catch (error) {
    const expected = error instanceof StructuredError ? error.expected : undefined
    return refuse(where, plan.stages[0]?.time, expected ?? 'a law of time')
  }
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isTextOrNull: Check = (value) => value === null || isText(value)
const isInteger: Check = (value) => Number.isSafeInteger(value)
const each =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const withFields =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(value[name]))

const isStage = withFields({
  stageId: isText,
  kind: (kind) => ['wait', 'handling', 'run', 'hold'].includes(String(kind)),
  place: isText,
  serviceId: isTextOrNull,
  told: withFields({ label: withFields({ key: (key) => Object.hasOwn(TEMPLATES, String(key)), values: isObject }) }),
  time: withFields({ kind: isText }),
})

const isDistance = withFields({ value: (km) => Number.isFinite(km) && Number(km) >= 0, basis: isText })

const isLeg = withFields({
  mode: (mode) => MODES.some((known) => known === mode),
  from: isText,
  to: isText,
  service: isText,
  operator: isTextOrNull,
  stages: each(isText),
  via: each(isText),
  crosses: (value) => value === undefined || each(isText)(value),
  distanceKm: (distance) => distance === undefined || isDistance(distance),
})

const isCurve = withFields({
  gridMinutes: (minutes) => isInteger(minutes) && Number(minutes) > 0,
  start: isInteger,
  cdf: each((chance) => Number(chance) >= 0 && Number(chance) <= 1),
  horizonEnd: isInteger,
})
const isTakenUp = withFields({ stageId: isText, ready: isCurve })
const isTakenWay = withFields({ wayId: isText, from: isText, leg: isInteger, stageId: isText })

const isPlan = withFields({
  planId: isText,
  wayId: isText,
  networkVersion: isText,
  conditionsVersion: isText,
  chosenAt: isInteger,
  ready: isInteger,
  legs: each(isLeg),
  stages: each(isStage),
  borders: each(withFields({ place: isText, from: isText, to: isText })),
  takenUp: (takenUp) => takenUp === undefined || isTakenUp(takenUp),
  takenWay: (takenWay) => takenWay === undefined || isTakenWay(takenWay),
  promisedBy: (promisedBy) => promisedBy === undefined || isInteger(promisedBy),
  arrival: withFields({ gridMinutes: (minutes) => isInteger(minutes) && Number(minutes) > 0, horizonEnd: isInteger }),
})

function isChosenPlan(value: unknown): value is ChosenPlan {
  return isPlan(value)
}
