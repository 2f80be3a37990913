import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'

const module = new URL('./end-with-parent.mjs', import.meta.url).href
const child = `import(${JSON.stringify(module)}).then(({ endWithParent }) => {
  endWithParent(process.ppid)
  process.on('SIGTERM', () => { console.log('ended'); process.exit(0) })
  setInterval(() => {}, 1000)
  console.log('began')
})`

describe.skipIf(process.platform === 'win32')('a program that a shell began', () => {
  it('is told to end when the shell is ended by a signal', async () => {
    const shell = spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, child], { stdio: ['ignore', 'pipe', 2] })
    let told = ''
    shell.stdout.setEncoding('utf8').on('data', (text) => {
      if (!told.includes('began') && text.includes('began')) shell.kill('SIGTERM')
      told += text
    })
    await once(shell.stdout, 'end')
    expect(told).toBe('began\nended\n')
    expect(shell.signalCode).toBe('SIGTERM')
  })
})
