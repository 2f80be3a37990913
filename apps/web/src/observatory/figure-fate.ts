import type { FigureAnswer } from '@karavan/api'

/** Whether a figure stands, wherever that is, or what became of it. */
export type FigureFate = 'stands' | 'superseded' | 'withdrawn'

export function fateOf({ supersededBy, versions }: Pick<FigureAnswer, 'supersededBy' | 'versions'>): FigureFate {
  if (supersededBy !== null) return 'superseded'
  return versions.at(-1)?.withdrawn === true ? 'withdrawn' : 'stands'
}
