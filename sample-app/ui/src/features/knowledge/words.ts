import type { KnowledgeDocument } from '@/api/types'
import type { Tone } from '@/components/ui/badge'
import { count } from '@/lib/format'

export const STATES: Record<KnowledgeDocument['status'], { label: string; tone: Tone }> = {
  adding: { label: 'Not confirmed', tone: 'warning' },
  not_indexed: { label: 'Waiting', tone: 'neutral' },
  indexing: { label: 'Being read', tone: 'primary' },
  ready: { label: 'Ready', tone: 'success' },
  failed: { label: 'Not readable', tone: 'danger' },
}

const KINDS: Record<KnowledgeDocument['kind'], string> = { text: 'Text', link: 'Web page', file: 'File' }

/** `File, 1.2 MB`. */
export function kindOf({ kind, bytes }: Pick<KnowledgeDocument, 'kind' | 'bytes'>): string {
  return bytes == null ? KINDS[kind] : `${KINDS[kind]}, ${sizeOf(bytes)}`
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${count(bytes)} B`
  if (bytes < 1_000_000) return `${count(Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
