import type { Voice } from '@/api/types'
import { words } from '@/lib/format'
import { languageName, providerName } from './voices'

/** What tells a voice from another: `Female · American · English, Spanish`. */
export function VoiceFacts({ voice }: { voice: Voice }) {
  const facts = [
    voice.gender && words(voice.gender),
    voice.accent && words(voice.accent),
    voice.languages.map(languageName).join(', '),
    providerName(voice.provider),
  ].filter(Boolean)
  return <span className="text-[13px] text-muted-foreground">{facts.join(' · ')}</span>
}
