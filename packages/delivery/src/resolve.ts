import { lookup, Resolver } from 'node:dns/promises'

/** Addresses of a name, the one to be called first; none where it is not known. */
export type Resolve = (name: string) => Promise<readonly string[]>

/** Of one question to one name server, milliseconds, and how often it is asked. */
const [PATIENCE, TRIES] = [1_000, 2]

/** As the system does it, which reads the hosts file too. A name server that is slow takes one of its few threads. */
export const systemResolve: Resolve = async (name) => {
  const found = await lookup(name, { all: true, order: 'ipv4first' })
  return found.map(({ address }) => address)
}

/**
 * By DNS alone, without threads: any number of slow name servers hold up nobody.
 * @param servers - those that are asked; the system's where none are named
 */
export function dnsResolve(servers: readonly string[] = []): Resolve {
  const resolver = new Resolver({ timeout: PATIENCE, tries: TRIES })
  if (servers.length > 0) resolver.setServers(servers)
  return async (name) => {
    const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    return asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  }
}
