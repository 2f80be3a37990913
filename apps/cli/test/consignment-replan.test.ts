import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-replan-'))

function karavan(...args: string[]) {
  const { DATABASE_URL: _, ...environment } = process.env
  return run(join(root, 'apps/cli/dist/main.js'), args, {
    env: { ...environment, KARAVAN_DATA: join(folder, 'data'), COLUMNS: '200' },
  })
}

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
  expect(built.status, String(built.stderr)).toBe(0)
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('other ways of a consignment, on the command line', { timeout: 240_000 }, () => {
  it('stand beside the plan in force; one is taken, with the reason', async () => {
    const example = join(root, 'docs/examples/consignment.json')
    const added = await karavan(
      'consignment',
      'add',
      example,
      '--ready',
      '2030-03-05',
      '--deadline',
      '2030-05-01',
      '--avoid',
      'RU',
      '--json',
    )
    expect(added.code, added.err).toBe(0)
    const { consignmentId: id, consignment } = JSON.parse(added.out)
    const json = JSON.parse((await karavan('consignment', 'replan', id, '--json')).out)
    expect(consignment.deliverBy).toBe(Date.UTC(2030, 4, 1) / 60_000)
    expect(json).toMatchObject({ consignmentId: id, version: 1, why: null, from: { leg: 0, gone: 0 } })
    expect(json.inForce.p50).toBeGreaterThan(consignment.plan.ready)
    const [first] = json.others
    const text = await karavan('consignment', 'replan', id)
    expect([text.code, text.err]).toEqual([0, ''])
    expect(text.out).toContain('In force')
    expect(text.out).toContain(`1  (${first.wayId})`)
    expect(text.out).toContain('what changing the contract costs, and what was paid ahead, is not known')

    expect((await karavan('consignment', 'replan', id, '--adopt', '1')).code).toBe(2)
    const unknown = await karavan('consignment', 'replan', id, '--adopt', '99', '--why', 'none')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('way 99')])
    const taken = await karavan('consignment', 'replan', id, '--adopt', first.wayId, '--why', 'it is surer', '--json')
    expect(taken.code, taken.err).toBe(0)
    const legs = JSON.parse(taken.out).consignment.plan.legs.map(({ to }: { to: string }) => to)
    expect(legs).toEqual(first.legs.map(({ to }: { to: string }) => to))
    expect((await karavan('consignment', 'history', id)).out).toContain('it is surer')
    const eta = JSON.parse((await karavan('consignment', 'eta', id, '--json')).out)
    expect(eta.last.p50).toBe(first.p50)
    expect(eta.due.basis).toBe('deliverBy')
    expect((await karavan('consignment', 'replan', 'K-none')).err).toContain('K-none')
  })
})
