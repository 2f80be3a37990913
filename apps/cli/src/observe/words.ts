import type { CommandWords } from '../command-words.js'

/** What there is to say of the commands about published figures. */
export const OBSERVE_WORDS: Readonly<Record<string, CommandWords>> = {
  'observe read': {
    usage: 'observe read FILE|-',
    does: 'the figures that a news item or press release tells, each with its words',
    examples: ['observe read article.txt --date 2025-06-25', 'observe read article.txt --date 2025-06-25 --json'],
  },
  'observe list': {
    usage: 'observe list [WORDS]',
    does: 'published figures, series by series, each with who said it',
    examples: ['observe list Kuryk', 'observe list Middle Corridor containers'],
  },
  'observe check': {
    usage: 'observe check [WORDS]',
    does: 'claims worked out from the figures, and where sources do not agree',
    examples: ['observe check', 'observe check Lithuania'],
  },
  'observe targets': {
    usage: 'observe targets [WORDS]',
    does: 'published targets, the way so far and the growth still needed',
    examples: ['observe targets Middle Corridor'],
  },
  'observe export': {
    usage: 'observe export [WORDS] --format csv|json|sdmx',
    does: 'published figures as a table, JSON or SDMX-CSV',
    examples: ['observe export KTZ --format sdmx > ktz.csv'],
  },
  'observe derive': {
    usage: 'observe derive [WORDS]',
    does: 'growth, index, mean growth, yearly sums and shares, each with the figures that it is made of',
    examples: ['observe derive Middle Corridor', 'observe derive Aktau --across-scopes'],
  },
  'observe show': {
    usage: 'observe show ID',
    does: 'a figure, its words, where it comes from, and who kept or withdrew it',
    examples: ['observe show 5a50a4f0c6274d9b'],
  },
  'observe keep': {
    usage: 'observe keep FILE|-',
    does: 'keeps the figures of a table with our columns, all or none',
    examples: ['observe read article.txt --csv > figures.csv', 'observe keep figures.csv --check'],
  },
  'observe import': {
    usage: 'observe import FILE|-',
    does: 'keeps the figures of a table with columns of its own',
    examples: ['observe import port.csv --check --json', 'observe import port.csv --mapping port.json'],
  },
  'observe withdraw': {
    usage: 'observe withdraw ID --reason TEXT',
    does: 'takes back a figure that somebody kept; its history stays',
    examples: ['observe withdraw 5a50a4f0c6274d9b --reason "misread"'],
  },
}
