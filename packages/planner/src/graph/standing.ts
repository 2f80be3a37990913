import { EQUIPMENT, type PlanQuery } from '@karavan/model'
import type { Network } from '@karavan/network'
import { type Carriage, offMode, railCarriage } from './carriage.js'

/** How the goods of a question may stand where they are planned from, what is likeliest first. */
export function standingAs(
  network: Network,
  { from, cargo, underWay }: Pick<PlanQuery, 'from' | 'cargo' | 'underWay'>,
): readonly Carriage[] {
  if (underWay === undefined) return ['handedOver']
  const { cameBy, aboard, before } = underWay
  const off = cameBy === null ? [] : [offMode(cameBy)]
  if (aboard === 'rail') return [...railsAt(network, from, before), ...off]
  const isBox = EQUIPMENT[cargo.equipment].family === 'container'
  if (aboard === 'road') return isBox ? ['road', 'offRoad', ...off] : ['road', ...off]
  return off.length === 0 ? ['handedOver'] : off
}

/** The rails on which a wagon stands at a place: those of the link that it came by, else those that are there. */
function railsAt({ links }: Network, place: string, before: string | null): readonly Carriage[] {
  const touching = links.filter(({ mode, from, to }) => mode === 'rail' && (from === place || to === place))
  const came = touching.filter(({ from, to }) => from === before || to === before)
  return [...new Set([...came, ...touching].flatMap(({ gauge }) => railCarriage(gauge) ?? []))]
}
