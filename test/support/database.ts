import { type Db, openDatabase, openImage } from '#db/client.server.ts'

let image: Buffer | undefined

/** A fresh, empty database with the current shape: made once a process, then copied. */
export function freshDatabase(): Db {
  image ??= openDatabase(':memory:').$client.serialize()
  return openImage(image)
}
