import { DAY_MINUTES } from './calendar.js'
import { closureKernel } from './closure-kernel.js'
import { departuresKernel } from './departures-kernel.js'
import { readyAt } from './distribution.js'
import { checkKnots, onGrid } from './duration.js'
import { StructuredError } from './errors.js'
import { geometricKernel } from './geometric-kernel.js'
import { fixedKernel, type Kernel } from './kernel.js'
import { monthlyKernel } from './monthly-kernel.js'
import { quotaKernel } from './quota-kernel.js'
import { shutShare } from './shut-share.js'
import type { TimeMap } from './time-map.js'
import { windowKernel } from './window-kernel.js'

/** The grid on which distributions live; both belong to the compiled network. */
export interface TimeGrid {
  /** Minutes of one step, > 0. */
  readonly stepMinutes: number
  /** Steps after `ready` within which a journey must end; the rest is `never`. */
  readonly horizonSteps: number
}

/**
 * Makes a step ready for a grid.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID
 */
export function compileTimeMap(map: TimeMap, grid: TimeGrid): Kernel {
  const { stepMinutes } = grid
  switch (map.kind) {
    case 'duration':
      return fixedKernel(onGrid(checkKnots(map.hours), stepMinutes))
    case 'random':
      if (!(map.meanHours >= 0) || !Number.isFinite(map.meanHours)) throw invalid(map, 'a mean wait of 0 hours or more')
      return geometricKernel((map.meanHours * 60) / stepMinutes)
    case 'departures':
      return compileDepartures(map, stepMinutes)
    case 'monthly':
      if (map.rate.some((rate) => !(rate > 0))) throw invalid(map, 'twelve rates above 0')
      return monthlyKernel(checkKnots(map.work), map.rate, stepMinutes)
    case 'closure':
      return compileClosure(map, stepMinutes)
    case 'window':
      return compileWindow(map, stepMinutes)
    case 'quota':
      return compileQuota(map, stepMinutes)
  }
}

function compileQuota(map: Extract<TimeMap, { kind: 'quota' }>, stepMinutes: number): Kernel {
  const { from, until, hours } = map
  const inOrder = Number.isFinite(from) && (until === null || (Number.isFinite(until) && until >= from))
  if (!inOrder || !(hours >= 0) || !Number.isFinite(hours))
    throw invalid(map, 'a first instant, none or a later last one, and 0 hours or more')
  const ends = until === null ? Number.POSITIVE_INFINITY : Math.ceil(until / stepMinutes)
  return quotaKernel(Math.ceil(from / stepMinutes), ends, Math.ceil((hours * 60) / stepMinutes))
}

function compileDepartures(map: Extract<TimeMap, { kind: 'departures' }>, stepMinutes: number): Kernel {
  const { departures, cutOffMinutes } = map
  const ascend = departures.every((at, i) => Number.isFinite(at) && at >= (departures[i - 1] ?? at))
  if (!ascend) throw invalid(map, 'departures in ascending order')
  if (!(cutOffMinutes >= 0) || !Number.isFinite(cutOffMinutes)) throw invalid(map, 'a cut-off of 0 minutes or more')
  const departs = Int32Array.from(departures, (at) => Math.ceil(at / stepMinutes))
  const closes = Int32Array.from(departures, (at) => Math.floor((at - cutOffMinutes) / stepMinutes))
  return departuresKernel(departs, closes)
}

function compileClosure(map: Extract<TimeMap, { kind: 'closure' }>, stepMinutes: number): Kernel {
  const foreseen = map.foreseen ?? []
  const shares = [...map.share, ...foreseen.map(({ share }) => share)]
  if (shares.some((share) => !(share >= 0 && share < 1))) throw invalid(map, 'shares from 0 to below 1')
  if (foreseen.some(({ day }, i) => !(day - (foreseen[i - 1]?.day ?? Number.NEGATIVE_INFINITY) >= DAY_MINUTES)))
    throw invalid(map, 'days that are foreseen in ascending order')
  if (checkKnots(map.length).max === 0 && shares.some((share) => share > 0)) {
    throw invalid(map, 'closures longer than 0 hours where a share of time is shut')
  }
  return map.length.max === 0 ? geometricKernel(0) : closureKernel(shutShare(map), shares, map.length, stepMinutes)
}

function compileWindow(map: Extract<TimeMap, { kind: 'window' }>, stepMinutes: number): Kernel {
  if (!Number.isFinite(map.from) || !Number.isFinite(map.until)) throw invalid(map, 'a first and a last instant')
  const lift = readyAt(Math.ceil(map.until / stepMinutes))
  const ends =
    map.extension === undefined
      ? lift
      : fixedKernel(onGrid(checkKnots(map.extension), stepMinutes)).apply(lift, Number.MAX_SAFE_INTEGER)
  return windowKernel(Math.ceil(map.from / stepMinutes), ends)
}

function invalid(map: TimeMap, expected: string): StructuredError {
  return new StructuredError({ code: 'TIME_MAP_INVALID', received: map, expected })
}
