import type { StoredPeople } from '@karavan/storage'

/** Minutes for which a link to set up holds. */
const SETUP_MINUTES = 24 * 60

/**
 * A link by which the first administrator is added, where there is nobody yet.
 * @param origin - where people find the server
 */
export async function setupLink({ persons, links }: StoredPeople, origin: string): Promise<string | null> {
  if ((await persons.list()).length > 0) return null
  return `${origin}/sign-in#setup=${await links.make('setup', SETUP_MINUTES, {})}`
}
