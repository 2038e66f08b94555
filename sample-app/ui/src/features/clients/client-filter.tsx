import { FilterSelect } from '@/components/filter-select'
import { useClients } from './clients'

interface ClientFilterProps {
  value: string | undefined
  onChange: (clientId: string | undefined) => void
}

/** Narrows a list of the platform to one client. */
export function ClientFilter({ value, onChange }: ClientFilterProps) {
  const clients = useClients()
  return (
    <FilterSelect
      className="min-w-32 flex-1 sm:w-44 sm:flex-none"
      label="Client"
      all="All clients"
      value={value}
      options={clients.items.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  )
}
