import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Page } from '@/components/page'
import { Offers } from './offers'
import { OrderDrawer } from './order-drawer'
import type { Search } from './orders'
import { Orders } from './orders-card'
import { SearchForm } from './search-form'

/** The order that is looked at is in the address, so that whoever reloads still sees how far it is. */
export default function BuyPage() {
  const [search, setSearch] = useState<Search | null>(null)
  const [parameters, setParameters] = useSearchParams()
  const watch = (id: string | null) => setParameters(id ? { order: id } : {}, { replace: true })
  return (
    <Page
      title="Buy numbers"
      back={{ to: '/number-pool', label: 'Number pool' }}
      description="Look at what the carrier sells, and buy one, some or a hundred. What is bought goes into the pool."
    >
      <SearchForm onSearch={setSearch} />
      {search && <Offers key={JSON.stringify(search)} search={search} onOrdered={watch} />}
      <Orders onOpen={watch} />
      <OrderDrawer id={parameters.get('order')} onClose={() => watch(null)} />
    </Page>
  )
}
