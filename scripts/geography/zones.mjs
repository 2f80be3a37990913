import { COUNTRY_ZONES } from '../../packages/network/dist/index.js'

const alias = (zone) => ({ 'Europe/Kiev': 'Europe/Kyiv' })[zone] ?? zone

/** The zone of a place in `country`, given the zones its point falls into; the first where it lies in none, as a port at sea. */
export function timeZone(country, found) {
  const allowed = COUNTRY_ZONES[country]
  if (allowed === undefined) throw new Error(`no time zones written down for ${country}`)
  return found.map(alias).find((z) => allowed.includes(z)) ?? allowed[0]
}
