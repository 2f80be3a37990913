/**
 * The parts: tests that run with small counts in `npm test`, and here with full ones. `variable` tells the test its count,
 * KARAVAN_SEED the seed, and KARAVAN_SOAK_REPORT the file for what it did: `{columns: string[], rows: (string | number)[][]}`.
 */
export const PARTS = {
  fuzz: {
    title: 'Altered inputs',
    does: 'Samples of the project, altered at random, are given to the readers of messages, each in a process with a heap of 64 MiB. Each is read, or refused with a code of the reader. What is read is proved: it is the same when it is written and read again, and of one in ten the events are valid EPCIS with one hash in JSON and XML.',
    test: 'packages/exchange/test/fuzz/fuzz.test.ts',
    variable: 'KARAVAN_FUZZ',
    count: 100_000,
  },
}
