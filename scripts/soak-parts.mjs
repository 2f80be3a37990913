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
  kill: {
    title: 'Killed imports',
    does: 'A process imports 200 files of all formats into the embedded PostgreSQL with `karavan events import`, and says of each when it was kept. At a random moment the process, the PostgreSQL or both are ended by SIGKILL. What is there then is compared with what the files say: every message that was acknowledged with all its events, every other message whole or not at all, nothing else. Then the same files are given again, and everything is there once.',
    test: 'packages/storage/test/kill/kill.test.ts',
    variable: 'KARAVAN_KILL',
    count: 50,
  },
  delivery: {
    title: 'Killed deliveries',
    does: 'A server keeps 12 reports about four consignments in the embedded PostgreSQL and tells a subscriber of them by webhook; the receiver refuses one in ten tries. The server is ended by SIGKILL: when a report is kept and not sent yet, while the receiver has it and has not answered, or when it has answered and that is not kept. Another server is started, and what has arrived is held against what the stories tell: every word at least once, under one id and with one text each time, signed, and of each consignment none before those that came before it were taken.',
    test: 'packages/storage/test/delivery-kill/delivery-kill.test.ts',
    variable: 'KARAVAN_DELIVERY_KILL',
    count: 50,
  },
  estimates: {
    title: 'Killed estimates',
    does: 'A server keeps eight reports about three consignments in the embedded PostgreSQL and works out when each arrives. At a random moment after one of them the server is ended by SIGKILL, and another is started. When nothing waits any more, each consignment has an estimate, every acknowledged report is what one of them rests on, and when all are worked out once more from what is kept, they rest on the same.',
    test: 'packages/storage/test/delivery-kill/estimates-kill.test.ts',
    variable: 'KARAVAN_ESTIMATES_KILL',
    count: 50,
  },
}
