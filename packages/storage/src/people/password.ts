import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { StructuredError } from '@karavan/core'
import { inTurn } from '../turns.js'

/** How much work a password takes: OWASP's for scrypt, 128 MB and about half a second. */
interface Work {
  /** Binary logarithm of N. */
  readonly ln: number
  readonly r: number
  readonly p: number
}
const WORK: Work = { ln: 17, r: 8, p: 1 }

/** Passwords worked on at once, each by a thread with its memory, and those that may wait. */
const [AT_ONCE, WAITING] = [2, 32]

/** How passwords are kept and tried. */
export interface Passwords {
  /** What is kept of a password: `$scrypt$ln=17,r=8,p=1$SALT$HASH`. */
  hash(password: string): Promise<string>
  /**
   * Whether a password is the one that is kept. Takes the same work where there is none, so that nobody can tell by the time.
   * @returns `stale` where it is, and was kept with other work than is asked for now
   */
  check(password: string, kept: string | null): Promise<'right' | 'stale' | 'wrong'>
}

/** @param work - another amount of work; tests take little */
export function passwordsBy(work: Work = WORK): Passwords {
  const byTurns = inTurn(AT_ONCE, refuseCrowd)
  const nobody = `$scrypt$${written(work)}$${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`
  return {
    hash: async (password) => {
      const salt = randomBytes(16)
      const hash = await byTurns(() => derived(password, salt, 32, work))
      return `$scrypt$${written(work)}$${salt.toString('base64url')}$${hash.toString('base64url')}`
    },
    check: async (password, kept) => {
      const { used, salt, hash } = read(kept ?? nobody)
      const isSame = timingSafeEqual(await byTurns(() => derived(password, salt, hash.length, used)), hash)
      if (!isSame || kept === null) return 'wrong'
      return written(used) === written(work) ? 'right' : 'stale'
    },
  }
}

function written({ ln, r, p }: Work): string {
  return `ln=${ln},r=${r},p=${p}`
}

function read(kept: string) {
  const [, ln, r, p, salt = '', hash = ''] = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept) ?? []
  if (hash === '') throw new Error('a password is kept in a form that is not known')
  return {
    used: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  }
}

/** The same letters typed on another keyboard are the same password. */
function derived(password: string, salt: Buffer, length: number, { ln, r, p }: Work): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 2 * 128 * r * 2 ** ln }
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}

/** @throws {StructuredError} SERVER_BUSY where too many wait */
function refuseCrowd(waiting: number): void {
  if (waiting >= WAITING) throw busy()
}

function busy(): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    received: `${WAITING} people who sign in`,
    expected: 'fewer at once',
    remediation: 'try again in a moment',
    retryable: true,
  })
}
