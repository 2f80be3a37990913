export { faultsOfLog, type LogFault } from './audit.js'
export { isSame } from './bytes.js'
export { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint.js'
export { areLeavesOf, entriesBundle, parseEntries } from './entries.js'
export { type Digest, emptyRoot, HASH_BYTES, type Hash, leafHash, nodeHash } from './hashes.js'
export { keyText, type NoteKey, openNote, parseKeyText, type Sign, signedNote, type Verify } from './note.js'
export { overTiles, type ReadTile } from './over-tiles.js'
export { checkProof, type InclusionProof, parseProof, proofText } from './proof.js'
export { type LoggedTelling, type OpenedTelling, readOpened, tellingEntry, writeOpened } from './telling.js'
export {
  entriesPath,
  grownTiles,
  nodesIn,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  type TileName,
  tilePath,
  tilesOf,
  tileWith,
} from './tiles.js'
export { consistencyPath, inclusionPath, type Nodes, rootOf } from './tree.js'
export { isConsistent, isIncluded, type TreeHead } from './verify.js'
