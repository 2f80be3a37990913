import type { CountryCode } from '@karavan/model'
import { FLAGS } from './flags.js'

/** The flag of a country, beside its name, which says it; nothing where the page brings none. */
export function Flag({ country }: { country: CountryCode }) {
  const address = FLAGS.get(country)
  if (address === undefined) return null
  return <img className="flag" src={address} alt="" width={18} height={12} loading="lazy" />
}
