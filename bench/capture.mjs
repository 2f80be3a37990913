import { spawn } from 'node:child_process'
import { root } from '../scripts/bootstrap.mjs'
import { round } from './measure.mjs'

export const SENDERS = 4

/** A server on a data folder of its own. */
export async function startServer(environment) {
  const child = spawn(process.execPath, [`${root}/apps/server/dist/main.js`], {
    env: { ...process.env, ...environment, PORT: '0', HOST: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise((resolve, reject) => {
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
      const found = /^http:\S+/m.exec(out)
      if (found !== null && out.endsWith('\n')) resolve(found[0])
    })
    child.on('close', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const stop = () =>
    new Promise((resolve) => {
      child.on('close', resolve)
      child.kill('SIGTERM')
    })
  return { address, stop }
}

/** Events a second: the median round, and what nineteen rounds of twenty reach. */
export function ratesOf(rates) {
  const sorted = [...rates].sort((a, b) => a - b)
  return { median: round(sorted[Math.floor(sorted.length / 2)]), p95: round(sorted[Math.floor(sorted.length * 0.05)]) }
}

/** Sends all bodies, so many at once, each as soon as one before is answered. */
export async function timedSending(address, bodies, status) {
  const waiting = [...bodies]
  const times = []
  const send = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const start = performance.now()
      const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/ld+json' }, body })
      if (answer.status !== status) throw new Error(`${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
      times.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: SENDERS }, send))
  return { seconds: (performance.now() - start) / 1000, times }
}

export function counter() {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

/** The URI of a container with a number. */
export const container = (i) => `urn:epc:id:bic:KRVU${String(i).padStart(7, '0')}`

export function eventsFrom(next, count) {
  return Array.from({ length: count }, () => {
    const i = next()
    return {
      type: 'ObjectEvent',
      eventID: `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      eventTime: new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString(),
      eventTimeZoneOffset: '+05:00',
      epcList: [container(9_000_000 + (i % 1000))],
      action: 'OBSERVE',
      bizStep: 'departing',
      disposition: 'in_transit',
      readPoint: { id: 'urn:karavan:location:KZ-AKTAU' },
      bizTransactionList: [{ type: 'bol', bizTransaction: `urn:bench:bol:${i}` }],
    }
  })
}

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

export function documentOf(eventList) {
  const head = {
    '@context': [CONTEXT],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-01-01T00:00:00Z',
  }
  return JSON.stringify({ ...head, epcisBody: { eventList } })
}

export function eventAlone(event) {
  return JSON.stringify({ '@context': [CONTEXT], ...event })
}
