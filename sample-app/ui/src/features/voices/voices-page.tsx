import { Volume2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Voice } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { PlayButton, SamplePlayer } from './player'
import { VoiceFacts } from './voice-facts'
import { VoiceFilters } from './voice-filters'
import { EVERY_VOICE, useVoices, type VoiceFilter } from './voices'

export default function VoicesPage() {
  const [filter, setFilter] = useState<VoiceFilter>(EVERY_VOICE)
  const voices = useVoices(useDeferredValue(filter))
  return (
    <Page
      title="Voices"
      description="How your agents may sound. Listen, then choose one where you edit an agent."
    >
      <SamplePlayer>
        <ListStates
          query={voices}
          header={
            <div className="border-b px-4 py-3 sm:px-5">
              <VoiceFilters filter={filter} onChange={setFilter} />
            </div>
          }
          empty={
            <EmptyState icon={Volume2} title="No voice fits">
              Take a filter off to hear more of them.
            </EmptyState>
          }
        >
          <ul aria-label="Voices" className="grid sm:grid-cols-2">
            {voices.items.map((voice) => (
              <VoiceRow key={`${voice.provider}/${voice.voice_id}`} voice={voice} />
            ))}
          </ul>
        </ListStates>
      </SamplePlayer>
    </Page>
  )
}

function VoiceRow({ voice }: { voice: Voice }) {
  return (
    <li className="flex items-center gap-3 border-b px-4 py-3 sm:px-5">
      <PlayButton voice={voice} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{voice.name}</p>
        <VoiceFacts voice={voice} />
        <p className="truncate font-mono text-xs text-muted-foreground">{voice.voice_id}</p>
      </div>
    </li>
  )
}
