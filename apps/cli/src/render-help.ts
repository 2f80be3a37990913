import type { CommandWords } from './command-words.js'
import { COMMAND_WORDS, OPTION_GROUPS, type OptionLine, TAIL } from './help-words.js'
import { COMMANDS } from './options.js'

/** What `karavan --help` prints. */
export function help(): string {
  const usages = Object.values(COMMAND_WORDS).map(({ usage, does }) => line(`karavan ${usage}`, does, 46))
  const parts = [
    ['karavan: plans for the Middle Corridor and the routes it competes with'],
    ['Usage', ...usages, line('karavan help COMMAND', 'the options of one command, with examples', 46)],
    ['FROM and TO', '  our id (KZ-AKTAU), a UN/LOCODE or another code, or a name in any script: Aktau, Ақтау, 阿克套'],
    ...OPTION_GROUPS.map(([title, lines]) => [title, ...lines.map(optionLine)]),
  ]
  return `${parts.map((lines) => `${lines.join('\n')}\n`).join('\n')}\n${TAIL}`
}

/** What `karavan COMMAND --help` prints: of one command, or of those that begin with the words; null where there is none. */
export function helpOf(command: string): string | null {
  const names = Object.keys(COMMAND_WORDS).filter((name) => name === command || name.startsWith(`${command} `))
  const [name, ...others] = names
  if (name === undefined) return null
  if (others.length > 0) {
    const usages = names.flatMap((one) => wordsOf(one)).map(({ usage, does }) => line(`karavan ${usage}`, does, 46))
    return `${usages.join('\n')}\n${line(`karavan ${command} … --help`, 'the options of one of them, with examples', 46)}\n`
  }
  const [words] = wordsOf(name)
  if (words === undefined) return null
  const { usage, does, more = [], examples = [] } = words
  const taken = new Set(COMMANDS[name] ?? [])
  const lines = OPTION_GROUPS.flatMap(([, group]) =>
    group.filter(({ of, to }) => of.some((one) => taken.has(one)) && (to?.includes(name) ?? true)),
  )
  const parts = [
    [`karavan ${usage}`, `  ${does}`, ...more.map((text) => `  ${text}`)],
    ...(lines.length === 0 ? [] : [['Options', ...lines.map(optionLine)]]),
    ...(examples.length === 0 ? [] : [['Examples', ...examples.map((example) => `  karavan ${example}`)]]),
  ]
  return parts.map((part) => `${part.join('\n')}\n`).join('\n')
}

function wordsOf(name: string): CommandWords[] {
  const words = COMMAND_WORDS[name]
  return words === undefined ? [] : [words]
}

function optionLine({ form, says }: OptionLine): string {
  return line(form, says, 20)
}

function line(form: string, says: string, width: number): string {
  return `  ${form.padEnd(width)} ${says}`.trimEnd()
}
