import { useQueryClient } from '@tanstack/react-query'
import { Building2, ChevronsUpDown } from 'lucide-react'
import { useLocation, useNavigate } from 'react-router'
import { actingTenant } from '@/api/acting-tenant'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useClients } from '@/features/clients/clients'
import { appQuery, sessionQuery, useActingTenant } from '@/features/session/session'

/** Which client the platform's user acts in. */
export function TenantSwitcher() {
  const clients = useClients()
  const acting = useActingTenant()
  const switchTo = useSwitchTenant()
  const navigate = useNavigate()
  const name = clients.items.find((client) => client.id === acting)?.name
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-12 w-full items-center gap-2.5 rounded-md border bg-card px-2.5 text-left shadow-xs outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring">
        <Building2 className="size-4 shrink-0 text-muted-foreground" aria-hidden />
        <span className="min-w-0 flex-1">
          <span className="block text-xs text-muted-foreground">Acting in</span>
          <span className="block truncate leading-tight font-medium">{name ?? 'Choose a client'}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-(--radix-dropdown-menu-trigger-width)">
        <DropdownMenuLabel>Act in a client</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={acting ?? ''} onValueChange={switchTo}>
          {clients.items.map((client) => (
            <DropdownMenuRadioItem key={client.id} value={client.id}>
              <span className="truncate">{client.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void navigate('/clients')}>All clients</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Forgets what was read for the other tenant, and leaves a page that shows one thing of it. */
function useSwitchTenant() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  return (tenantId: string) => {
    actingTenant.choose(tenantId)
    const kept = new Set<unknown>([sessionQuery.queryKey[0], appQuery.queryKey[0], 'clients', 'plans'])
    queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) })
    void navigate(`/${pathname.split('/')[1] ?? ''}`)
  }
}
