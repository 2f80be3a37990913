import type { Observation } from '@karavan/model'

/**
 * What stands of several lists of figures: each once, as the first list has it, and none that another supersedes.
 * What was superseded by one that is not there itself stands.
 */
export function standingFigures(...lists: readonly (readonly Observation[])[]): readonly Observation[] {
  const known = new Map<string, Observation>()
  for (const figure of lists.flat()) if (!known.has(figure.id)) known.set(figure.id, figure)
  const superseded = new Set([...known.values()].map(({ supersedes }) => supersedes))
  return [...known.values()].filter(({ id }) => !superseded.has(id))
}
