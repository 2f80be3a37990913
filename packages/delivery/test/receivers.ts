import { once } from 'node:events'
import {
  createServer as createHttp,
  type Server as HttpServer,
  type IncomingHttpHeaders,
  type RequestListener,
} from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { CERTIFICATE, KEY } from './certificate.js'

/** What a receiver got. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly body: string
}

/** A receiver that listens on this machine, until the test is over. */
export interface Receiver {
  readonly port: number
  readonly received: readonly Received[]
}

let open: { server: Server | HttpServer; sockets: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  open = []
})

async function listening(server: Server | HttpServer): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  open.push({ server, sockets })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** @param answer - may be left out: 204 */
export async function receiver(
  answer: (got: Received, ...rest: Parameters<RequestListener>) => void = (_got, _request, reply) =>
    reply.writeHead(204).end(),
  secure = false,
): Promise<Receiver> {
  const received: Received[] = []
  const listen: RequestListener = (request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => {})
    request.on('end', () => {
      const { url: path = '', headers, rawHeaders } = request
      const got = { path, headers, rawHeaders, body: Buffer.concat(chunks).toString() }
      received.push(got)
      answer(got, request, reply)
    })
  }
  const server = secure ? createHttps({ cert: CERTIFICATE, key: KEY }, listen) : createHttp(listen)
  return { port: await listening(server), received }
}

/** A receiver that does with a connection what it likes. */
export function rawReceiver(behave: (socket: Socket) => void): Promise<number> {
  return listening(createTcp(behave))
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createTcp()
  const port = await listening(server)
  await new Promise((done) => server.close(done))
  return port
}
