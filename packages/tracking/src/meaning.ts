import type { MilestoneKind } from '@karavan/model'
import type { Saying } from './saying.js'

/**
 * What a business step of the CBV can mean on the way, likeliest first: at a place, the first that the plan has there is
 * meant. Steps that are not here tell no milestone.
 */
const MEANINGS: Readonly<Record<string, readonly MilestoneKind[]>> = {
  consigning: ['acceptance'],
  accepting: ['acceptance', 'borderEntry'],
  loading: ['loading', 'gaugeChange'],
  unloading: ['unloading'],
  departing: ['departure', 'borderExit'],
  arriving: ['arrival'],
  entering_exiting: ['borderEntry', 'borderExit'],
  receiving: ['delivery'],
}

/** Kinds of milestone that an event can tell of, likeliest first; none for one that tells something else. */
export function meaningsOf({ milestone, type, action, bizStep, disposition }: Saying): readonly MilestoneKind[] {
  if (milestone !== null) return [milestone]
  if (type === 'AggregationEvent') {
    if (action === 'ADD') return ['loading', 'gaugeChange']
    if (action === 'DELETE') return ['unloading']
  }
  if (type === 'AssociationEvent' || bizStep === null) return []
  if (bizStep === 'holding') return [disposition === 'available' ? 'customsReleased' : 'customsHeld']
  return Object.hasOwn(MEANINGS, bizStep) ? (MEANINGS[bizStep] ?? []) : []
}
