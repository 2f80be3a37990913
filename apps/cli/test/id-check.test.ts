import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const env = { ...process.env, COLUMNS: '100' }
const check = (args: readonly string[], input = '') =>
  run(join(root, 'apps/cli/dist/main.js'), ['id', 'check', ...args], { env, input })

beforeAll(async () => {
  const { code, err } = await run(join(root, 'apps/cli/bin/karavan.mjs'), ['--version'], { env })
  expect(code, err).toBe(0)
}, 180_000)

describe('karavan id check', () => {
  it('tells everything that a value can be, valid first, and why not', async () => {
    const { code, out, err } = await check(['60635208'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`60635208
  valid    Wagon number of the 1,520 mm railways (8 digits)
           written                 60635208
           kind                    open
  invalid  Station code of UIC
           found                   check digit 8
           expected                check digit 1
  invalid  Global Trade Item Number (GS1 GTIN)
           found                   check digit 8
           expected                check digit 4
`)
  })

  it('names stations, places and countries', async () => {
    const { out } = await check(['707701', 'KZHOR', '33 80 7836 092-6'])
    const words = out.replace(/ +/g, ' ')
    expect(words).toContain('names Altynkol (KZ-ALTYNKOL), Kazakhstan (KZ)')
    expect(words).toContain('names station Altynkol (export), Алтынколь (эксп.), Kazakhstan (KZ)')
    expect(words).toContain('names Nur Zholy (KZ-NURZHOLY), Kazakhstan (KZ)')
    expect(words).toContain('country Germany (DE)')
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(100)
  })

  it('gives both forms of keys of GS1, the URN where the prefix is said, and the URN of containers', async () => {
    const { out } = await check(['4012345000115', 'CSQU3054383'])
    expect(out).toMatch(/GS1 Digital Link +https:\/\/id\.gs1\.org\/414\/4012345000115$/m)
    expect(out).toMatch(/EPC URN +urn:epc:id:bic:CSQU3054383$/m)
    expect(out).not.toContain('urn:epc:id:sgln')
    const { values } = JSON.parse((await check(['4012345000115', '--company-prefix', '7', '--json'])).out)
    expect(values[0].readings[0]).toMatchObject({ scheme: 'gln', urn: 'urn:epc:id:sgln:4012345.00011.0' })
  })

  it.each([
    ['a wrong check digit', 'CSQU3054384', /found +check digit 4\n +expected +check digit 3/],
    ['letters that only look Latin', 'СSQU3054383', /found +letters of another script/],
    ['a URN with a wrong check digit', 'urn:epc:id:bic:CSQU3054384', /invalid +EPC URN/],
    ['nothing that is known', 'hello world', /looks like no identifier/],
  ])('ends with exit code 1 for %s', async (_, value, said) => {
    expect(await check(['KZAAU', value])).toMatchObject({ code: 1, out: expect.stringMatching(said), err: '' })
  })

  it('reads values from standard input, one a line', async () => {
    const { code, out } = await check(['-', '--json'], '\ufeffKZAAU\r\n\n IMO 9074729 \n')
    const { values } = JSON.parse(out)
    expect([code, values.map((one: { valid: boolean }) => one.valid)]).toEqual([0, [true, true]])
    expect(values[1].readings[0]).toMatchObject({ scheme: 'imo', value: '9074729', urn: 'urn:epc:id:imovn:9074729' })
  })

  it.each([[[]], [['-']], [['-', '-']], [['KZAAU', '--company-prefix', '5']]])(
    'ends with exit code 2 for %j',
    async (args) => {
      expect(await check(args)).toMatchObject({ code: 2, out: '' })
    },
  )

  it('has help of its own', async () => {
    const { code, out } = await run(join(root, 'apps/cli/dist/main.js'), ['help', 'id'], { env })
    expect([code, out]).toEqual([0, expect.stringMatching(/^karavan id check VALUE/)])
  })
})
