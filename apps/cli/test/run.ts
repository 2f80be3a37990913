import { spawn } from 'node:child_process'

/** What a program said and how it ended. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a program of Node to its end, with no terminal; `input` comes on its standard input. */
export function run(
  program: string,
  args: readonly string[],
  { input = '', ...options }: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv; readonly input?: string },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], options)
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.stdin.on('error', () => {}).end(input) // One that reads no input closes it.
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}
