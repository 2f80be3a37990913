import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fairTurns } from './fair-turns.js'

const tooBusy = () => new Error('too busy')
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Turns whose work ends when the test says so. */
function held(waiting: number) {
  const turns = fairTurns({ waiting, tooBusy })
  const begun: string[] = []
  const ends: (() => void)[] = []
  return {
    begun,
    ask: (asker: string, name: string, gone?: AbortSignal) =>
      turns(
        asker,
        () =>
          new Promise<string>((resolve) => {
            begun.push(name)
            ends.push(() => resolve(name))
          }),
        gone,
      ).catch((error: unknown) => error),
    end: async () => {
      ends.shift()?.()
      await settled()
    },
  }
}

describe('turns', () => {
  it('go round those who ask', async () => {
    const { begun, ask, end } = held(9)
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void ask(name.charAt(0), name)
    for (let i = 0; i < 7; i += 1) await end()
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  it('are given up by whoever has most of them, the last first, where there is no place', async () => {
    const { begun, ask, end } = held(4)
    const asked = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'a6', 'b2', 'b3', 'c1'].map((name) => ask(name.charAt(0), name))
    for (let i = 0; i < 10; i += 1) await end()
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2'])
    const refused = (await Promise.all(asked)).flatMap((told, i) => (told instanceof Error ? [i] : []))
    expect(refused).toEqual([2, 3, 4, 6, 8])
  })

  it('are left by whoever has gone', async () => {
    const { begun, ask, end } = held(2)
    const leaving = new AbortController()
    const asked = [ask('a', 'a1'), ask('a', 'a2', leaving.signal), ask('a', 'a3')]
    leaving.abort()
    expect(await asked[1]).toMatchObject({ name: 'AbortError' })
    expect(await ask('b', 'never', leaving.signal)).toMatchObject({ name: 'AbortError' })
    const last = ask('a', 'a4')
    for (let i = 0; i < 4; i += 1) await end()
    expect(await last).toBe('a4')
    expect(begun).toEqual(['a1', 'a3', 'a4'])
  })

  it('pass by nobody who waits, keep the order of each, and run one at a time', async () => {
    const deed = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd'), fc.constant(null))
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 60 }), async (deeds) => {
        const { begun, ask, end } = held(60)
        const waiting: { readonly asker: string; readonly name: string; readonly seen: string[] }[] = []
        let running = 0
        for (const [i, asker] of deeds.entries()) {
          if (asker === null) {
            running -= Math.min(running, 1)
            await end()
          } else {
            waiting.push({ asker, name: `${asker}${i}`, seen: [] })
            void ask(asker, `${asker}${i}`)
            await settled()
          }
          if (running === 0 && waiting.length > 0) {
            const name = begun.at(-1)
            const first = waiting.find((one) => one.name === name)
            running += 1
            expect(first).toBe(waiting.find((one) => one.asker === first?.asker))
            waiting.splice(
              waiting.findIndex((one) => one.name === name),
              1,
            )
            for (const one of waiting) {
              const isFirst = waiting.find((each) => each.asker === one.asker) === one
              if (one.asker === first?.asker) one.seen.length = 0
              else if (isFirst) {
                expect(one.seen).not.toContain(first?.asker)
                one.seen.push(first?.asker ?? '')
              }
            }
          }
          expect(begun.length + waiting.length).toBe(deeds.slice(0, i + 1).filter((each) => each !== null).length)
        }
      }),
    )
  })
})
