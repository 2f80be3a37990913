import { type AddressInfo, connect } from 'node:net'
import type { Reader, ReportReader } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { served } from './served.js'

const readers: Reader[] = []
/** Reads nothing, and holds whoever asks until they have gone. */
const holding: ReportReader = {
  read: (_bytes, _task, _use, reader = {}) => {
    readers.push(reader)
    return new Promise((_, refuse) => reader.gone?.addEventListener('abort', () => refuse(reader.gone?.reason)))
  },
  close: async () => {},
}

let app: FastifyInstance
let port = 0
beforeAll(async () => {
  app = await served({ reader: holding, hosts: () => [`127.0.0.1:${port}`] })
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

describe('a message that is sent', () => {
  it.each(['/api/v1/reports?check=true', '/epcis/capture'])(
    'to %s leaves its place when the connection is closed',
    async (path) => {
      const before = readers.length
      const socket = connect(port, '127.0.0.1')
      const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: 2`
      socket.write(`${head}\r\n\r\n{}`)
      await expect.poll(() => readers.length).toBe(before + 1)
      const gone = readers[before]?.gone
      expect(gone?.aborted).toBe(false)
      socket.destroy()
      await expect.poll(() => gone?.aborted).toBe(true)
    },
  )
})
