import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageError } from './options.js'

/**
 * A password that somebody types twice on the terminal, which shows nothing of it; or the first line of standard input.
 * @throws {UsageError} where both are not the same, or there is none
 */
export async function askPassword(login: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine()
  const password = await typed(`Password for ${login}: `)
  if ((await typed('The same again: ')) === password) return password
  throw new UsageError('The two passwords are not the same; nothing was changed')
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new UsageError('There is no password on standard input; nothing was changed')
}

function typed(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
    lines.on('SIGINT', () => {
      lines.close()
      process.stderr.write('\n')
      reject(new UsageError('Nothing was changed'))
    })
  })
}
