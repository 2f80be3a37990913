import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Started {
  readonly child: ChildProcess
  /** All that it printed, once it listens or has ended. */
  readonly out: string
  readonly err: string
  readonly code: number | null
}

/** Starts the built server; resolves when it listens, or has ended. */
export function start(environment: Record<string, string>, args: readonly string[] = []): Promise<Started> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'apps/server/dist/main.js'), ...args], {
      cwd: root,
      env: { ...process.env, HOST: '', ...environment },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (/^http:.*\n/m.test(out)) resolve({ child, out, err, code: null })
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ child, out, err, code }))
  })
}

/** Builds what the server needs where it is not built yet. */
export function prepare(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'], { stdio: 'ignore' })
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`set-up ended with ${code}`))))
  })
}

/** The address that a server printed last. */
export function addressOf({ out }: Started): string {
  return out.trim().split('\n').at(-1) ?? ''
}
