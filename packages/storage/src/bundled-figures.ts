import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Observation } from '@karavan/model'
import { readFigures } from '@karavan/statistics'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const FIGURES = 'packages/statistics/data/figures.csv'

let loaded: readonly Observation[] | undefined

/** The published figures that come with the project; read once. */
export function loadFigures(): readonly Observation[] {
  loaded ??= readFigures(readFileSync(join(root, FIGURES), 'utf8'), FIGURES)
  return loaded
}
