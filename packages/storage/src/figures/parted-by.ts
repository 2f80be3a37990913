import type { Observation } from '@karavan/model'
import { flatFigure } from '@karavan/statistics'

/** Which figures are new or say something else than those that stand, and which are there just so. */
export function partedBy(
  figures: readonly Observation[],
  standing: readonly Observation[],
): { readonly added: readonly Observation[]; readonly same: readonly Observation[] } {
  const said = new Map(standing.map((figure) => [figure.id, JSON.stringify(flatFigure(figure))]))
  const isSame = (figure: Observation) => said.get(figure.id) === JSON.stringify(flatFigure(figure))
  return { added: figures.filter((one) => !isSame(one)), same: figures.filter(isSame) }
}
