import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { axeFindings } from './support/axe.js'
import { consigned, told } from './support/consigned.js'
import { usePages } from './support/pages.js'

const folder = mkdtempSync(join(tmpdir(), 'karavan-proof-'))
const { open } = usePages({ KARAVAN_DATA: join(folder, 'data') })
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const PROGRAM = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url))

/** Runs the program where there is no log: the proof and the key are all that it has. */
function verify(proof: string, key: string) {
  const { DATABASE_URL: _, ...environment } = process.env
  const env = { ...environment, KARAVAN_DATA: join(folder, 'elsewhere') }
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'log', 'verify', proof, '--key', key], { env })
  return { status, said: String(stdout) }
}

describe('the proof of what was told', () => {
  it('is saved from the consignment, and holds by the command that stands beside it, without the server', async () => {
    const { page } = await open('/api/v1/health')
    const [leg] = await consigned(page, { 'P-1': 'CSQU3054383' }, 1)
    await told(page, 'P-1', 'departure', leg?.from, 2)
    await page.goto(new URL('/consignments/P-1', page.url()).href)
    await page.locator('button.story-row').filter({ hasText: 'Departure' }).first().click()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Proof' }).first().click()
    const download = await saved
    const command = await page.getByLabel('Check it anywhere, without this server').inputValue()
    expect(await axeFindings(page)).toEqual([])
    const [, name = '', key = ''] = /^karavan log verify (\S+) --key '(.+)'$/.exec(command) ?? []
    expect(download.suggestedFilename()).toBe(name)
    const bytes = readFileSync(await download.path(), 'utf8')
    writeFileSync(join(folder, name), bytes)
    const held = verify(join(folder, name), key)
    expect(held.status).toBe(0)
    expect(held.said).toContain('told of ni:///sha-256;')
    const hash = bytes.split('\n').findLast((line) => /^[A-Za-z0-9+/]{43}=$/.test(line)) ?? ''
    expect(hash).not.toBe('')
    const other = `${hash.startsWith('A') ? 'B' : 'A'}${hash.slice(1)}`
    writeFileSync(join(folder, 'altered'), bytes.replace(hash, other))
    expect(verify(join(folder, 'altered'), key).status).toBe(2)
  })
})

describe('a consignment that was erased', () => {
  it('leaves by whom, when and why', async () => {
    const opened = await open('/api/v1/health')
    const { page } = opened
    await consigned(page, { 'E-1': 'MSKU9070323' }, 1)
    const erased = await page.request.delete(new URL('/api/v1/consignments/E-1?why=entered%20twice', page.url()).href)
    expect(erased.status()).toBe(200)
    opened.allowRefusals = true
    await page.goto(new URL('/consignments/E-1', page.url()).href)
    await page.getByText(/^Erased by .+: entered twice$/).waitFor()
    await page.locator('.consignment-versions li').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.goto(new URL('/consignments/never-entered', page.url()).href)
    await page.getByText('CONSIGNMENT_NOT_FOUND').waitFor({ state: 'attached' })
  })
})
