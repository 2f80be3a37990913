import { readdirSync, readFileSync } from 'node:fs'

const below = {
  core: [],
  model: ['core'],
  exchange: ['core', 'model'],
  network: ['core', 'model'],
  planner: ['core', 'model', 'network'],
  conditions: ['core', 'model'],
  tracking: ['core', 'model'],
  access: ['core', 'model'],
  ledger: ['core'],
  statistics: ['core', 'model'],
  storage: ['core', 'model', 'exchange', 'network', 'conditions', 'tracking', 'access', 'ledger', 'statistics'],
  delivery: ['core', 'model'],
  api: ['core', 'model'],
}

const direction = Object.entries(below).map(([name, allowed]) => ({
  name: `${name}-imports-only-what-is-below-it`,
  comment: `${name} may import ${allowed.length ? allowed.join(', ') : 'no other package'}: imports point down, so that each part can be used without those above it.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

const declared = ['packages', 'apps'].flatMap((row) =>
  readdirSync(new URL(`${row}/`, import.meta.url)).map((name) => {
    const manifest = JSON.parse(readFileSync(new URL(`${row}/${name}/package.json`, import.meta.url), 'utf8'))
    const siblings = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((dependency) => dependency.startsWith('@karavan/'))
      .map((dependency) => dependency.slice('@karavan/'.length))
    return {
      name: `${name}-declares-its-siblings`,
      comment: `A sibling that ${row}/${name} imports stands in its package.json, so that it can be used outside this checkout.`,
      severity: 'error',
      from: { path: `^${row}/${name}/` },
      to: { path: '^packages/', pathNot: [`^${row}/${name}/`, ...siblings.map((sibling) => `^packages/${sibling}/`)] },
    }
  }),
)

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...direction,
    ...declared,
    {
      name: 'apps-do-not-import-each-other',
      comment: 'What two apps share is a package; an app only wires packages together.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'page-uses-only-the-contract',
      comment: 'The page knows the HTTP contract and the words; what it can do, any client of the API can do.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^packages/', pathNot: '^packages/(api|model|core)/' },
    },
    {
      name: 'other-packages-by-name',
      comment: 'Another package is imported by its name; its src/index.ts is the whole public surface.',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+)/' },
      to: { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'no-deep-imports',
      comment: 'Only the index of another package may be reached.',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+)/' },
      to: { path: '^packages/', pathNot: ['^$1/', '^packages/[^/]+/(src/index[.]ts|dist/index[.](js|d[.]ts))$'] },
    },
    {
      name: 'no-circular',
      comment: 'A cycle means that two modules are one, or that a third wants to be named.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-are-pure',
      comment:
        'Packages run in a browser worker as in Node: input and output belong to storage (files, the database), delivery (calls to other machines) and the apps.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '^packages/(storage|delivery)/|[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'imports-are-declared',
      comment: 'What a workspace imports from npm stands in its own package.json.',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/', pathNot: '[.]test[.]tsx?$' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined', 'npm-dev'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that cannot be found is checked by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?](url|raw|worker)$' },
    },
    {
      name: 'source-does-not-import-tests',
      comment: 'Tests are not built.',
      severity: 'error',
      from: { pathNot: '[.]test[.]tsx?$|/test/' },
      to: { path: '[.]test[.]tsx?$|/test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    combinedDependencies: false,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.boundaries.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
}
