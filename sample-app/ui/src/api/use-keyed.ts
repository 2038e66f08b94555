import { useRef } from 'react'

export interface Keyed<T> {
  /** The same for every try of one request, so that it takes effect once. */
  key: string
  body: T
}

/** Gives a request its key: the same again after a lost answer, another one as soon as it is another request. */
export function useKeyed<T>(): (body: T) => Keyed<T> {
  const last = useRef<{ text: string; key: string }>(null)
  return (body) => {
    const text = JSON.stringify(body)
    if (last.current?.text !== text) last.current = { text, key: newKey() }
    return { key: last.current.key, body }
  }
}

/** Unlike `randomUUID`, this is there on pages without TLS too. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
