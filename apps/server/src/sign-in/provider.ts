import type { Person } from '@karavan/storage'

/** Somewhere else where people sign in. */
export interface Provider {
  /** As the page calls it. */
  readonly name: string
  /** @param origin - where people find this server @returns where they go, and what their browser has to bring back */
  start(origin: string): Promise<{ readonly url: URL; readonly state: string }>
  /**
   * Who came back.
   * @param search - of the address that they came back to, with its `?`
   * @param state - what their browser brought back
   * @throws {StructuredError} OIDC_FAILED
   */
  finish(origin: string, search: string, state: string | null): Promise<Person>
}
