import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import { RequireSession } from '@/features/session/require-session'
import SignInPage from '@/features/session/sign-in-page'
import { CrashPage } from './crash-page'
import { RequirePlatform } from './require-platform'
import { RequireTenant } from './require-tenant'
import { Shell } from './shell'

// Each page is a file of its own, fetched when it is first opened.
const DashboardPage = lazy(() => import('@/features/dashboard/dashboard-page'))
const CampaignsPage = lazy(() => import('@/features/campaigns/campaigns-page'))
const NewCampaignPage = lazy(() => import('@/features/campaigns/new-campaign-page'))
const CampaignPage = lazy(() => import('@/features/campaigns/campaign-page'))
const LeadsPage = lazy(() => import('@/features/leads/leads-page'))
const LeadPage = lazy(() => import('@/features/leads/lead-page'))
const CallsPage = lazy(() => import('@/features/calls/calls-page'))
const AgentsPage = lazy(() => import('@/features/agents/agents-page'))
const KnowledgePage = lazy(() => import('@/features/knowledge/knowledge-page'))
const VoicesPage = lazy(() => import('@/features/voices/voices-page'))
const NumbersPage = lazy(() => import('@/features/numbers/numbers-page'))
const DoNotCallPage = lazy(() => import('@/features/do-not-call/do-not-call-page'))
const CompliancePage = lazy(() => import('@/features/compliance/compliance-page'))
const UsagePage = lazy(() => import('@/features/usage/usage-page'))
const InvoicesPage = lazy(() => import('@/features/invoices/invoices-page'))
const ClientsPage = lazy(() => import('@/features/clients/clients-page'))
const PlansPage = lazy(() => import('@/features/plans/plans-page'))
const CreditsPage = lazy(() => import('@/features/credits/credits-page'))
const AllInvoicesPage = lazy(() => import('@/features/invoices/all-invoices-page'))
const ProfitPage = lazy(() => import('@/features/profit/profit-page'))
const ReconciliationPage = lazy(() => import('@/features/reconciliation/reconciliation-page'))
const AllAgentsPage = lazy(() => import('@/features/agents/all-agents-page'))
const PoolPage = lazy(() => import('@/features/numbers/pool-page'))
const BuyPage = lazy(() => import('@/features/numbers/buy-page'))
const ProvidersPage = lazy(() => import('@/features/providers/providers-page'))
const QueuePage = lazy(() => import('@/features/queue/queue-page'))
const InboxPage = lazy(() => import('@/features/inbox/inbox-page'))
const SetupPage = lazy(() => import('@/features/setup/setup-page'))
const NotFoundPage = lazy(() => import('./not-found-page'))

export const router = createBrowserRouter([
  {
    ErrorBoundary: CrashPage,
    children: [
      { path: '/sign-in', Component: SignInPage },
      {
        element: (
          <RequireSession>
            <Shell />
          </RequireSession>
        ),
        children: [
          {
            Component: RequireTenant,
            children: [
              { index: true, Component: DashboardPage },
              { path: 'campaigns', Component: CampaignsPage },
              { path: 'campaigns/new', Component: NewCampaignPage },
              { path: 'campaigns/:id', Component: CampaignPage },
              { path: 'leads', Component: LeadsPage },
              { path: 'leads/:id', Component: LeadPage },
              { path: 'calls', Component: CallsPage },
              { path: 'agents', Component: AgentsPage },
              { path: 'knowledge', Component: KnowledgePage },
              { path: 'voices', Component: VoicesPage },
              { path: 'numbers', Component: NumbersPage },
              { path: 'do-not-call', Component: DoNotCallPage },
              { path: 'compliance', Component: CompliancePage },
              { path: 'usage', Component: UsagePage },
              { path: 'invoices', Component: InvoicesPage },
            ],
          },
          {
            Component: RequirePlatform,
            children: [
              { path: 'clients', Component: ClientsPage },
              { path: 'plans', Component: PlansPage },
              { path: 'credits', Component: CreditsPage },
              { path: 'all-invoices', Component: AllInvoicesPage },
              { path: 'profit', Component: ProfitPage },
              { path: 'reconciliation', Component: ReconciliationPage },
              { path: 'all-agents', Component: AllAgentsPage },
              { path: 'number-pool', Component: PoolPage },
              { path: 'buy-numbers', Component: BuyPage },
              { path: 'providers', Component: ProvidersPage },
              { path: 'queue', Component: QueuePage },
              { path: 'webhook-inbox', Component: InboxPage },
              { path: 'setup', Component: SetupPage },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])
