import { BlockList } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createSend, type Patience, type SendParts } from '../src/send.js'
import { CERTIFICATE } from './certificate.js'
import { deadPort, rawReceiver, receiver } from './receivers.js'

const SHORT: Patience = { connect: 2_000, answer: 300, whole: 600 }
const OWN = { internal: true, allowed: new BlockList() }
const NOBODY = { internal: false, allowed: new BlockList() }
const HEADERS = { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' }
const BODY = '{"id":"a"}'

const sending = (more: Partial<SendParts> = {}) => {
  const send = createSend({ rules: OWN, plain: true, agent: 'Karavan/0', resolve: async () => ['127.0.0.1'], ...more })
  return (address: string, how: { nth?: number; signal?: AbortSignal } = {}) =>
    send(new URL(address), HEADERS, BODY, { nth: 0, signal: new AbortController().signal, ...how })
}
const failed = (what: string, status: number | null = null, retryAfter: number | null = null) => {
  return { taken: false, fault: { what, status }, retryAfter }
}

describe('sending', () => {
  it('posts the body with no headers but our own, to the checked address of a name', async () => {
    const { port, received } = await receiver()
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return ['127.0.0.1']
    }
    expect(await sending({ resolve })(`http://hook.example:${port}/in?a=1`)).toEqual({ taken: true, status: 204 })
    expect(asked).toEqual(['hook.example'])
    const [got] = received
    expect(got).toMatchObject({ path: '/in?a=1', body: BODY, headers: HEADERS })
    const names = (got?.rawHeaders ?? []).filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
    expect(names.sort()).toEqual(
      ['connection', 'content-length', 'content-type', 'host', 'user-agent', ...Object.keys(HEADERS)].sort(),
    )
    expect(got?.headers.host).toBe(`hook.example:${port}`)
  })

  it('calls nobody where any address of a name is internal, and no name twice', async () => {
    const { port, received } = await receiver()
    const names: Record<string, string[]> = {
      'inside.example': ['127.0.0.1'],
      'both.example': ['203.0.114.1', '127.0.0.1'],
      'six.example': ['::1'],
    }
    const resolve = async (name: string) => names[name] ?? Promise.reject(new Error('ENOTFOUND'))
    const send = sending({ rules: NOBODY, resolve })
    for (const name of [...Object.keys(names), '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
      expect([name, await send(`http://${name}:${port}/`)]).toEqual([name, failed('addressForbidden')])
    expect(await send('http://nowhere.example/')).toEqual(failed('nameUnknown'))
    expect(await sending({ resolve: async () => [] })('http://nowhere.example/')).toEqual(failed('nameUnknown'))
    expect(await sending({ plain: false })(`http://hook.example:${port}/`)).toEqual(failed('addressForbidden'))
    expect(received).toEqual([])
  })

  it('tries the addresses of a name in turn', async () => {
    const { port } = await receiver()
    const send = sending({ resolve: async () => ['127.0.0.9', '127.0.0.1'] })
    expect(await send(`http://hook.example:${port}/`)).toEqual(failed('unreachable'))
    expect(await send(`http://hook.example:${port}/`, { nth: 1 })).toEqual({ taken: true, status: 204 })
  })

  it('follows no redirect', async () => {
    const target = await receiver()
    const location = `http://127.0.0.1:${target.port}/`
    for (const status of [301, 302, 303, 307, 308]) {
      const { port } = await receiver((_got, _request, reply) => reply.writeHead(status, { location }).end())
      expect(await sending()(`http://127.0.0.1:${port}/`)).toEqual(failed('redirect', status))
    }
    expect(target.received).toEqual([])
  })

  it('tells what else is no success, and when to come again', async () => {
    const answering = async (status: number, headers: Record<string, string> = {}) => {
      const { port } = await receiver((_got, _request, reply) => reply.writeHead(status, headers).end('no'))
      return sending()(`http://127.0.0.1:${port}/`)
    }
    expect(await answering(500)).toEqual(failed('status', 500))
    expect(await answering(404)).toEqual(failed('status', 404))
    expect(await answering(429, { 'retry-after': '120' })).toEqual(failed('status', 429, 120))
    expect(await answering(503, { 'retry-after': 'Fri, 27 Nov 2026 00:00:00 GMT' })).toEqual(failed('status', 503))
    expect(await sending()(`http://127.0.0.1:${await deadPort()}/`)).toEqual(failed('unreachable'))
  })

  it('reads little of an answer without end, and hangs up', async () => {
    let [written, closed] = [0, () => {}]
    const hungUp = new Promise<void>((done) => {
      closed = done
    })
    const { port } = await receiver((_got, _request, reply) => {
      reply.writeHead(200)
      const more = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(64 * 1024))) written += 64 * 1024
      }
      reply.on('drain', more)
      reply.on('close', closed)
      more()
    })
    expect(await sending()(`http://127.0.0.1:${port}/`)).toEqual({ taken: true, status: 200 })
    await hungUp
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  it('waits for no answer that does not end, once its status is known', async () => {
    const { port } = await receiver((_got, _request, reply) => void reply.writeHead(202).write('a'))
    expect(await sending({ patience: SHORT })(`http://127.0.0.1:${port}/`)).toEqual({ taken: true, status: 202 })
  })

  it('gives up on who says nothing, not enough, too much or nonsense', async () => {
    const behaviours: readonly [string, (socket: import('node:net').Socket) => void, string][] = [
      ['says nothing', (socket) => void socket.resume(), 'answerTimeout'],
      ['hangs up', (socket) => void socket.once('data', () => socket.destroy()), 'broken'],
      [
        'says half',
        (socket) => void socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nx: ')),
        'answerTimeout',
      ],
      ['talks nonsense', (socket) => void socket.once('data', () => socket.end('SSH-2.0-x\r\n')), 'broken'],
      [
        'has too many headers',
        (socket) =>
          void socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(50)}`)),
        'broken',
      ],
      [
        'says wait, wait',
        (socket) => {
          const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20)
          socket.on('close', () => clearInterval(timer)).resume()
        },
        'answerTimeout',
      ],
      [
        'wants another protocol',
        (socket) =>
          void socket.once('data', () =>
            socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
          ),
        'broken',
      ],
    ]
    for (const [name, behave, what] of behaviours) {
      const port = await rawReceiver(behave)
      const outcome = await sending({ patience: SHORT })(`http://127.0.0.1:${port}/`)
      expect([name, outcome]).toEqual([name, failed(what)])
    }
  })

  it('trusts only certificates of the name by an authority that is known', async () => {
    const { port, received } = await receiver(undefined, true)
    const known = sending({ authorities: CERTIFICATE })
    expect(await known(`https://hook.example:${port}/`)).toEqual({ taken: true, status: 204 })
    expect(await known(`https://127.0.0.1:${port}/`)).toEqual({ taken: true, status: 204 })
    expect(await known(`https://other.example:${port}/`)).toEqual(failed('tlsRefused'))
    expect(await sending()(`https://hook.example:${port}/`)).toEqual(failed('tlsRefused'))
    expect(received).toHaveLength(2)
    const plain = await receiver()
    expect(await known(`https://hook.example:${plain.port}/`)).toEqual(failed('tlsRefused'))
    const silent = await rawReceiver((socket) => void socket.resume())
    const patience = { ...SHORT, connect: 300 }
    expect(await sending({ patience })(`https://hook.example:${silent}/`)).toEqual(failed('connectTimeout'))
  })

  it('ends at once where it is told to', async () => {
    const port = await rawReceiver((socket) => void socket.resume())
    const stop = new AbortController()
    const sent = sending()(`http://127.0.0.1:${port}/`, { signal: stop.signal })
    stop.abort()
    await expect(sent).rejects.toThrow()
    await expect(sending()(`http://127.0.0.1:${port}/`, { signal: stop.signal })).rejects.toThrow()
  })
})
