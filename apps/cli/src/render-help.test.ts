import { expect, it } from 'vitest'
import { COMMANDS, readInvocation } from './options.js'
import { help, helpOf } from './render-help.js'

it('tells of every command, and of every option that it takes', () => {
  for (const [command, options] of Object.entries(COMMANDS)) {
    expect(help()).toContain(`karavan ${command}`)
    const told = helpOf(command) ?? ''
    expect(told).toMatch(new RegExp(`^karavan ${command}`))
    for (const option of options) expect(told).toMatch(new RegExp(`--${option}\\b`))
    const [, listed = ''] = told.split('\nOptions\n')
    const names = listed.split('\nExamples\n')[0]?.match(/(?<=^ {2}|\| )--[\w-]+/gm) ?? []
    expect(names.map((name) => name.slice(2)).sort()).toEqual([...options].sort())
  }
})

it('gives examples that the command takes', () => {
  for (const command of Object.keys(COMMANDS).filter((one) => /^(?:conditions|id|events) /.test(one))) {
    const examples = helpOf(command)?.split('\nExamples\n')[1]?.trim().split('\n') ?? []
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) {
      const words =
        example
          .trim()
          .replace(/ > .*$/, '')
          .match(/"[^"]*"|\S+/g) ?? []
      expect(readInvocation(words.slice(1)).command).toBe(command)
    }
  }
})

it('tells of the commands of a group, and of none that there is not', () => {
  expect(helpOf('conditions')).toMatch(/conditions list[\s\S]*conditions history/)
  expect(helpOf('conditions')).not.toContain('karavan plan')
  expect(helpOf('dance')).toBeNull()
  expect(helpOf('')).toBeNull()
})
