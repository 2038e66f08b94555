import { useSearchParams } from 'react-router'
import { invoiceStates, type InvoiceFilter } from './invoices'

/** The filters and the open invoice, kept in the address, so that both can be linked to and survive a reload. */
export function useInvoiceSearch(path: string) {
  const [params, setParams] = useSearchParams()
  const state = params.get('state') ?? undefined
  const filter: InvoiceFilter = {
    month: params.get('month') ?? undefined,
    client_id: params.get('client') ?? undefined,
    state: state !== undefined && state in invoiceStates ? (state as InvoiceFilter['state']) : undefined,
  }

  function change(name: 'month' | 'client' | 'state' | 'invoice', value: string | undefined) {
    setParams(
      (current) => {
        if (value) current.set(name, value)
        else current.delete(name)
        return current
      },
      { replace: true },
    )
  }

  return {
    filter,
    filtered: Object.values(filter).some((value) => value !== undefined),
    change,
    clear: () => setParams({}, { replace: true }),
    openInvoice: params.get('invoice'),
    close: () => change('invoice', undefined),
    hrefOf(id: string) {
      const target = new URLSearchParams(params)
      target.set('invoice', id)
      return `${path}?${target}`
    },
  }
}
