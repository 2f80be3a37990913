import type { Avoid } from '@karavan/model'
import { api } from '../api/client.js'

/** English names of the places and services that a question keeps away from, by id. @throws {ProblemError} */
export async function avoidedNames({ locations, services }: Avoid): Promise<ReadonlyMap<string, string>> {
  const [places, known] = await Promise.all([
    Promise.all(locations.map((id) => api.location(id))),
    services.length === 0 ? [] : api.services().then((answer) => answer.services),
  ])
  const avoided = known.filter(({ id }) => services.includes(id))
  return new Map([...places, ...avoided].map(({ id, name }) => [id, name]))
}
