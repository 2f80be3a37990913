import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** A server of its own process, with data of its own. */
export interface KillableServer {
  ask(path: string, init?: { readonly method: string; readonly body: unknown }): Promise<Answer>
  /** Ends it without a chance to tidy up; done when it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of any route
  readonly body: any
}

export async function startServer(home: string): Promise<KillableServer> {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'apps/server/dist/main.js'), '--no-samples'], {
    env: { ...environment, HOST: '', PORT: '0', KARAVAN_DATA: home },
  })
  const closed = once(child, 'close')
  const address = await listening(child)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await closed
  }
  return {
    ask: async (path, init) => {
      const isText = typeof init?.body === 'string'
      const response = await fetch(`${address}/api/v1${path}`, {
        method: init?.method ?? 'GET',
        ...(init === undefined ? {} : { body: isText ? String(init.body) : JSON.stringify(init.body) }),
        headers: init === undefined || isText ? {} : { 'content-type': 'application/json' },
      })
      return { status: response.status, body: await response.json() }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [out, err] = ['', '']
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const [, address] = /^(http:\S+)\n/m.exec(out) ?? []
      if (address !== undefined) resolve(address)
    })
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`the server ended with ${code}: ${err}`)))
  })
}
