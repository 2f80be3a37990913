import type { FastifyReply, FastifyRequest } from 'fastify'

/** A cookie that scripts cannot read, and that other sites' pages do not send with what they change. */
export interface Cookie {
  read(request: FastifyRequest): string | null
  set(reply: FastifyReply, value: string, seconds: number): void
  clear(reply: FastifyReply): void
}

/** @param isSecure - whether the server is reached by https alone; then no other name and no http can set the cookie */
export function cookieOf(name: string, isSecure: boolean): Cookie {
  const full = isSecure ? `__Host-${name}` : name
  const write = (reply: FastifyReply, value: string, seconds: number) => {
    const parts = [`${full}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`]
    reply.header('set-cookie', (isSecure ? [...parts, 'Secure'] : parts).join('; '))
  }
  return {
    read: ({ headers }) => {
      const sent = headers.cookie?.split(';').map((one) => one.trim()) ?? []
      const value = sent.find((one) => one.startsWith(`${full}=`))?.slice(full.length + 1)
      return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : null
    },
    set: write,
    clear: (reply) => write(reply, '', 0),
  }
}
