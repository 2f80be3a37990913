import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'karavan-cli-people-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The command on data of its own, with a text on standard input. */
function karavan(args: readonly string[], input = '') {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const { DATABASE_URL: _, ...environment } = process.env
    const child = spawn(process.execPath, [main, ...args], { env: { ...environment, KARAVAN_DATA: home } })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })
}
const words = (line: string) => line.split(' ')

describe('people, organisations and tokens on the command line', { timeout: 120_000 }, () => {
  it('are none at first, and no database is made to say so', async () => {
    expect(await karavan(['people', 'list'])).toEqual({ code: 0, out: 'Nobody may sign in yet.\n', err: '' })
    expect((await karavan(['database', 'status'])).out).toContain('Nothing was entered yet')
  })

  it('are added, listed and taken away', async () => {
    const organisation = await karavan(['organisations', 'add', 'ktz', '--name', 'KTZ Express', '--country', 'KZ'])
    expect(organisation).toEqual({ code: 0, out: 'Added ktz, KTZ Express.\n', err: '' })
    const password = 'twelve letters and more\n'
    const added = await karavan(words('people add Aigerim --organisation ktz --administrator'), password)
    expect(added).toEqual({ code: 0, out: 'Added aigerim, of KTZ Express.\n', err: '' })
    const provider = await karavan(words('people add ben@ktz.example --organisation ktz --provider'))
    expect(provider.code).toBe(0)
    expect((await karavan(['people', 'list'])).out).toBe(
      'aigerim            ktz  administrator\nben@ktz.example    ktz\n',
    )
    expect((await karavan(words('people password aigerim'), password)).out).toContain('new password')
    expect((await karavan(words('people remove ben@ktz.example'))).code).toBe(0)
    const { people } = JSON.parse((await karavan(words('people list --json'))).out)
    expect(people).toMatchObject([{ login: 'aigerim', administers: true, organisation: { id: 'ktz' } }])

    expect((await karavan(words('people retention addresses 30'))).out).toBe(
      'sessions   30 days\ntries      1 days\naddresses  30 days\n',
    )
    const token = await karavan(['tokens', 'add', 'EDI of the port', '--organisation', 'ktz', '--days', '30'])
    expect(token.out).toMatch(/^karavan_[\w-]{43}\nIt is shown this once/)
    const [one] = JSON.parse((await karavan(words('tokens list --json'))).out).tokens
    expect(one).toMatchObject({ label: 'EDI of the port', mayAdd: false, revokedAt: null })
    expect((await karavan(['tokens', 'revoke', one.id])).code).toBe(0)
    expect((await karavan(words('tokens list'))).out).toMatch(/reads {2}used never {2}revoked \d{4}-/)
  })

  it('say what is wrong', async () => {
    const code = async (line: string, input = '') => {
      const answer = await karavan([...words(line), '--json'], input)
      return [answer.code, answer.out === '' ? answer.err : JSON.parse(answer.out).problem.code]
    }
    const long = 'twelve letters and more\n'
    expect(await code('people add x1 --organisation none', long)).toEqual([2, 'ORGANISATION_UNKNOWN'])
    expect(await code('people add aigerim --organisation ktz', long)).toEqual([2, 'PERSON_TAKEN'])
    expect(await code('people add x1 --organisation ktz', 'short\n')).toEqual([2, 'PEOPLE_VALUE_INVALID'])
    expect(await code('people add x1 --organisation ktz')).toEqual([2, expect.stringContaining('no password')])
    expect(await code('people remove nobody')).toEqual([2, 'PERSON_UNKNOWN'])
    expect(await code('organisations add ktz')).toEqual([2, 'ORGANISATION_TAKEN'])
    expect(await code('organisations add x --gln 4012345000008')).toEqual([2, 'IDENTIFIER_CHECK_DIGIT_WRONG'])
    expect(await code('tokens revoke none')).toEqual([2, 'TOKEN_UNKNOWN'])
    expect(await code('tokens add x --organisation ktz --days many')).toEqual([2, 'QUESTION_VALUE_INVALID'])
    expect(await code('people add x1')).toEqual([2, expect.stringContaining('--organisation')])
    expect(await code('people retention plans 3')).toEqual([2, expect.stringContaining('sessions, tries, addresses')])
    expect(await code('people list more')).toEqual([2, expect.stringContaining('no more words')])
  })
})
