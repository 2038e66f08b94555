import { Link } from 'react-router'
import type { Lead } from '@/api/types'
import { phone, words } from '@/lib/format'
import { LeadBadge } from '@/features/leads/lead-badge'
import { LatestCard } from './latest-card'

export function LatestLeads({ leads }: { leads: Lead[] }) {
  return (
    <LatestCard
      title="Latest leads"
      to="/leads"
      items={leads}
      empty="Everyone who answers a call becomes a lead."
    >
      {(lead) => (
        <Link
          to={`/leads/${lead.id}`}
          className="flex items-center gap-3 px-5 py-3 transition-colors hover:bg-muted/60"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{lead.name}</span>
            <span className="block truncate text-[13px] text-muted-foreground">
              {lead.email ?? phone(lead.phone)}
            </span>
          </span>
          {lead.intent && (
            <span className="hidden max-w-40 truncate text-[13px] text-muted-foreground sm:block">
              {words(lead.intent)}
            </span>
          )}
          <LeadBadge status={lead.status} />
        </Link>
      )}
    </LatestCard>
  )
}
