import { X } from 'lucide-react'
import { FilterSelect } from '@/components/filter-select'
import { outcomeNames, outcomeOf } from '@/components/outcome'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { useCampaigns } from '@/features/campaigns/campaigns'
import type { CallSearch } from './use-call-search'

export function CallFilters({ search }: { search: CallSearch }) {
  const campaigns = useCampaigns()
  return (
    <div className="grid grid-cols-2 items-center gap-2 border-b px-4 py-3 sm:flex sm:flex-wrap sm:px-5">
      <FilterSelect
        className="sm:w-40"
        label="Outcome"
        all="All outcomes"
        value={search.valueOf('outcome')}
        options={outcomeNames.map((value) => ({ value, label: outcomeOf(value).label }))}
        onChange={(value) => search.change('outcome', value)}
      />
      <FilterSelect
        className="sm:w-48"
        label="Campaign"
        all="All campaigns"
        value={search.valueOf('campaign')}
        options={campaigns.items.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => search.change('campaign', value)}
      />
      <DateField
        label="From"
        value={search.valueOf('from')}
        onChange={(value) => search.change('from', value)}
      />
      <DateField label="To" value={search.valueOf('to')} onChange={(value) => search.change('to', value)} />
      {search.filtered && (
        <Button variant="ghost" size="sm" onClick={search.clear} className="max-sm:col-span-2">
          <X aria-hidden /> Clear
        </Button>
      )}
    </div>
  )
}

interface DateFieldProps {
  label: string
  value: string | undefined
  onChange: (value: string) => void
}

function DateField({ label, value = '', onChange }: DateFieldProps) {
  return (
    <label className="flex items-center gap-2 text-[13px] text-muted-foreground">
      {label}
      <Input
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="px-1.5 text-[13px] text-foreground sm:w-36 sm:px-2"
      />
    </label>
  )
}
