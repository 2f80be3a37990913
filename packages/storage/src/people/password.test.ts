import { describe, expect, it } from 'vitest'
import { passwordsBy } from './password.js'

const little = passwordsBy({ ln: 10, r: 8, p: 1 })

describe('a password', () => {
  it('is kept with the work that it took, differently each time', async () => {
    const [one, two] = [await little.hash('correct horse'), await little.hash('correct horse')]
    expect(one).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(two)
  })

  it('is right or wrong, and right however the keyboard composed it', async () => {
    const kept = await little.hash('пароль й')
    expect(await little.check('пароль й', kept)).toBe('right')
    expect(await little.check('пароль \u0438\u0306', kept)).toBe('right')
    expect(await little.check('пароль и', kept)).toBe('wrong')
  })

  it('that was kept with other work is right, and stale', async () => {
    const kept = await passwordsBy({ ln: 11, r: 8, p: 1 }).hash('correct horse')
    expect(await little.check('correct horse', kept)).toBe('stale')
    expect(await little.check('wrong horse', kept)).toBe('wrong')
  })

  it('of nobody is wrong', async () => {
    expect(await little.check('correct horse', null)).toBe('wrong')
  })

  it('takes the work that OWASP asks for, and no less for nobody', async () => {
    const usual = passwordsBy()
    const kept = await usual.hash('correct horse')
    expect(kept).toContain('$ln=17,r=8,p=1$')
    const timed = async (of: string | null) => {
      const start = performance.now()
      await usual.check('wrong horse', of)
      return performance.now() - start
    }
    const [somebody, nobody] = [await timed(kept), await timed(null)]
    expect(nobody).toBeGreaterThan(somebody / 3)
  })

  it('waits for its turn, and not behind too many', async () => {
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => little.check('correct horse', null)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(34)
    expect(await little.check('correct horse', null)).toBe('wrong')
  })
})
