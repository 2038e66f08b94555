import { FilterSelect } from '@/components/filter-select'
import { Input } from '@/components/ui/input'
import { languageName, type VoiceFilter } from './voices'

const LANGUAGES = ['en', 'es', 'de', 'fr', 'it', 'nl', 'pl', 'pt', 'hi', 'ja', 'zh']

interface VoiceFiltersProps {
  filter: VoiceFilter
  onChange: (filter: VoiceFilter) => void
}

export function VoiceFilters({ filter, onChange }: VoiceFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label="Search voices"
        placeholder="Name or description"
        className="w-full sm:w-56"
        value={filter.q ?? ''}
        onChange={(event) => onChange({ ...filter, q: event.target.value || undefined })}
      />
      <FilterSelect
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        label="Gender"
        all="All genders"
        value={filter.gender}
        options={[
          { value: 'female', label: 'Female' },
          { value: 'male', label: 'Male' },
        ]}
        onChange={(gender) => onChange({ ...filter, gender })}
      />
      <FilterSelect
        className="min-w-32 flex-1 sm:w-40 sm:flex-none"
        label="Language"
        all="All languages"
        value={filter.language}
        options={LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
        onChange={(language) => onChange({ ...filter, language })}
      />
    </div>
  )
}
