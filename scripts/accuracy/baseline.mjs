import { quantileOf } from './score.mjs'

/** Fewest other rows of a family on which a speed is fitted; below it all other rows are used. */
const FEWEST = 4

export const familyOf = (mode) => ({ rail: 'rail', 'rail+sea': 'rail and sea', road: 'road' })[mode] ?? 'sea'

/**
 * Distance over constant speed: hours per kilometre of the other rows of the same family, none of them from the row's
 * own source. P50 takes their median, P5 and P95 their 5th and 95th percentile.
 * @param row - with `source`, `mode` and `km`, the length of the imposed way
 * @param rows - all rows, with `hours` too
 */
export function baselineOf(row, rows) {
  const others = rows.filter(({ source }) => source !== row.source)
  const family = others.filter(({ mode }) => familyOf(mode) === familyOf(row.mode))
  const fitted = family.length >= FEWEST ? family : others
  const paces = fitted.map(({ hours, km }) => hours / km)
  const [p5, p50, p95] = [0.05, 0.5, 0.95].map((share) => quantileOf(paces, share) * row.km)
  return { p5, p50, p95, rows: fitted.length, kmPerDay: (24 * row.km) / p50 }
}
