import { lazyStorage, type Storage } from '@karavan/storage'

/** Does one piece of work with what people entered, and closes it. @throws {StructuredError} DATABASE_* */
export async function withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = lazyStorage(process.env)
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
