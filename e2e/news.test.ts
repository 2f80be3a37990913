import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { usePages } from './support/pages.js'

const DATA = mkdtempSync(join(tmpdir(), 'karavan-news-'))
const KARAVAN = fileURLToPath(new URL('../apps/cli/bin/karavan.mjs', import.meta.url))
const { open } = usePages({ KARAVAN_DATA: DATA })
afterAll(() => rmSync(DATA, { recursive: true, force: true, maxRetries: 5 }))

/** Does something with the same data in a process of its own. */
async function karavan(...words: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [KARAVAN, ...words], { env: { ...process.env, KARAVAN_DATA: DATA } })
}

function file(name: string, content: object): string {
  const path = join(DATA, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

const CONSIGNMENT = {
  consignmentId: 'N-1',
  carrierAcceptanceLocation: 'KZ-AKTAU',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [{ partyId: 'ktz', role: 'carrier', name: 'KTZ' }],
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } }],
}
const EVENT = {
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: hoursAgo(1),
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        eventTime: hoursAgo(2),
        eventTimeZoneOffset: '+00:00',
        epcList: ['urn:epc:id:bic:CSQU3054383'],
        action: 'OBSERVE',
        bizStep: 'arriving',
        readPoint: { id: 'urn:karavan:location:KZ-KURYK' },
      },
    ],
  },
}

describe('an open page', () => {
  it('moves by itself when another process reports something, and keeps what is typed', async () => {
    const { page } = await open('/consignments')
    await page.getByRole('searchbox').fill('N-1')
    await page.getByText('No consignment is like this.').waitFor({ timeout: 60_000 })
    await karavan('consignment', 'add', file('consignment.json', CONSIGNMENT))
    const line = page.locator('[data-key="N-1"]')
    await line.waitFor({ timeout: 60_000 })
    expect(await line.textContent()).not.toContain('Kuryk')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('N-1')
    await karavan('events', 'import', file('event.json', EVENT), '--sender', 'ktz')
    await line.getByText('Kuryk').waitFor({ timeout: 60_000 })
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('N-1')
  })

  it('asks from time to time where the stream is refused, and says nothing of it', async () => {
    const one = await open('/api/v1/health')
    one.allowRefusals = true
    await one.page.route('**/api/v1/stream', (route) => route.fulfill({ status: 503, body: '' }))
    await one.page.goto(new URL('/consignments?q=N-1', one.page.url()).href)
    await one.page.locator('[data-key="N-1"]').waitFor({ timeout: 60_000 })
    expect(await one.page.getByRole('alert').count()).toBe(0)
  })
})
