import { useEffect, useState } from 'react'
import { readNetworkMap } from '../api/network-map.js'
import type { NameOf } from './cell-words.js'

/** English names of places by their ids; the ids until the network is read. */
export function usePlaceNames(): NameOf {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let isCurrent = true
    readNetworkMap().then(
      ({ features }) => {
        const named = features.map(({ id, properties }): [string, string] => [
          id,
          'name' in properties ? properties.name : id,
        ])
        if (isCurrent) setNames(new Map(named))
      },
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [])
  return (id) => names.get(id) ?? id
}
